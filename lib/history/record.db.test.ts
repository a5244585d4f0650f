import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import fc from "fast-check"
import pg from "pg"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { create } from "@/lib/articles/commands"
import { db } from "@/lib/db"
import type { Actor } from "@/lib/permissions"
import * as publishing from "@/lib/publishing/commands"
import { addTag } from "@/lib/tags/commands"
import { copyOf, makePerson, makeSection } from "@/prisma/fixtures"
import { value } from "@/prisma/results"
import { testDatabase } from "@/prisma/testing"
import { noteHead, readAnchors } from "./anchors"
import type { Link } from "./chain"
import { exportRecord } from "./commands"
import { recordCsv, recordLines } from "./export"
import { recordFilterSchema } from "./filters"
import { namesFor, readRecord } from "./queries"
import { plainSentence, sentence } from "./sentence"
import { verifyChain, verifyRecord } from "./verify"

let database: Awaited<ReturnType<typeof testDatabase>>
let owner: pg.Client
let folder: string
let chief: Actor
let admin: Actor
let writer: Actor
let article: string

const clock = { timeZone: "Asia/Amman", monthStyle: "dual" } as const
const read = async (query: object = {}, by = chief) => {
  const page = await readRecord(by, recordFilterSchema.parse(query), clock.timeZone)
  if (!page) return null
  const names = await namesFor(by, page.entries)
  return { ...page, sentences: page.entries.map((entry) => plainSentence(sentence(entry, names, clock))) }
}

beforeAll(async () => {
  database = await testDatabase()
  folder = await mkdtemp(join(tmpdir(), "waha-record-"))
  owner = new pg.Client(database.ownerUrl)
  await owner.connect()
  ;[chief, admin, writer] = [await makePerson("chief"), await makePerson("admin"), await makePerson("writer")]
  const section = await makeSection("ماء ومناخ")
  article = value(await create(writer, { clippingId: null, article: copyOf({ title: "=نهران", sectionId: section }) })).id
  value(await publishing.publish(chief, { id: article, version: 1 }))
  expect((await publishing.withdraw(writer, { id: article, version: 1, reason: "سبب" })).ok).toBe(false)
  value(await addTag(admin, { name: "سدود" }))
})
afterAll(async () => {
  await owner?.end()
  await db().$disconnect()
  await database?.drop()
  await rm(folder, { recursive: true, force: true })
})

describe("the record on the desk", () => {
  it("is read by a chief, in sentences, the latest first", async () => {
    const { sentences = [] } = (await read()) ?? {}
    expect(sentences.slice(0, 4)).toEqual([
      `جرت إضافة الوسم «سدود»، بحساب ${admin.name}.`, `رُفض طلب سحب المقال «=نهران» من النشر، بحساب ${writer.name}: لا تتيحه صلاحيات الحساب.`,
      `نُشر المقال «=نهران»، بحساب ${chief.name}.`, `بُدئ المقال «=نهران»، بحساب ${writer.name}.`,
    ])
    expect(await read({}, writer)).toBeNull()
  })

  it("is narrowed by account, kind, outcome, subject and day; what is no filter narrows nothing", async () => {
    const today = new Intl.DateTimeFormat("en-GB", { timeZone: clock.timeZone }).format(new Date()).replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)))
    const count = async (query: object) => (await read(query))?.entries.length
    const all = await count({})
    expect(await count({ person: writer.id })).toBe(2)
    expect(await count({ kind: "publishing" })).toBe(2)
    expect(await count({ kind: "registry" })).toBe(1)
    expect(await count({ outcome: "denied" })).toBe(1)
    expect(await count({ subject: `article:${article}` })).toBe(3)
    expect(await count({ from: today, until: today })).toBe(all)
    expect(await count({ until: "1/1/2020" })).toBe(0)
    expect(await count({ from: "1/1/2099" })).toBe(0)
    expect(await count({ from: "أمس", kind: "x", person: "' OR 1=1", subject: "a", outcome: ["done"], before: "-1" })).toBe(all)
  })

  it("is paged by its numbers: every entry once", async () => {
    for (let n = 0; n < 60; n += 1) await owner.query("INSERT INTO desk.event (actor_name, action, subject_type, subject_id) VALUES ('x', 'demo.seeded', 'newsroom', 'x')")
    const seen: number[] = []
    for (let before: string | null | undefined; before !== null; ) {
      const page: Awaited<ReturnType<typeof read>> = await read(before ? { before } : {})
      seen.push(...(page?.entries.map((entry) => entry.seq) ?? []))
      before = page?.next ?? null
    }
    expect(seen).toEqual(Array.from({ length: seen.length }, (_, index) => seen.length - index))
    expect(seen.length).toBeGreaterThan(60)
  })

  it("is exported as a table without formulas, and leaves an entry", async () => {
    value(await exportRecord(chief, { format: "csv" }))
    expect((await exportRecord(writer, { format: "csv" })).ok).toBe(false)
    let text = ""
    for await (const piece of recordCsv(chief, recordFilterSchema.parse({}), clock)) text += piece
    expect(text.startsWith("\uFEFFالرقم,اليوم")).toBe(true)
    expect(text.trimEnd().split("\r\n").length).toBe((await db().event.count()) + 1)
    expect(text).toContain("صُدّر السجل")
    expect(text).not.toMatch(/(^|,)"?[=+@-]/m)
  })
})

async function* batches(text: string): AsyncGenerator<Link[]> {
  yield text.trimEnd().split("\n").map((line) => JSON.parse(line) as Link)
}

describe("the verifier", () => {
  const heads = () => join(folder, "heads")

  it("finds a whole record whole, in the database and in a file", async () => {
    await noteHead(heads())
    await noteHead(heads())
    expect(await readAnchors(heads())).toHaveLength(1)
    expect((await verifyRecord(heads())).broken).toBeNull()
    let text = ""
    for await (const piece of recordLines()) text += piece
    expect((await verifyChain(batches(text), await readAnchors(heads()))).broken).toBeNull()
    const lines = text.trimEnd().split("\n")
    expect((await verifyChain(batches(lines.with(1, (lines[1] ?? "").replace("article", "artikle")).join("\n")), [])).broken).toEqual({ seq: 2, why: "altered" })
  })

  it("names the first row that was deleted, edited, swapped or cut off, whoever did it (property)", async () => {
    const { rows: [last] } = await owner.query<{ n: number }>("SELECT max(seq)::int AS n FROM desk.event")
    const length = last?.n ?? 0
    const tamper: Record<string, (seq: number) => [sql: string, first: number]> = {
      delete: (seq) => [`DELETE FROM desk.event WHERE seq = ${seq}`, seq],
      edit: (seq) => [`UPDATE desk.event SET actor_name = actor_name || 'x' WHERE seq = ${seq}`, seq],
      time: (seq) => [`UPDATE desk.event SET at = at - interval '1 second' WHERE seq = ${seq}`, seq],
      rehash: (seq) => [`UPDATE desk.event SET data = '{"x":1}' WHERE seq = ${seq};
        UPDATE desk.event e SET hash = encode(sha256(convert_to(previous || desk.event_text(e), 'UTF8')), 'hex') WHERE seq = ${seq}`, seq === length ? seq : seq + 1],
      swap: (seq) => (seq === length ? [`DELETE FROM desk.event WHERE seq = ${seq}`, seq]
        : [`UPDATE desk.event SET seq = -1 WHERE seq = ${seq}; UPDATE desk.event SET seq = ${seq} WHERE seq = ${seq + 1}; UPDATE desk.event SET seq = ${seq + 1} WHERE seq = -1`, seq]),
      cut: (seq) => [`DELETE FROM desk.event WHERE seq >= ${seq}`, seq],
    }
    await noteHead(heads())
    await fc.assert(fc.asyncProperty(fc.constantFrom(...Object.keys(tamper)), fc.integer({ min: 1, max: length }), async (how, seq) => {
      const [sql, first] = tamper[how]?.(seq) ?? ["", 0]
      await owner.query("CREATE TABLE kept AS SELECT * FROM desk.event")
      await owner.query(`ALTER TABLE desk.event DISABLE TRIGGER USER; ${sql}`)
      const { broken } = await verifyRecord(heads())
      await owner.query("DELETE FROM desk.event; INSERT INTO desk.event SELECT * FROM kept; ALTER TABLE desk.event ENABLE TRIGGER USER; DROP TABLE kept")
      expect(broken?.seq).toBe(first)
    }), { numRuns: 25 })
    expect((await verifyRecord(heads())).broken).toBeNull()
  })

  it("does not take half a line that a crash left for a note", async () => {
    await writeFile(heads(), '{"seq":1,"hash":"00', "utf8")
    expect(await readAnchors(heads())).toEqual([])
    expect(await readAnchors(join(folder, "none"))).toEqual([])
    expect(await readAnchors(null)).toEqual([])
  })
})
