import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { together } from "./together"

const turn = () => new Promise<void>((done) => setImmediate(done))

/** A reading that ends when it is told to, and what was asked of it. */
function slowly() {
  const asked: (readonly string[])[] = []
  const ends: { done: () => void; fail: (error: Error) => void }[] = []
  const ask = together((ids) => {
    asked.push(ids)
    return new Promise<ReadonlyMap<string, string>>((done, fail) => ends.push({ done: () => done(new Map(ids.map((id) => [id, `row ${id}`]))), fail }))
  })
  return { ask, asked, ends }
}

describe("together", () => {
  test("everybody is given what they asked for, and a turn costs one reading", async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.array(fc.array(fc.constantFrom("a", "b", "c", "d", "e"), { maxLength: 3 }), { maxLength: 12 }), { maxLength: 4 }), async (turns) => {
      let readings = 0
      const ask = together(async (ids) => {
        readings += 1
        expect(new Set(ids).size).toBe(ids.length)
        return new Map(ids.map((id) => [id, `row ${id}`]))
      })
      for (const asks of turns) {
        const before = readings
        const found = await Promise.all(asks.map(ask))
        expect(readings - before).toBe(asks.length > 0 ? 1 : 0)
        asks.forEach((ids, n) => expect(ids.map((id) => found[n]?.get(id))).toEqual(ids.map((id) => `row ${id}`)))
      }
    }))
  })

  test("who asks while a reading is under way is given another, read after they asked", async () => {
    const { ask, asked, ends } = slowly()
    const first = ask(["a"])
    await turn()
    const second = ask(["a"])
    await turn()
    expect(asked).toEqual([["a"], ["a"]])
    let over = false
    void second.then(() => (over = true))
    ends[0]?.done()
    expect((await first).get("a")).toBe("row a")
    await turn()
    expect(over).toBe(false)
    ends[1]?.done()
    expect((await second).get("a")).toBe("row a")
  })

  test("where a reading fails it fails for all of its turn, and for nobody after it", async () => {
    const { ask, ends } = slowly()
    const all = Promise.allSettled([ask(["a"]), ask(["b"])])
    await turn()
    ends[0]?.fail(new Error("away"))
    expect((await all).map((each) => each.status === "rejected" && String(each.reason))).toEqual(["Error: away", "Error: away"])
    const after = ask(["a"])
    await turn()
    ends[1]?.done()
    expect((await after).get("a")).toBe("row a")
  })

  test("of many who asked together the first are answered before the last, and what comes between is heard", async () => {
    const { ask, ends } = slowly()
    const order: number[] = []
    const all = Array.from({ length: 10 }, (_, n) => ask([String(n)]).then(() => order.push(n)))
    await turn()
    ends[0]?.done()
    const heard: number[] = []
    while (order.length < 10) {
      await turn()
      heard.push(order.length)
    }
    await Promise.all(all)
    expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect(heard.filter((n) => n > 0 && n < 10).length).toBeGreaterThan(1)
  })
})
