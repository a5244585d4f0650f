import { together } from "@/lib/together"
import { changesOf } from "./told"

/**
 * Reads by ids what stands on many pages, each of it once until readers' pages change: then all of it anew, and so where there would be more than
 * `most`. Where nobody tells of changes nothing is remembered. Who asks is given at least what they asked for, as it was after the last change
 * that was told of when they asked; what there is none of is undefined.
 */
export function remembered<Row>(read: (ids: readonly string[]) => Promise<ReadonlyMap<string, Row>>, most: number): (ids: readonly string[]) => Promise<ReadonlyMap<string, Row | undefined>> {
  const ask = together(read)
  let known: { at: number | null; rows: Map<string, Row | undefined> } = { at: null, rows: new Map() }

  return async (ids) => {
    const at = changesOf("any")
    if (at === null || at !== known.at || known.rows.size > most) known = { at, rows: new Map() }
    const { rows } = known // of a change that comes meanwhile, whoever asks after it has another
    const missing = ids.filter((id) => !rows.has(id))
    if (missing.length > 0) {
      const found = await ask(missing)
      for (const id of missing) rows.set(id, found.get(id))
    }
    return rows
  }
}
