import { placeOf, type Place } from "@/lib/cursor"

/** An address's mark of a place in a list: older than it, newer than it, or the list's beginning. */
export type Paging = { before: Place } | { after: Place } | "newest"

/** The paging that an address asks for, or null where its marks are none of ours. */
export function pagingOf(query: URLSearchParams): Paging | null {
  const before = query.get("before")
  const after = query.get("after")
  if (before === null && after === null) return "newest"
  if (before !== null && after !== null) return null
  const place = placeOf(before ?? after)
  if (place === null || !/^[0-9a-z]{12}$/.test(place.id)) return null
  return before === null ? { after: place } : { before: place }
}
