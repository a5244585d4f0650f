import type { IsoDay } from "@/lib/arabic/dates"

/** What a newspaper lets us do with its texts. */
export const sourcePermissions = ["unrecorded", "granted", "quotation", "none"] as const
/** What search engines are told of its texts here: take them, point to the original, or leave them. */
export const indexPolicies = ["index", "canonical", "noindex"] as const

export type SourcePermission = (typeof sourcePermissions)[number]
export type IndexPolicy = (typeof indexPolicies)[number]

/** What is recorded of a newspaper's permission; the day is the last one on which it holds. */
export type Terms = { permission: string; permissionUntil: IsoDay | null }

/** What holds on a day: the permission as it is recorded, or `ended` where its last day is over. */
export function termsOn({ permission, permissionUntil }: Terms, day: IsoDay): SourcePermission | "ended" {
  const known = sourcePermissions.find((each) => each === permission) ?? "none"
  return known !== "none" && permissionUntil !== null && permissionUntil < day ? "ended" : known
}

/** How many days are left of a permission, the last one among them counted as 0; null where it has no end or gives nothing. */
export function daysLeft({ permission, permissionUntil }: Terms, today: IsoDay): number | null {
  if (permissionUntil === null || permission === "none" || permissionUntil < today) return null
  return Math.round((Date.parse(permissionUntil) - Date.parse(today)) / 86_400_000)
}
