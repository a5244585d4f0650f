import { afterEach, expect, it } from "vitest"
import { remembered } from "./remembered"
import { countChanges } from "./told"

afterEach(() => countChanges(() => null))

/** What is read is the id and how often anything was read; ids that begin with «no» are nothing's. */
function reading(most = 100) {
  const asked: string[][] = []
  const ask = remembered(async (ids) => {
    asked.push([...ids])
    return new Map(ids.filter((id) => !id.startsWith("no")).map((id) => [id, `${id} ${asked.length}`]))
  }, most)
  return { asked, rows: async (...ids: string[]) => { const known = await ask(ids); return ids.map((id) => known.get(id)) } }
}

it("what was read is not read again until a change is told of, nor what there is none of", async () => {
  let told = 1
  countChanges(() => ({ site: 0, any: told }))
  const { rows, asked } = reading()
  expect(await rows("a", "none")).toEqual(["a 1", undefined])
  expect(await rows("a", "none", "b")).toEqual(["a 1", undefined, "b 2"])
  told = 2
  expect(await rows("a", "b")).toEqual(["a 3", "b 3"])
  expect(asked).toEqual([["a", "none"], ["b"], ["a", "b"]])
})

it("where nobody tells of changes all is read each time, and with it nothing from before", async () => {
  const { rows } = reading()
  expect([await rows("a"), await rows("a")]).toEqual([["a 1"], ["a 2"]])
  countChanges(() => ({ site: 0, any: 1 }))
  expect([await rows("a"), await rows("a")]).toEqual([["a 3"], ["a 3"]])
  countChanges(() => null)
  expect(await rows("a")).toEqual(["a 4"])
})

it("whoever asks after a change is not given what was being read before it", async () => {
  let told = 1
  countChanges(() => ({ site: 0, any: told }))
  const { rows } = reading()
  const before = rows("a")
  await new Promise(setImmediate)
  told = 2
  const after = rows("a")
  expect([await before, await after, await rows("a")]).toEqual([["a 1"], ["a 2"], ["a 2"]])
})

it("of more than may be remembered all is forgotten, and who asked meanwhile keeps what they were given", async () => {
  countChanges(() => ({ site: 0, any: 1 }))
  const { rows, asked } = reading(2)
  expect(await rows("a", "b", "c")).toEqual(["a 1", "b 1", "c 1"])
  expect(await rows("a")).toEqual(["a 2"])
  expect(asked).toHaveLength(2)
})

it("what could not be read is read by whoever asks next", async () => {
  countChanges(() => ({ site: 0, any: 1 }))
  let times = 0
  const ask = remembered(async (ids) => {
    times += 1
    if (times === 1) throw new Error("away")
    return new Map(ids.map((id) => [id, times]))
  }, 10)
  await expect(ask(["a"])).rejects.toThrow("away")
  expect((await ask(["a"])).get("a")).toBe(2)
})
