import { expect, test } from "vitest"
import { addSourceSchema, changeSourceSchema } from "./schema"

const id = "7e2a1a2e-5d3f-4a3b-9a54-1c2f3d4e5f60"
const add = (fields: object) => addSourceSchema.safeParse({ name: "المرفأ", ...fields })
const change = (fields: object) =>
  changeSourceSchema.safeParse({ id, name: "المرفأ", permission: "granted", indexPolicy: "index", ...fields })
const problem = (result: ReturnType<typeof add> | ReturnType<typeof change>) => result.error?.issues[0]?.message

test("variants are lines, each spelling once, blank ones none", () => {
  expect(add({ variants: "جريدة المرفأ\r\n\n  almarfa.example \nجريدة المرفا" }).data?.variants).toEqual(["جريدة المرفا", "almarfa.example"])
  expect(problem(add({ variants: Array.from({ length: 41 }, (_, n) => `اسم ${n}`).join("\n") }))).toBe("too_many")
})

test("a name is one visible line with a letter in it", () => {
  expect(add({ name: " \u202Eالمرفأ\u202C " }).data?.name).toBe("المرفأ")
  for (const name of ["", "  ", "\u200F\u202E", "«»", "ـ؟!"]) expect(problem(add({ name }))).toBe("required")
})

test("a site is an address of http or https, with or without its beginning, without the last slash", () => {
  expect(add({ site: "almarfa.example" }).data?.site).toBe("https://almarfa.example")
  expect(add({ site: "http://almarfa.example/" }).data?.site).toBe("http://almarfa.example")
  expect(add({ site: "" }).data?.site).toBe(null)
  for (const site of ["javascript:alert(1)", "https://user:pass@almarfa.example", "mailto:a@b.example", "https://localhost", "ftp://a.example"]) {
    expect(problem(add({ site }))).toBe("bad_link")
  }
})

test("who adds a newspaper says who it is, not what it allows", () => {
  for (const forged of [{ permission: "granted" }, { indexPolicy: "index" }, { id }, { slug: "x" }]) expect(add(forged).success).toBe(false)
})

test("the end of a permission is a day in any written form", () => {
  expect(change({ permissionUntil: "31/12/2027" }).data?.permissionUntil).toBe("2027-12-31")
  expect(change({ permissionUntil: "٣١ كانون الأول ٢٠٢٧" }).data?.permissionUntil).toBe("2027-12-31")
  expect(change({ permissionUntil: "" }).data?.permissionUntil).toBe(null)
  expect(problem(change({ permissionUntil: "بعد سنة" }))).toBe("bad_date")
  expect(change({ permission: "all" }).success).toBe(false)
})

test("an address is letters and digits parted by hyphens", () => {
  expect(change({ slug: "Al-Marfa" }).data?.slug).toBe("al-marfa")
  expect(change({ slug: "" }).data?.slug).toBe(null)
  for (const slug of ["a b", "a/b", "-a", "../x", "a%20b"]) expect(problem(change({ slug }))).toBe("bad_slug")
})
