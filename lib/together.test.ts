import fc from "fast-check"
import { expect, test } from "vitest"
import { together } from "./together"

test("everybody is given what they asked for as it was after they asked, with as many readings as turns", async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.record({ turn: fc.nat({ max: 3 }), ids: fc.array(fc.constantFrom("a", "b", "c", "d"), { minLength: 1, maxLength: 3 }) }), { maxLength: 12 }), async (asks) => {
    let now = 0
    const readings: (readonly string[])[] = []
    const ask = together(async (ids) => {
      readings.push(ids)
      const at = now
      await new Promise((done) => setTimeout(done, 1))
      return new Map(ids.map((id) => [id, at]))
    })
    const given: Promise<void>[] = []
    for (let turn = 0; turn < 4; turn += 1) {
      now = turn
      for (const { ids } of asks.filter((one) => one.turn === turn)) {
        given.push(ask(ids).then((rows) => {
          for (const id of ids) expect(rows.get(id)).toBe(turn)
        }))
      }
      await new Promise((done) => setImmediate(done))
      await new Promise((done) => setImmediate(done))
    }
    await Promise.all(given)
    expect(readings).toHaveLength(new Set(asks.map(({ turn }) => turn)).size)
    for (const ids of readings) expect(new Set(ids).size).toBe(ids.length)
  }), { numRuns: 60 })
})

test("a reading that fails, at once or later, fails for its own turn alone", async () => {
  let fails = true
  const ask = together((ids) => {
    if (fails) throw new Error("lost")
    return Promise.resolve(new Map(ids.map((id) => [id, id])))
  })
  const [one, other] = await Promise.allSettled([ask(["a"]), ask(["b"])])
  expect([one.status, other.status]).toEqual(["rejected", "rejected"])
  fails = false
  expect((await ask(["a"])).get("a")).toBe("a")
})

test("a reading that fails once it is under way fails for all of its turn, and for nobody after it", async () => {
  const lost = new Error("away")
  let answer: Promise<ReadonlyMap<string, string>> = Promise.reject(lost)
  answer.catch(() => {})
  const ask = together(() => answer)
  expect(await Promise.allSettled([ask(["a"]), ask(["b"])])).toEqual([{ status: "rejected", reason: lost }, { status: "rejected", reason: lost }])
  answer = Promise.resolve(new Map([["a", "row a"]]))
  expect((await ask(["a"])).get("a")).toBe("row a")
})

test("of many who asked together the first are answered before the last, and what comes between is heard", async () => {
  const order: number[] = []
  const ask = together((ids) => Promise.resolve(new Map(ids.map((id) => [id, id]))))
  const all = Array.from({ length: 10 }, (_, n) => ask([String(n)]).then(() => order.push(n)))
  const heard: number[] = []
  while (order.length < 10) {
    await new Promise((done) => setImmediate(done))
    heard.push(order.length)
  }
  await Promise.all(all)
  expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  expect(heard.filter((n) => n > 0 && n < 10).length).toBeGreaterThan(1)
})
