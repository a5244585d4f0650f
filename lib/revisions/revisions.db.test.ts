import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, expect, it } from "vitest"
import { nothingIgnored } from "@/lib/arabic/words"
import { create, restore, saveWorkingCopy } from "@/lib/articles/commands"
import type { WorkingCopyInput } from "@/lib/articles/schema"
import { compareCopies } from "@/lib/compare/copies"
import { db } from "@/lib/db"
import type { Actor } from "@/lib/permissions"
import * as publishing from "@/lib/publishing/commands"
import { copyOf, makePerson, makeSection } from "@/prisma/fixtures"
import { value } from "@/prisma/results"
import { testDatabase } from "@/prisma/testing"
import { comparingOf, comparingQuery, type Comparing } from "./choice"
import { historyOf } from "./queries"

let database: Awaited<ReturnType<typeof testDatabase>>
let section: string
let hidden: string
let [writer, editor, chief]: Actor[] = []

beforeAll(async () => {
  database = await testDatabase()
  ;[section, hidden] = [await makeSection(), await makeSection()]
  ;[writer, editor, chief] = [await makePerson("writer"), await makePerson("editor", [section]), await makePerson("chief")]
})
afterAll(async () => {
  await db().$disconnect()
  await database?.drop()
})

const by = (actor: Actor | undefined): Actor => {
  if (!actor) throw new Error("nobody")
  return actor
}
const versionOf = async (id: string) => (await db().article.findUniqueOrThrow({ where: { id }, select: { version: true } })).version
const draft = async (fields: Partial<WorkingCopyInput>, actor = chief) =>
  value(await create(by(actor), { clippingId: null, article: copyOf({ sectionId: section, ...fields }) })).id
const save = async (id: string, fields: Partial<WorkingCopyInput>) =>
  value(await saveWorkingCopy(by(chief), { id, saveId: randomUUID(), baseVersion: await versionOf(id), article: copyOf({ sectionId: section, ...fields }) }))
const publish = async (id: string, verb: "publish" | "update" = "publish") => value(await publishing[verb](by(chief), { id, version: await versionOf(id) }))
const asked = (given: Partial<Comparing> = {}): Comparing => ({ from: null, to: null, ignored: nothingIgnored, after: "", ...given })
const history = (actor: Actor | undefined, id: string, given: Partial<Comparing> = {}) => historyOf(by(actor), id, asked(given))

it("tells every revision with who, when, why and when readers saw it; any two are compared over every field", async () => {
  const id = await draft({ title: "بئر القرية" })
  await publish(id)
  await save(id, { title: "بئر القرية القديمة", sectionId: section, sourceUrl: "https://paper.example/bir" })
  await publish(id, "update")
  const found = await history(editor, id)
  expect(found?.lines.map((line) => [line.reason, line.by])).toEqual([["published", by(chief).name], ["published", by(chief).name]])
  const [latest, first] = found?.lines ?? []
  expect(first?.spans).toEqual([{ from: expect.any(Date), until: latest?.spans[0]?.from }])
  expect(latest?.spans).toEqual([{ from: expect.any(Date), until: null }])
  expect(found?.liveRevision).toBe(latest?.id)
  const chosen = await history(editor, id, { from: { revision: first?.id ?? "" }, to: "live" })
  const changes = chosen && compareCopies(chosen.from.copy, chosen.to.copy, nothingIgnored)
  expect(changes?.map((change) => change.field)).toEqual(["title", "sourceUrl"])
  expect(chosen?.names.sections[section]).toBeTruthy()
})

it("is nobody's who may not see the article, and a revision of another article is none of this one's", async () => {
  const id = await draft({ title: "ظاهر" })
  await publish(id)
  const other = await draft({ title: "خفي", sectionId: hidden })
  await publish(other)
  expect(await history(writer, id)).toBeNull()
  expect(await history(editor, other)).toBeNull()
  const foreign = (await history(chief, other))?.lines[0]?.id ?? ""
  expect(foreign).not.toBe("")
  for (const end of ["from", "to"]) {
    expect(await history(chief, id, { [end]: { revision: foreign } })).toBeNull()
    expect(await history(editor, id, { [end]: { revision: randomUUID() } })).toBeNull()
  }
  expect(await history(chief, "zzzz0000zzzz")).toBeNull()
  expect(await history(chief, await draft({ title: "مسودة" }), { to: "live" })).toBeNull()
})

it("restoring keeps what stood there, and what readers see is not touched", async () => {
  const id = await draft({ title: "الأول" })
  await publish(id)
  await save(id, { title: "الثاني" })
  const before = await history(chief, id)
  const version = await versionOf(id)
  value(await restore(by(chief), { id, version, revisionId: before?.lines[0]?.id }))
  const after = await history(chief, id)
  expect(after?.title).toBe("الأول")
  expect(after?.liveRevision).toBe(before?.liveRevision)
  const kept = await history(chief, id, { from: { revision: after?.lines[0]?.id ?? "" } })
  expect([kept?.lines[0]?.reason, kept?.from.copy.title]).toEqual(["restored", "الثاني"])
})

it("goes on page by page, each revision once", async () => {
  const id = await draft({ title: "طويل" })
  const row = await db().article.findUniqueOrThrow({ where: { id }, select: { version: true } })
  await db().revision.createMany({ data: Array.from({ length: 95 }, () => ({ articleId: id, version: row.version, snapshot: JSON.parse(JSON.stringify(copyOf({ title: "طويل" }))), reason: "checkpoint" })) })
  const seen: string[] = []
  for (let after = ""; ;) {
    const page = await history(chief, id, { after })
    seen.push(...(page?.lines ?? []).map((line) => line.id))
    if (!page?.next) break
    after = page.next
  }
  expect(seen).toHaveLength(95)
  expect(new Set(seen).size).toBe(95)
})

it("an address that names no revision is none; what it asks is written back as it was read", () => {
  for (const from of ["1", "x".repeat(40), "", "../../etc", ["working", "live"], "working' OR 1=1"]) expect(comparingOf({ from })).toBeNull()
  const read = comparingOf({ from: randomUUID(), to: "live", hamza: "on", tashkeel: ["on", "on"], other: "x" })
  expect(read).toMatchObject({ to: "live", ignored: { hamza: true, tashkeel: false, punctuation: false } })
  expect(read && comparingOf(Object.fromEntries(new URLSearchParams(comparingQuery(read))))).toEqual(read)
})
