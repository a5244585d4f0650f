import { describe, expect, test } from "vitest"
import { noteTexts, reasons, refusals } from "@/lib/clipping/notes"
import type { Failure } from "@/lib/result"
import { arabCountries, otherCountries } from "./countries"
import { failureText, problems } from "./desk-problems"
import { exportPages, readMe } from "./export-pages"
import { strings } from "./index"

type Said = { key: string; text: string }

/** Every count asks for another form of the noun: none, one, two, few, many, and the round hundred. */
const counts = [0, 1, 2, 3, 10, 11, 99, 100]
const name = "نبيل"

/** What a sentence gets in its places: names where it takes names, numbers where it counts. What comes of an unfit one is passed over. */
const given: readonly unknown[][] = [
  [name, name, name], ...counts.map((n) => [n, n]), ...counts.map((n) => [{ articles: n, people: n, sections: n }]),
]

function called(sentence: unknown): string[] {
  if (typeof sentence !== "function") return []
  return given.flatMap((values) => {
    try {
      const text: unknown = Reflect.apply(sentence, undefined, values)
      return typeof text === "string" && !/NaN|undefined|\[object/.test(text) ? [text] : []
    } catch {
      return []
    }
  })
}

const isPluralForms = (value: object) => "zero" in value && "few" in value && "many" in value

/** Each sentence of the catalogue with the way to it. "#" stands for the number where the caller puts it in; there it is put in here. */
function walk(value: unknown, key: string): Said[] {
  if (typeof value === "string") return [{ key, text: value }]
  if (typeof value === "function") return called(value).map((text) => ({ key, text }))
  if (typeof value !== "object" || value === null) return []
  const counted = isPluralForms(value)
  return Object.entries(value).flatMap(([name, inner]) => {
    const said = walk(inner, `${key}.${name}`)
    return counted ? said.map(({ key, text }) => ({ key, text: text.replaceAll("#", "7") })) : said
  })
}

// But for the conflict, whose sentence is the form's own as well.
const failures: Failure[] = [
  { code: "invalid", fields: {} }, { code: "incomplete", fields: {} }, { code: "duplicate", fields: {} }, { code: "not_found" },
  { code: "forbidden" }, { code: "not_allowed_now", state: "has_admin" }, { code: "not_allowed_now", state: "draft" }, { code: "not_allowed_now", state: "not_frozen" },
  { code: "frozen" }, { code: "paused" }, { code: "confirm_needed" },
  { code: "too_late" }, { code: "bad_login" }, { code: "bad_origin" }, { code: "signed_out" }, { code: "too_large" },
  ...counts.flatMap((n): Failure[] => [{ code: "in_use", count: n }, { code: "throttled", minutes: n }]),
]

// The note beside an export is read line by line; the files' names, their format and the command stand in it as they are.
const catalogue = [
  ...walk(exportPages, "exportPages"), ...readMe(name).split("\n").filter(Boolean).map((text) => ({ key: "readMe", text: text.replace(/^[a-z.]+: |JSON | npm run import -- FILE$/g, "") || name })),
  ...walk(strings, "strings"), ...walk(problems, "problems"), ...walk(reasons, "reasons"), ...walk(refusals, "refusals"),
  ...walk(noteTexts, "notes"), ...walk({ arabCountries, otherCountries }, "countries"),
  ...failures.map((failure) => ({ key: `failure.${failure.code}`, text: failureText(failure) })),
]

/** Latin that Arabic readers meet as it is: a format's name, a key as it is printed on it, example addresses, the command of a program. */
const latin = /https?:\/\/\S*|name@example\.org|\bHTML\b|\bSHA-256\b|(?:\b(?:Ctrl|Alt|Shift) \+ )+(?:F10|Enter|[A-Z])?|\b(?:Ctrl|Enter|Tab)\b|%s|npm run (?:--silent clip --|restore|import)/g

/** The credit line's places are typed by people as they stand, braces and all. */
const places = Object.values(strings.desk.sources.creditPlaces).map((name) => `{${name}}`)
const withoutPlaces = (text: string) => places.reduce((rest, place) => rest.replaceAll(place, ""), text)

/** What separates pieces is put between them as it is, space and all. */
const separators = new Set(["strings.desk.lists.comma"])

const rules: [what: string, holds: (said: Said) => boolean][] = [
  ["is Arabic throughout", ({ text }) => !/\p{Script=Latin}/u.test(text.replace(latin, ""))],
  ["has no space before a mark", ({ text }) => !/\s[،؛؟:.]/u.test(text)],
  ["has Arabic marks", ({ text }) => !/[,;?]/.test(text)],
  ["does not cry out", ({ text }) => !text.includes("!")],
  ["tells results in the short passive", ({ text }) => !/(?<!\p{L})تم |بنجاح|فشل|الغير/u.test(text)],
  ["writes the tanween before its alif", ({ text }) => !/اً/u.test(text)],
  ["has single spaces, and none at its ends", ({ key, text }) => !/\s{2}/u.test(text) && (separators.has(key) || text === text.trim())],
  ["has nothing invisible in it", ({ text }) => !/[\p{Cf}\p{Cc}\u00A0]/u.test(text)],
  // The year's «هـ», and a preposition before what is not Arabic (arabic.md 3.3).
  ["is not stretched", ({ text }) => !/(?<!(?<!\p{L})[هبلك])\u0640/u.test(text)],
  ["has no place left unfilled", ({ text }) => !/[#{}]/.test(withoutPlaces(text))],
  ["closes what it opens", ({ text }) => count(text, "«") === count(text, "»") && count(text, "(") === count(text, ")")],
]
const count = (text: string, sign: string) => text.split(sign).length - 1

describe("every word of the interface", () => {
  test("is found by the walk", () => expect(catalogue.length).toBeGreaterThan(600))

  test.each(rules)("%s", (_, holds) => {
    expect(catalogue.filter((said) => !holds(said)).map(({ key, text }) => `${key}: ${text}`)).toEqual([])
  })

  test("has a noun in the case that its number asks for", () => {
    const { articles } = strings.desk.counted
    expect(counts.map((n) => articles(n))).toEqual([
      "لا مقالات", "مقال واحد", "مقالان", "3 مقالات", "10 مقالات", "11 مقالًا", "99 مقالًا", "100 مقال",
    ])
    const { papers, ofArticles, ofPapers } = strings.site.count
    expect([papers.two, papers.few, papers.many, papers.other]).toEqual(["صحيفتين", "# صحف", "# صحيفة", "# صحيفة"])
    expect([ofArticles.length, ofPapers.length]).toEqual([8, 8])
  })

  test.each([["arab", arabCountries], ["other", otherCountries]])("the %s countries stand in the order of the alphabet", (_, countries) => {
    const names = Object.values(countries).map((country) => country.replace(/^ال/u, ""))
    expect(names).toEqual([...names].sort(new Intl.Collator("ar").compare))
  })
})
