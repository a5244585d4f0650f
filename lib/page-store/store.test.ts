import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { Busy, PageStore, type Bounds, type Made, type Ports } from "./store"

type Versions = Record<string, number>
type Content = { key: string; of: Versions }

/** What each page is made of; of the later tags a change may show a moment later. */
const pages: Record<string, { tags: string[]; later: string[] }> = {
  a: { tags: ["x", "site"], later: ["site"] }, b: { tags: ["x", "y"], later: [] }, c: { tags: ["y", "site"], later: ["site"] }, d: { tags: ["z"], later: ["z"] },
}
const tags = ["x", "y", "z", "site"]
const GRACE = 50

type Step =
  | { do: "get"; key: string }
  | { do: "change"; tag: string; gone: boolean }
  | { do: "pass"; ms: number }

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant("get" as const), key: fc.constantFrom(...Object.keys(pages)) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("change" as const), tag: fc.constantFrom(...tags), gone: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("pass" as const), ms: fc.integer({ min: 1, max: 80 }) }) },
)

/**
 * A world in which everything may happen at any time: reads of the database in the midst of making a page, commits, the telling of them,
 * and readers who ask. `fails`: making a page goes wrong now and then.
 */
async function world(s: fc.Scheduler, steps: readonly Step[], fails: (n: number) => boolean, within: Partial<Bounds> = {}) {
  const committed: Versions = Object.fromEntries(tags.map((tag) => [tag, 0]))
  const told: Versions = { ...committed }
  const goneTold: Versions = { ...committed }
  /** Each telling of a tag: when, and which version. */
  const history: { tag: string; version: number; at: number }[] = []
  const wrong: string[] = []
  let [clock, making, purges, made, tellings] = [0, 0, 0, 0, 0]
  const under = new Map<string, number>()
  const limit = within.makers ?? 2
  const ports: Ports<Content> = {
    now: () => clock,
    wait: (ms) => s.schedule(Promise.resolve(), "wait").then(() => void (clock += ms)),
    make: async (key) => {
      const mark = `${key} ${purges}`
      making += 1
      made += 1
      const fail = fails(made)
      under.set(mark, (under.get(mark) ?? 0) + 1)
      if ((under.get(mark) ?? 0) > 1) wrong.push(`two make ${mark} at once`)
      if (making > limit) wrong.push("too many make pages")
      try {
        await s.schedule(Promise.resolve(), `begin ${key}`)
        const of = Object.fromEntries((pages[key]?.tags ?? []).map((tag) => [tag, committed[tag] ?? 0]))
        await s.schedule(Promise.resolve(), `read ${key}`)
        if (fail) throw new Error("planted")
        return { page: { key, of }, bytes: 10, keep: true, ...(pages[key] ?? { tags: [], later: [] }) } satisfies Made<Content>
      } finally {
        making -= 1
        under.set(mark, (under.get(mark) ?? 1) - 1)
      }
    },
  }
  const store = new PageStore<Content>(ports, { makers: limit, grace: GRACE, patience: 5, age: 10_000, again: 20, ...within })
  const failing = () => fails(-1)
  const pending: Promise<void>[] = []
  const run = async () => {
    for (const one of steps) {
      await s.schedule(Promise.resolve(), one.do)
      if (one.do === "pass") clock += one.ms
      if (one.do === "change") {
        const version = (committed[one.tag] ?? 0) + 1
        committed[one.tag] = version
        tellings += 1
        // Told at once, or when the scheduler likes.
        const tell = () => {
          told[one.tag] = Math.max(told[one.tag] ?? 0, version)
          if (one.gone) goneTold[one.tag] = Math.max(goneTold[one.tag] ?? 0, version)
          history.push({ tag: one.tag, version, at: clock })
          purges += 1
          store.purge(one.gone ? [] : [one.tag], one.gone ? [one.tag] : [])
        }
        if (tellings % 2 === 0) tell()
        else pending.push(s.schedule(Promise.resolve(), "tell").then(tell))
      }
      if (one.do === "get") {
        const later = pages[one.key]?.later ?? []
        const askedAt = clock
        const floor = { ...told }
        pending.push(store.get(one.key).then(({ key, of }) => {
          if (key !== one.key) wrong.push("another page")
          for (const [tag, version] of Object.entries(of)) {
            if (version < (goneTold[tag] ?? 0)) wrong.push(`${key} shows what of ${tag} is gone`)
            if (failing()) continue
            const must = later.includes(tag) ? Math.max(0, ...history.filter((each) => each.tag === tag && each.at + GRACE <= askedAt).map((each) => each.version)) : (floor[tag] ?? 0)
            if (version < must) wrong.push(`${key} shows ${tag} ${version}, and was told of ${must}`)
          }
        }, (error: unknown) => {
          if (!(error instanceof Busy) && !failing()) wrong.push(`${one.key} failed: ${String(error)}`)
        }))
      }
      if (store.figures().bytes > (within.bytes ?? Infinity)) wrong.push("more than fits")
    }
    await Promise.all(pending)
  }
  await s.waitFor(run())
  const { bytes, entries } = store.figures()
  if (bytes !== entries * 10) wrong.push("the sum is not the sum")
  return { wrong, store, told }
}

const many = { numRuns: 200 }

describe("in whatever order things happen", () => {
  test("nobody is shown a page older than what the store was told before they asked, and one thing is made once", () =>
    fc.assert(fc.asyncProperty(fc.scheduler(), fc.array(step, { minLength: 8, maxLength: 40, size: "max" }), async (s, steps) => {
      expect((await world(s, steps, () => false)).wrong).toEqual([])
    }), many))

  test("what is gone is shown to nobody, also where pages cannot be made", () =>
    fc.assert(fc.asyncProperty(fc.scheduler(), fc.array(step, { minLength: 8, maxLength: 40, size: "max" }), fc.integer({ min: 1, max: 4 }), async (s, steps, every) => {
      expect((await world(s, steps, (n) => n < 0 || n % every === 0)).wrong).toEqual([])
    }), many))

  test("what is kept stays within bounds, and pages are still the right ones", () =>
    fc.assert(fc.asyncProperty(fc.scheduler(), fc.array(step, { minLength: 8, maxLength: 40, size: "max" }), async (s, steps) => {
      // A page may take an eighth of the room: here there is room for eight of them, of which there are four.
      expect((await world(s, steps, () => false, { bytes: 80, makers: 1 })).wrong).toEqual([])
    }), many))
})

/** A store whose pages are made when the test says so. */
function byHand(within: Partial<Bounds> = {}) {
  const waiting: { key: string; done: (made: Partial<Made<string>>) => void; fail: (error: Error) => void }[] = []
  let clock = 0
  const store = new PageStore<string>({
    now: () => clock,
    wait: () => new Promise(() => {}),
    make: (key) => new Promise((done, fail) => waiting.push({ key, fail, done: (made) => done({ page: "", bytes: 1, tags: [], keep: true, ...made }) })),
  }, within)
  return { store, waiting, pass: (ms: number) => (clock += ms), made: async (made: Partial<Made<string>>) => {
    await Promise.resolve()
    waiting.shift()?.done(made)
    await new Promise((next) => setTimeout(next, 0))
  } }
}

describe("one after the other", () => {
  test("a page whose making began before a change is not kept after it, and who asks after it gets the new one", async () => {
    const { store, made, waiting } = byHand()
    const before = store.get("k")
    await Promise.resolve()
    store.purge(["t"])
    const after = store.get("k")
    await made({ page: "old", tags: ["t"] })
    expect(store.peek("k")).toBeUndefined()
    await made({ page: "new", tags: ["t"] })
    expect([await before, await after, store.peek("k"), waiting.length]).toEqual(["old", "new", "new", 0])
  })

  test("a hundred who ask at once, or after one change, wait for one page", async () => {
    const { store, made } = byHand()
    const first = Array.from({ length: 100 }, () => store.get("k"))
    await made({ page: "1", tags: ["t"] })
    store.purge(["t"])
    const second = Array.from({ length: 100 }, () => store.get("k"))
    await made({ page: "2", tags: ["t"] })
    expect(new Set(await Promise.all(first))).toEqual(new Set(["1"]))
    expect(new Set(await Promise.all(second))).toEqual(new Set(["2"]))
    expect(store.figures().made).toBe(2)
  })

  test("a change of what a page is not made of leaves it alone", async () => {
    const { store, made } = byHand()
    void store.get("k")
    await made({ page: "1", tags: ["t"] })
    store.purge(["u"], ["v"])
    expect(store.peek("k")).toBe("1")
  })

  test("where the new one cannot be made the old one is shown, and tried again after a while; one that is gone is not shown", async () => {
    const { store, made, waiting, pass } = byHand()
    void store.get("k")
    await made({ page: "1", tags: ["t"] })
    store.purge(["t"])
    const shown = store.get("k")
    await Promise.resolve()
    waiting.shift()?.fail(new Error("no database"))
    expect(await shown).toBe("1")
    expect(await store.get("k")).toBe("1")
    expect(waiting).toHaveLength(0)
    pass(1_000)
    const again = store.get("k")
    await Promise.resolve()
    store.purge([], ["t"])
    waiting.shift()?.fail(new Error("no database"))
    await expect(again).rejects.toThrow("no database")
  })

  test("what may not be kept is not, nor what is too large; and an old page gives way to it", async () => {
    const { store, made } = byHand({ bytes: 80 })
    for (const given of [{ page: "1", keep: false }, { page: "2", bytes: 11 }]) {
      void store.get("k")
      await made(given)
      expect(store.peek("k")).toBeUndefined()
    }
    void store.get("k")
    await made({ page: "3", tags: ["t"] })
    store.purge(["t"])
    void store.get("k")
    await made({ page: "4", keep: false })
    expect(store.figures()).toMatchObject({ entries: 0, bytes: 0 })
  })

  test("pages that somebody asks for outlive pages that nobody does", async () => {
    const { store, made } = byHand({ bytes: 40 })
    for (const key of ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"]) {
      void store.get(key)
      await made({ page: key, bytes: 5 })
      store.peek("a")
    }
    expect(store.peek("a")).toBe("a")
    expect(store.peek("b")).toBeUndefined()
    expect(store.figures()).toMatchObject({ entries: 8, bytes: 40 })
  })

  test("a later tag's change is waited for while there is little to do; under load the old page is shown, for so long and no longer", async () => {
    const { store, made, pass, waiting } = byHand({ makers: 2, grace: 100 })
    void store.get("k")
    await made({ page: "1", tags: ["site"], later: ["site"] })
    store.purge(["site"])
    const quiet = store.get("k")
    await made({ page: "2", tags: ["site"], later: ["site"] })
    expect(await quiet).toBe("2")
    for (const other of ["m", "n", "o", "p"]) void store.get(other)
    store.purge(["site"])
    expect(await store.get("k")).toBe("2")
    pass(101)
    const late = store.get("k")
    while (waiting.length > 0) await made({ page: "3", tags: ["site"], later: ["site"] })
    expect(await late).toBe("3")
  })

  test("who finds too many waiting is told so", async () => {
    const { store } = byHand({ makers: 1, queue: 2 })
    for (const key of ["a", "b", "c"]) store.get(key).catch(() => {})
    await expect(store.get("d")).rejects.toBeInstanceOf(Busy)
  })
})
