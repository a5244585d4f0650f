import fc from "fast-check"
import { expect, it } from "vitest"
import { GONE_MS, IDLE_MS, whoElse, type Page } from "./rules"

const now = new Date("2026-11-28T09:00:00Z")
const ago = (ms: number) => new Date(now.getTime() - ms)
const page = (fields: Partial<Page>): Page => ({ userId: "her", name: "هدى", seenAt: ago(1_000), typedAt: ago(1_000), ...fields })

it("tells who writes, who is idle, and nobody who is gone", () => {
  expect(whoElse([page({})], "me", now)).toEqual([{ name: "هدى", state: "writing", idleMinutes: 0 }])
  expect(whoElse([page({ typedAt: ago(IDLE_MS) })], "me", now)).toEqual([{ name: "هدى", state: "idle", idleMinutes: 2 }])
  expect(whoElse([page({ seenAt: ago(GONE_MS) })], "me", now)).toEqual([])
})

it("is one line a person, by the page in which they typed last, and never one of mine", () => {
  const pages = [page({ typedAt: ago(IDLE_MS * 3) }), page({ typedAt: ago(500) }), page({ userId: "me", name: "أنا" })]
  expect(whoElse(pages, "me", now)).toEqual([{ name: "هدى", state: "writing", idleMinutes: 0 }])
})

it("does not depend on the order of the rows, and takes a clock that is ahead for now", () => {
  const some = fc.record({
    userId: fc.constantFrom("a", "b", "c", "me"), name: fc.constant("س"), seenAt: fc.integer({ min: -5_000, max: 200_000 }).map(ago),
    typedAt: fc.uniqueArray(fc.integer({ min: -5_000, max: 900_000 }), { minLength: 1, maxLength: 1 }).map(([ms = 0]) => ago(ms)),
  })
  fc.assert(fc.property(fc.uniqueArray(some, { selector: ({ typedAt }) => typedAt.getTime() }), (pages) => {
    const told = whoElse(pages, "me", now)
    expect(whoElse([...pages].reverse(), "me", now)).toEqual(told)
    expect(told.length).toBe(new Set(pages.filter((p) => p.userId !== "me" && now.getTime() - p.seenAt.getTime() < GONE_MS).map((p) => p.userId)).size)
    expect(told.every(({ idleMinutes }) => idleMinutes >= 0)).toBe(true)
  }))
})
