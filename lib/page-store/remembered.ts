import { together } from "@/lib/together"
import { bounds } from "./store"
import { toldNow } from "./told"

/** What was found by ids: undefined where there is nothing. */
export type Found<Row> = { get: (id: string) => Row | undefined }

/** A row, as it was read after this many changes, and after how many it was last known to hold. */
type Known<Row> = { row: Row | undefined; at: number; holds: number; tags: readonly string[] | null }

/**
 * Reads by ids what stands on many pages, each of it once until something with its tags changes; without tags, and where there is nothing, until
 * anything does. All is forgotten once it is as old as a page may become, and where there would be more than `most`. Where nobody tells of changes nothing is remembered. Who asks is
 * given what they asked for, as it was after the last change that was told of when they asked.
 */
export function remembered<Row>(
  read: (ids: readonly string[]) => Promise<ReadonlyMap<string, Row>>, most: number, tagsOf: (row: Row, id: string) => readonly string[] | null = () => null,
): (ids: readonly string[]) => Promise<Found<Row>> {
  const ask = together(read)
  let [known, since] = [new Map<string, Known<Row>>(), performance.now()]

  return async (ids) => {
    const told = toldNow()
    if (told === null) return ids.length === 0 ? new Map() : ask(ids)
    if (known.size > most || performance.now() - since > bounds.age) [known, since] = [new Map(), performance.now()]
    const [rows, at] = [known, told.any]
    const missing = ids.filter((id) => {
      const one = rows.get(id)
      if (one === undefined) return true
      if (one.holds < at && (one.tags === null || told.last(one.tags) > one.at)) return true
      one.holds = Math.max(one.holds, at)
      return false
    })
    if (missing.length > 0) {
      const found = await ask(missing)
      for (const id of missing) {
        if ((rows.get(id)?.at ?? 0) > at) continue // somebody who asked after us was sooner
        const row = found.get(id)
        rows.set(id, { row, at, holds: at, tags: row === undefined ? null : tagsOf(row, id) })
      }
    }
    return { get: (id) => rows.get(id)?.row }
  }
}
