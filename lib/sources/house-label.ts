import type { Kind } from "@/lib/articles/kinds"

/** The name that a newspaper has of its own for a kind («كلمة …»), among the labels that are kept of it; null where it has none. */
export function houseLabel(labels: unknown, kind: string): string | null {
  if (typeof labels !== "object" || labels === null) return null
  const label: unknown = Object.entries(labels).find(([key]) => key === kind)?.[1]
  return typeof label === "string" && label !== "" ? label : null
}

/** The form's field for the house's own label of a kind. */
export const labelField = (kind: Kind): `label_${Kind}` => `label_${kind}`
