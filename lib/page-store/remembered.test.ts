import fc from "fast-check"
import { afterEach, expect, it } from "vitest"
import { Changes } from "./changes"
import { remembered } from "./remembered"
import { countChanges } from "./told"

afterEach(() => countChanges(() => null))

const told = () => {
  const changes = new Changes()
  countChanges(() => changes)
  return changes
}

/** What is read is the id and how often anything was read; its tag is the id. Ids that begin with «no» are nothing's. */
function reading({ most = 100, tagged = true } = {}) {
  const asked: string[][] = []
  const ask = remembered(async (ids) => {
    asked.push([...ids])
    return new Map(ids.filter((id) => !id.startsWith("no")).map((id) => [id, `${id} ${asked.length}`]))
  }, most, tagged ? (_, id) => [id] : undefined)
  return { asked, rows: async (...ids: string[]) => { const found = await ask(ids); return ids.map((id) => found.get(id)) } }
}

it("what was read is read again once something with its tag changed; what there is none of once anything did", async () => {
  const changes = told()
  const { rows, asked } = reading()
  expect(await rows("a", "none")).toEqual(["a 1", undefined])
  expect(await rows("a", "none", "b")).toEqual(["a 1", undefined, "b 2"])
  changes.note(["b", "c"])
  expect(await rows("a", "none", "b")).toEqual(["a 1", undefined, "b 3"])
  changes.note(["*"])
  expect(await rows("a", "b")).toEqual(["a 4", "b 4"])
  expect(asked).toEqual([["a", "none"], ["b"], ["none", "b"], ["a", "b"]])
})

it("what has no tags is read again once anything changed", async () => {
  const changes = told()
  const { rows } = reading({ tagged: false })
  expect([await rows("a"), await rows("a")]).toEqual([["a 1"], ["a 1"]])
  changes.note(["c"])
  expect(await rows("a")).toEqual(["a 2"])
})

it("where nobody tells of changes all is read each time, and what was known before holds again when somebody does", async () => {
  const { rows } = reading()
  expect([await rows("a"), await rows("a")]).toEqual([["a 1"], ["a 2"]])
  const changes = told()
  expect([await rows("a"), await rows("a")]).toEqual([["a 3"], ["a 3"]])
  countChanges(() => null)
  expect(await rows("a")).toEqual(["a 4"])
  changes.note(["b"])
  countChanges(() => changes)
  expect(await rows("a")).toEqual(["a 3"])
  changes.note(["a"])
  expect(await rows("a")).toEqual(["a 5"])
})

it("of more than may be remembered all is forgotten, and who asked meanwhile keeps what they were given", async () => {
  told()
  const { rows, asked } = reading({ most: 2 })
  expect(await rows("a", "b", "c")).toEqual(["a 1", "b 1", "c 1"])
  expect(await rows("a")).toEqual(["a 2"])
  expect(asked).toHaveLength(2)
})

it("what could not be read is read by whoever asks next", async () => {
  told()
  let times = 0
  const ask = remembered(async (ids) => {
    times += 1
    if (times === 1) throw new Error("away")
    return new Map(ids.map((id) => [id, times]))
  }, 10)
  await expect(ask(["a"])).rejects.toThrow("away")
  expect((await ask(["a"])).get("a")).toBe(2)
})

it("in whatever order things change, are told of, asked for and read: who asks is given each as it was at its last change that was told of, or later", async () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant("change" as const), id: fc.nat(3) }), fc.record({ do: fc.constant("tell" as const) }),
    fc.record({ do: fc.constant("ask" as const), ids: fc.uniqueArray(fc.nat(3), { minLength: 1 }) }), fc.record({ do: fc.constant("read" as const), which: fc.nat(5) }),
  )
  await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
    const [changes, now, known, open] = [told(), [0, 0, 0, 0], [0, 0, 0, 0], [] as (() => void)[]]
    const untold: number[] = []
    const looks: (() => void)[] = [] // at what they were given: when all is over, since who asked looks when they like
    const ask = remembered((ids) => new Promise<Map<string, number>>((done) => {
      open.push(() => done(new Map(seen)))
      const seen = ids.map((id): [string, number] => [id, now[Number(id)] ?? 0]) // as of the moment at which it begins; who is answered first is chosen
    }), 100, (_, id) => [id])
    const askers: Promise<void>[] = []
    const turn = () => new Promise(setImmediate)
    for (const one of steps) {
      if (one.do === "change") {
        now[one.id] = (now[one.id] ?? 0) + 1
        untold.push(one.id)
      } else if (one.do === "tell") {
        for (const id of untold) known[id] = now[id] ?? 0
        changes.note(untold.splice(0).map(String))
      } else if (one.do === "ask") {
        const least = one.ids.map((id) => known[id] ?? 0)
        askers.push(ask(one.ids.map(String)).then((found) => void looks.push(() => {
          for (const [at, id] of one.ids.entries()) expect(found.get(String(id))).toBeGreaterThanOrEqual(least[at] ?? 0)
        })))
        await turn()
        await turn()
      } else {
        open.splice(one.which % Math.max(1, open.length), 1)[0]?.()
        await turn()
        await turn()
      }
    }
    while (open.length > 0) {
      open.pop()?.()
      await turn()
      await turn()
    }
    await Promise.all(askers)
    for (const look of looks) look()
  }), { numRuns: 400 })
})
