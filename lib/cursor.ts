/** Opaque marks of a place in a list that is ordered by a time and an id, newest first. Pure. */
export type Place = { at: Date; id: string }

/** The mark of a place; safe in an address. */
export const cursorOf = ({ at, id }: Place): string => `${at.getTime().toString(36)}-${id}`

/** The place that a mark means, or null for anything that is no mark of ours. */
export function placeOf(cursor: unknown): Place | null {
  const parts = typeof cursor === "string" ? /^([0-9a-z]{1,9})-([0-9a-z-]{1,40})$/.exec(cursor) : null
  const time = parseInt(parts?.[1] ?? "", 36)
  return parts?.[2] !== undefined && Number.isSafeInteger(time) && time < 8.64e15 ? { at: new Date(time), id: parts[2] } : null
}
