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
