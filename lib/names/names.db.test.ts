import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, expect, it } from "vitest"
import { create } from "@/lib/articles/commands"
import { addAuthor, renameAuthor } from "@/lib/authors/commands"
import { listAuthors } from "@/lib/authors/queries"
import { db } from "@/lib/db"
import type { Actor } from "@/lib/permissions"
import { publish, withdraw } from "@/lib/publishing/commands"
import type { Result } from "@/lib/result"
import { addSource, changeSource, createSourceNamed } from "@/lib/sources/commands"
import { listSources, sourceForDesk } from "@/lib/sources/queries"
import { addTag } from "@/lib/tags/commands"
import { listTags } from "@/lib/tags/queries"
import { told } from "@/lib/told"
import { copyOf, makePerson } from "@/prisma/fixtures"
import { value } from "@/prisma/results"
import { testDatabase } from "@/prisma/testing"
import { addSection, changeSection, hideSection, removeSection } from "@/lib/sections/commands"
import { sectionTree } from "@/lib/sections/queries"

let database: Awaited<ReturnType<typeof testDatabase>>
let admin: Actor
let chief: Actor
let editor: Actor
let writer: Actor

beforeAll(async () => {
  database = await testDatabase()
  admin = await makePerson("admin")
  chief = await makePerson("chief")
  editor = await makePerson("editor")
  writer = await makePerson("writer")
})
afterAll(async () => {
  await db().$disconnect()
  await database?.drop()
})

const failure = (result: Result<unknown>) => (result.ok ? null : result.failure)

const section = async (name: string, parentId = "") => value(await addSection(admin, { name, parentId })).id

it("a section is named once in any spelling, and once even of ten who come at a time", async () => {
  const id = await section("إقتصاد وأسواق")
  expect(await db().section.findUnique({ where: { id } })).toMatchObject({ slug: "إقتصاد-وأسواق" })
  expect(failure(await addSection(admin, { name: "اقتصاد  واسواق", parentId: "" }))).toEqual({
    code: "duplicate", fields: { name: [told("named_already", "إقتصاد وأسواق")] }, known: { id, name: "إقتصاد وأسواق" },
  })
  const other = await section("تاريخ")
  expect(failure(await changeSection(admin, { id: other, name: "إقتصادٌ وأسواق", parentId: "" }))).toMatchObject({ code: "duplicate" })
  expect(failure(await changeSection(admin, { id: other, name: "تاريخ", slug: "إقتصاد-وأسواق", parentId: "" }))).toEqual({ code: "duplicate", fields: { slug: ["duplicate"] } })
  const many = await Promise.all(Array.from({ length: 10 }, () => addSection(admin, { name: "في آن واحد", parentId: "" })))
  expect(many.filter((result) => result.ok)).toHaveLength(1)
})

it("sections have two levels and no more", async () => {
  const top = await section("علوم")
  const child = await section("فلك", top)
  const refused = { code: "invalid", fields: { parentId: ["too_deep"] } }
  expect(failure(await addSection(admin, { name: "كواكب", parentId: child }))).toEqual(refused)
  expect(failure(await changeSection(admin, { id: top, name: "علوم", parentId: top }))).toEqual(refused)
  const elsewhere = await section("معرفة")
  expect(failure(await changeSection(admin, { id: top, name: "علوم", parentId: elsewhere }))).toEqual({ code: "invalid", fields: { parentId: ["has_children"] } })
  expect(failure(await addSection(admin, { name: "كواكب", parentId: randomUUID() }))).toMatchObject({ fields: { parentId: ["gone"] } })
  expect(failure(await removeSection(admin, { id: top }))).toEqual({ code: "invalid", fields: { form: ["has_children"] } })
})

it("a section with articles or publications cannot be deleted, and says how many there are", async () => {
  const [used, moved] = [await section("مستعمل"), await section("بعيد")]
  const { id } = value(await create(chief, { clippingId: null, article: copyOf({ sectionId: used }) }))
  value(await create(writer, { clippingId: null, article: copyOf({ sectionId: used }) }))
  expect(failure(await removeSection(admin, { id: used }))).toEqual({ code: "in_use", count: 2 })
  const out = value(await create(chief, { clippingId: null, article: copyOf({ sectionId: moved }) }))
  value(await publish(chief, { id: out.id, version: 1 }))
  value(await withdraw(chief, { id: out.id, version: 1, reason: "اختبار" }))
  await db().article.update({ where: { id: out.id }, data: { sectionId: used } })
  expect(failure(await removeSection(admin, { id: moved }))).toEqual({ code: "in_use", count: 1 })
  value(await hideSection(admin, { id: used, hidden: "yes" }))
  expect(await db().section.findUnique({ where: { id: used } })).toMatchObject({ hidden: true })
  expect(await db().article.findUnique({ where: { id } })).toMatchObject({ sectionId: used })
  const unused = await section("فارغ")
  value(await removeSection(admin, { id: unused }))
  expect(await db().section.findUnique({ where: { id: unused } })).toBe(null)
})

it("a newspaper is known by one name: another's name or variant, in any spelling, is a duplicate", async () => {
  const first = value(await addSource(editor, { name: "صوت الأنهار", variants: "جريدة صوت الأنهار\nanhar.example", site: "anhar.example" }))
  const known = { id: first.id, name: "صوت الأنهار" }
  const duplicate = (field: string) => ({ code: "duplicate", fields: { [field]: [told("known_as", known.name)] }, known })
  for (const name of ["صوت الانهار", "صوتُ  الأنهار", "جريده صوت الانهار", "ANHAR.example"]) {
    expect(failure(await createSourceNamed(editor, { name }))).toEqual(duplicate("name"))
  }
  expect(failure(await addSource(editor, { name: "سواه", variants: "صوت الأنهار" }))).toEqual(duplicate("variants"))
  const form = { id: first.id, name: "صوت الأنهار", variants: "صوت الأنهار\nالأنهار", permission: "granted", indexPolicy: "index", label_editorial: "كلمة الأنهار", permissionUntil: "31/12/2027" }
  value(await changeSource(admin, form))
  expect(await sourceForDesk(admin, first.id)).toMatchObject({
    variants: ["الأنهار"], kindLabels: expect.arrayContaining([{ kind: "editorial", label: "كلمة الأنهار" }, { kind: "column", label: "" }]), permission: "granted", permissionUntil: "2027-12-31", slug: "صوت-الأنهار",
  })
  expect((await listSources(editor, "الانهار"))?.map((source) => source.id)).toEqual([first.id])
  expect(await listSources(editor, "%")).toEqual([])
  const many = await Promise.all(Array.from({ length: 10 }, () => createSourceNamed(editor, { name: "واحدة لا غير" })))
  expect(many.filter((result) => result.ok)).toHaveLength(1)
})

it("by-lines and tags are named once in any spelling, and keep their address when renamed", async () => {
  const author = value(await addAuthor(editor, { name: "أحمد المُنى" }))
  expect(failure(await addAuthor(editor, { name: "احمد المني" }))).toMatchObject({ code: "duplicate", fields: { name: [told("named_already", "أحمد المُنى")] } })
  value(await renameAuthor(editor, { id: author.id, name: "أحمد المنى" }))
  expect(await db().author.findUnique({ where: { id: author.id } })).toMatchObject({ name: "أحمد المنى", slug: "أحمد-المنى" })
  value(await addTag(editor, { name: "المياه" }))
  expect(failure(await addTag(editor, { name: "المياة" }))).toMatchObject({ code: "duplicate" })
  expect((await listAuthors(editor, "المنى"))?.map(({ articles }) => articles)).toEqual([0])
})

it("lists of papers, by-lines and topics find a name in other forms of its words, and in their own order", async () => {
  const paper = value(await addSource(editor, { name: "بريد القنوات", variants: "ساعي القناة الكبرى" }))
  const topic = value(await addTag(editor, { name: "الفيضانات" }))
  const author = value(await addAuthor(editor, { name: "سليم المرجاني" }))
  const ids = (rows: { id: string }[] | null) => rows?.map(({ id }) => id)
  for (const q of ["قناة", "القنوات بريد", "ساعي", "ساعي قناة", "القنو"]) expect(ids(await listSources(editor, q)), q).toEqual([paper.id])
  for (const q of ["فيضان", "والفيضانات", "فيضانات", "الفيضا"]) expect(ids(await listTags(editor, q)), q).toEqual([topic.id])
  for (const q of ["مرجاني سليم", "مرجان", "سلي"]) expect(ids(await listAuthors(editor, q)), q).toEqual([author.id])
  expect(await listTags(editor, "فيضان لا أصل له")).toEqual([])
})

it("each of these is for those whose it is, and the lists too", async () => {
  const forbidden = { code: "forbidden" }
  const id = await section("محروس")
  for (const actor of [writer, editor, chief]) {
    expect(failure(await addSection(actor, { name: "سواه", parentId: "" }))).toEqual(forbidden)
    expect(failure(await removeSection(actor, { id }))).toEqual(forbidden)
    expect(await sectionTree(actor)).toBe(null)
  }
  expect(failure(await addSource(writer, { name: "ممنوعة" }))).toEqual(forbidden)
  expect(failure(await addTag(writer, { name: "ممنوع" }))).toEqual(forbidden)
  expect(await listSources(writer, "")).toBe(null)
  expect(await listAuthors(writer, "")).toBe(null)
  const { id: source } = value(await createSourceNamed(editor, { name: "محروسة" }))
  expect(failure(await changeSource(chief, { id: source, name: "محروسة", permission: "granted", indexPolicy: "index" }))).toEqual(forbidden)
  expect(await sourceForDesk(chief, source)).toBe(null)
  expect(await sourceForDesk(admin, "no-id")).toBe(null)
})
