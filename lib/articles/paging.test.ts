import fc from "fast-check"
import { expect, test } from "vitest"
import { cursorOf } from "@/lib/cursor"
import { pagingOf } from "./paging"

const of = (query: string) => pagingOf(new URLSearchParams(query))
const id = fc.string({ unit: fc.constantFrom(..."0123456789abcdefghjkmnpqrstvwxyz"), minLength: 12, maxLength: 12 })
const at = fc.integer({ min: 0, max: 4_102_444_800_000 }).map((ms) => new Date(ms))

test("no mark is the list's beginning, whatever else the address says", () => {
  expect(of("")).toBe("newest")
  expect(of("utm_source=x&page=7")).toBe("newest")
})

test("a mark comes back as the place it was made of, from either side", () => {
  fc.assert(fc.property(id, at, (id, at) => {
    const mark = cursorOf({ at, id })
    expect(of(`before=${mark}`)).toEqual({ before: { at, id } })
    expect(of(`after=${mark}`)).toEqual({ after: { at, id } })
  }))
})

test.each(["before=", "before=1", "before=x", "before=abc-short", "before=abc-000000000000&after=abc-000000000000", "before=zzzzzzzzzz-000000000000",
  "before=-1-000000000000", "before=abc-00000000000%00", "before=abc-00000000000A", "after=abc-0000-0000-000", "before=abc-000000000000'--"])(
  "«%s» is nothing of ours",
  (query) => expect(of(query)).toBeNull(),
)

test("takes any string without throwing", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => { pagingOf(new URLSearchParams({ before: text })) }))
})
