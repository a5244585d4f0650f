import type { Option } from "@/components/ui/combo-input"
import { monthStyles, type MonthStyle } from "@/lib/arabic/dates"
import type { Kind } from "@/lib/articles/kinds"

/** A newspaper as the form knows it; `kindLabels` is the house's own name for a kind, by key. */
export type SourceChoice = Option & { monthStyle?: string; kindLabels?: unknown; permission?: string; permissionUntil?: string | null }

/** What the pickers offer; as lib/articles/queries gives it. */
export type ArticleChoices = {
  sections: readonly { id: string; name: string }[]
  sources: readonly SourceChoice[]
  authors: readonly Option[]
  tags: readonly Option[]
}

/** The newsroom's clock and its way to name the months. */
export type Clock = { timeZone: string; monthStyle: MonthStyle }

export const styleOf = (source: SourceChoice | undefined, clock: Clock): MonthStyle =>
  monthStyles.find((style) => style === source?.monthStyle) ?? clock.monthStyle

/** The label that a house prints for a kind, or null where it has none of its own. */
export function houseLabel(source: SourceChoice | undefined, kind: Kind): string | null {
  const labels = source?.kindLabels
  if (typeof labels !== "object" || labels === null) return null
  const found: unknown = Object.entries(labels).find(([key]) => key === kind)?.[1]
  return typeof found === "string" && found !== "" ? found : null
}
