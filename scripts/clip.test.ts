import { spawnSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"

const folder = mkdtempSync(join(tmpdir(), "clip-"))
afterAll(() => rmSync(folder, { recursive: true }))

const clip = (argument: string, input?: string) => {
  const run = spawnSync(process.execPath, ["--import", "tsx", "scripts/clip.ts", argument], { input, encoding: "utf8" })
  return { status: run.status, stdout: run.stdout, stderr: run.stderr }
}
const keys = [
  "breadcrumb", "section", "title", "kicker", "author", "kind", "kindLabel", "source", "siteDate", "sourceDate", "sourceDateText",
    "weekdayAgrees",
  "url", "paragraphs", "truncated", "notes",
]

test("prints one JSON object, its keys in their order, from a file or from standard input", () => {
  const page = "حين يسبق المطر الموازنة\nالبيان\n12/11/2023\nلم تكن المدينة تنتظر المطر."
  const file = join(folder, "page.txt")
  writeFileSync(file, page)
  const fromFile = clip(file)
  expect([fromFile.status, fromFile.stderr]).toEqual([0, ""])
  const printed: unknown = JSON.parse(fromFile.stdout)
  expect(Object.keys(Object(printed))).toEqual(keys)
  expect(printed).toMatchObject({ title: "حين يسبق المطر الموازنة", source: "البيان", sourceDate: "2023-11-12" })
  expect(clip("-", page)).toEqual(fromFile)
})

test("refuses what is not a page, in Arabic and with exit code 1", () => {
  for (const answer of [clip("-", " \n"), clip(join(folder, "none")), clip("-", `خبر\u0000`)]) {
    expect(answer).toMatchObject({ status: 1, stdout: "" })
    expect(answer.stderr).toMatch(/^\p{Script=Arabic}.+\.\n$/u)
  }
})
