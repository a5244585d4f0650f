type Asker<Row> = { done: (rows: ReadonlyMap<string, Row>) => void; fail: (error: unknown) => void }

const AT_ONCE = 4 // that are answered in one turn of the event loop (bench/README.md, "not kept")

const turn = () => new Promise<void>((done) => setImmediate(done))

/**
 * Reads by ids what is asked for in one turn of the event loop with one call of `read`: where many pages are made at the same time, they cost the
 * database one statement and not one each. Who asks is given at least what they asked for, read after they asked; where the reading
 * fails, it fails for all of the turn, and for nobody after it.
 *
 * Those who asked together are answered a few in a turn, in their order: else all would be answered before anything else is heard, everybody's
 * next question would come at the same moment, and this process would wait while the database reads for all of them.
 */
export function together<Row>(read: (ids: readonly string[]) => Promise<ReadonlyMap<string, Row>>): (ids: readonly string[]) => Promise<ReadonlyMap<string, Row>> {
  let open: { ids: Set<string>; askers: Asker<Row>[] } | undefined

  const readFor = async (ids: ReadonlySet<string>, askers: readonly Asker<Row>[]) => {
    await turn()
    open = undefined // who asks from now on is not of this reading
    try {
      const rows = await read([...ids])
      for (const [at, { done }] of askers.entries()) {
        if (at % AT_ONCE === 0) await turn()
        done(rows)
      }
    } catch (error) {
      for (const { fail } of askers) fail(error)
    }
  }

  return (ids) => {
    if (open === undefined) {
      open = { ids: new Set(), askers: [] }
      void readFor(open.ids, open.askers)
    }
    for (const id of ids) open.ids.add(id)
    const { askers } = open
    return new Promise((done, fail) => askers.push({ done, fail }))
  }
}
