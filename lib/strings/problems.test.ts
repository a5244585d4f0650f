import { readFileSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { told } from "@/lib/told"
import { failureText, problemText, problems } from "./desk-problems"
import { telling } from "./desk-registry"

const sources = readdirSync("lib", { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && !file.startsWith("generated"))
  .map((file) => readFileSync(join("lib", file), "utf8"))
  .join("\n")

/** The ways in which our code names a problem: a schema's message, a refinement's, the fields of a refusal, an item of the checklist. */
const ways = [
  /message: "([a-z_]+)"/g, /\b(?:refine|max|min)\([^\n]*, "([a-z_]+)"\)/g, /fields: \{ [^\n]*?: \["([a-z_]+)"\]/g,
  /(?:fields|problems)\S* = \["([a-z_]+)"\]/g, /problem: "([a-z_]+)"/g, /told\("([a-z_]+)"/g, /(?:count|lines)\(\d[\d_]*, "([a-z_]+)"/g, /item\([^\n]*\? "([a-z_]+)"/g,
]
const given = new Set(ways.flatMap((way) => [...sources.matchAll(way)].map((match) => match[1] ?? "")))

test("every problem that the newsroom names has a sentence", () => {
  expect(given.size).toBeGreaterThan(15)
  expect([...given].filter((key) => !(key in problems) && !(key in telling))).toEqual([])
})

test("sentences keep the tone: no «تم … بنجاح», no «فشل», no exclamation, no space before a comma", () => {
  const said = [
    ...Object.values(problems), failureText({ code: "in_use", count: 1 }), failureText({ code: "in_use", count: 2 }),
    failureText({ code: "in_use", count: 3 }), failureText({ code: "in_use", count: 11 }), failureText({ code: "throttled", minutes: 2 }),
  ]
  for (const text of said) expect(text).not.toMatch(/تم |بنجاح|فشل|!| [،؛؟]/)
})

test("a count is in its right form", () => {
  const text = (count: number) => failureText({ code: "in_use", count })
  expect(text(1)).toContain("مقال واحد")
  expect(text(2)).toContain("مقالان")
  expect(text(7)).toContain("7 مقالات")
  expect(text(41)).toContain("41 مقالًا")
  expect(text(100)).toContain("100 مقال.")
})

test("a problem that tells what it speaks of is told of that, and one that tells nothing in general", () => {
  expect(problemText(told("permission_ended", "المرفأ", "28 شباط 2026"))).toBe("انتهى إذن «المرفأ» في 28 شباط 2026.")
  expect(problemText("permission_ended")).toBe(problems.permission_ended)
  expect(problemText(told("required", "المرفأ"))).toBe(problems.required)
})

test("a key that nobody knows still says something", () => expect(problemText("toString")).toBe(problems.invalid))
