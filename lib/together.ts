/**
 * Reads by ids what is asked for in one turn of the event loop with one call of `read`: where many pages are made at the same time, they cost the
 * database one statement and not one each. Who asks is given at least what they asked for, read after they asked; where the reading
 * fails, it fails for all of the turn, and for nobody after it.
 */
export function together<Row>(read: (ids: readonly string[]) => Promise<ReadonlyMap<string, Row>>): (ids: readonly string[]) => Promise<ReadonlyMap<string, Row>> {
  let turn: { ids: Set<string>; rows: Promise<ReadonlyMap<string, Row>> } | undefined
  const begin = () => {
    const ids = new Set<string>()
    const over = new Promise<void>((done) => setImmediate(done))
    return {
      ids,
      rows: over.then(() => {
        turn = undefined // who asks from now on is not of this reading
        return read([...ids])
      }),
    }
  }
  return (ids) => {
    turn ??= begin()
    for (const id of ids) turn.ids.add(id)
    return turn.rows
  }
}
