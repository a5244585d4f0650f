import { expect, test } from "vitest"
import { monthStyles } from "@/lib/arabic/dates"
import { oneLine, searchKey } from "@/lib/arabic/normalize"
import { knownSources } from "./registry"

const names = knownSources.flatMap((source) => [source.name, ...source.variants, source.latin])
const countries = new Set("AE GB SA EG LB JO PS KW QA BH OM IQ SY YE SD LY TN DZ MA".split(" "))

test("holds the Arab press", () => {
  expect(knownSources.length).toBeGreaterThanOrEqual(45)
  expect(new Set(knownSources.map((source) => source.country))).toEqual(countries)
})

test("no key, name, variant or host belongs to two papers", () => {
  expect(repeated(knownSources.map((source) => source.key))).toEqual([])
  expect(repeated(names.map(searchKey))).toEqual([])
  expect(repeated(knownSources.flatMap((source) => source.hosts))).toEqual([])
})

test("a name shared by several papers is the plain name of none, and is printed within each", () => {
  const plain = new Set(knownSources.map((source) => searchKey(source.name)))
  for (const { sharedName, name } of knownSources) {
    if (sharedName === null) continue
    expect(plain.has(searchKey(sharedName)), sharedName).toBe(false)
    expect(name.split(" ").length, name).toBeGreaterThan(1)
  }
})

test("every field is in its form", () => {
  for (const source of knownSources) {
    expect(source.key).toMatch(/^[a-z0-9]+-[a-z]{2}$/)
    expect(source.key.slice(-2).toUpperCase()).toBe(source.country)
    expect(monthStyles).toContain(source.monthStyle)
    expect(source.hosts.length).toBeGreaterThan(0)
    for (const host of source.hosts) expect(host).toMatch(/^(?!www\.)[a-z0-9-]+(\.[a-z0-9-]+)+$/)
  }
})

test("no hidden character, no space too many, no Latin among Arabic names", () => {
  const arabic = knownSources.flatMap((source) => [source.name, ...source.variants, source.sharedName ?? "", source.editorialLabel ?? ""])
  for (const name of [...names, ...arabic]) expect(oneLine(name)).toBe(name)
  for (const name of arabic) expect(name).not.toMatch(/[A-Za-z]/)
})

function repeated(values: string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index)
}
