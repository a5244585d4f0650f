import { afterAll, beforeAll, expect, it } from "vitest"
import { create, restore, saveWorkingCopy } from "@/lib/articles/commands"
import { articlePage, frontPage, listArticles } from "@/lib/articles/published"
import { db } from "@/lib/db"
import { presentSlug } from "@/lib/names/published"
import type { Actor } from "@/lib/permissions"
import { publish, reschedule, submit, update, withdraw } from "@/lib/publishing/commands"
import type { Result } from "@/lib/result"
import { siteDb } from "@/lib/site-db"
import { copyOf, makePerson } from "@/prisma/fixtures"
import { value } from "@/prisma/results"
import { testDatabase } from "@/prisma/testing"
import { addSection, bandSection, changeSection, hideSection, mergeSection, placeSection, removeSection, setSectionEditors } from "./commands"
import { sections as shownSections } from "./published"
import { editorChoices, sectionChoices, sectionTree } from "./queries"

let database: Awaited<ReturnType<typeof testDatabase>>
let admin: Actor
let chief: Actor

beforeAll(async () => {
  database = await testDatabase()
  admin = await makePerson("admin")
  chief = await makePerson("chief")
})
afterAll(async () => {
  await Promise.all([db().$disconnect(), siteDb().$disconnect()])
  await database?.drop()
})

const failure = (result: Result<unknown>) => (result.ok ? null : result.failure)

let count = 0
const section = async (name: string, parentId = "") => value(await addSection(admin, { name: `${name} ${(count += 1)}`, parentId })).id
const slugOf = async (id: string) => (await db().section.findUniqueOrThrow({ where: { id }, select: { slug: true } })).slug
const within = async (id: string) => (await sectionTree(admin))?.find((branch) => branch.id === id)?.children.map((child) => child.id)
const tops = async () => (await sectionTree(admin))?.map((branch) => branch.id) ?? []
const article = async (sectionId: string, by = chief) => value(await create(by, { clippingId: null, article: copyOf({ sectionId }) })).id
const live = async (sectionId: string) => {
  const id = await article(sectionId)
  value(await publish(chief, { id, version: 1 }))
  return id
}
/** What readers find on a section's page: its own and its children's. */
async function read(id: string): Promise<string[]> {
  const all = await shownSections()
  const own = all.filter((each) => each.id === id || each.parentId === id).map((each) => each.id)
  return own.length === 0 ? [] : (await listArticles({ sections: own }, "newest")).items.map((item) => item.id)
}
/** Nothing anywhere is filed under, given, or standing under a section that there is not. */
async function expectNoOrphans(): Promise<void> {
  const known = new Set((await sectionTree(admin))?.flatMap((top) => [top.id, ...top.children.map((child) => child.id)]))
  for (const { sectionId } of await db().article.findMany({ where: { sectionId: { not: null } }, select: { sectionId: true } })) expect(known).toContain(sectionId)
  for (const { sectionId } of await db().userSection.findMany({ select: { sectionId: true } })) expect(known).toContain(sectionId)
  for (const { parentId } of await db().section.findMany({ where: { parentId: { not: null } }, select: { parentId: true } })) expect(known).toContain(parentId)
  for (const { sectionId } of await siteDb().article.findMany({ select: { sectionId: true } })) expect(known).toContain(sectionId)
}

it("sections are put in order, under each other and out again, and every place is one", async () => {
  const parent = await section("رياضة")
  const [a, b, c] = [await section("كرة", parent), await section("سباحة", parent), await section("جري", parent)]
  expect(await within(parent)).toEqual([a, b, c])
  value(await placeSection(admin, { id: c, parentId: parent, before: a }))
  expect(await within(parent)).toEqual([c, a, b])
  value(await placeSection(admin, { id: a, parentId: "", before: parent }))
  expect((await tops()).slice(-2)).toEqual([a, parent])
  value(await placeSection(admin, { id: a, parentId: parent, before: "" }))
  expect(await within(parent)).toEqual([c, b, a])
  const refused = (key: string) => ({ code: "invalid", fields: { form: [key] } })
  expect(failure(await placeSection(admin, { id: parent, parentId: a }))).toEqual(refused("too_deep"))
  expect(failure(await placeSection(admin, { id: parent, parentId: await section("أخرى") }))).toEqual(refused("has_children"))
  expect(failure(await placeSection(admin, { id: a, parentId: "3f1f8c5e-0000-4000-8000-000000000000" }))).toEqual(refused("gone"))
  await Promise.all([b, c, a].flatMap((id, index) => [
    placeSection(admin, { id, parentId: parent, before: [a, b, c][index] }), placeSection(admin, { id, parentId: "", before: "" }),
    placeSection(admin, { id, parentId: parent, before: "" }),
  ]))
  const rows = await db().section.findMany({ where: { mergedIntoId: null }, select: { parentId: true, position: true } })
  for (const level of new Set(rows.map((row) => row.parentId))) {
    const places = rows.filter((row) => row.parentId === level).map((row) => row.position).sort((x, y) => x - y)
    expect(places).toEqual(places.map((_place, index) => index))
  }
  expect([...(await within(parent) ?? []), ...(await tops())]).toEqual(expect.arrayContaining([a, b, c, parent]))
})

it("a section that is readdressed is found at its former address, until that is in use again", async () => {
  const id = await section("قديم")
  const was = await slugOf(id)
  await live(id)
  value(await changeSection(admin, { id, name: "جديد هنا", slug: "new-here", parentId: "" }))
  expect(await presentSlug("section", was)).toBe("new-here")
  value(await changeSection(admin, { id, name: "جديد هنا", slug: "newer-here", parentId: "" }))
  expect(await presentSlug("section", was)).toBe("newer-here")
  expect(await presentSlug("section", "new-here")).toBe("newer-here")
  const other = value(await addSection(admin, { name: "سواه", slug: "new-here", parentId: "" })).id
  expect(await presentSlug("section", "new-here")).toBe(null)
  value(await removeSection(admin, { id: other }))
  expect(await presentSlug("section", "new-here")).toBe(null)
  value(await hideSection(admin, { id, hidden: "yes" }))
  expect(await presentSlug("section", was)).toBe(null)
})

it("what is in a section that is merged is in the other: working copies, what readers see, what is under it, who edits it, its addresses", async () => {
  const [old, into] = [await section("قديم"), await section("باقٍ")]
  const [child, own] = [await section("فرع", old), await section("فرع آخر", into)]
  const was = await slugOf(old)
  value(await changeSection(admin, { id: old, name: "قديم باسم آخر", slug: "readdressed", parentId: "" }))
  const [both, only] = [await makePerson("editor", [old, into]), await makePerson("editor", [old])]
  const [draft, out, inChild] = [await article(old), await live(old), await live(child)]
  const gone = await live(old)
  value(await withdraw(chief, { id: gone, version: 1, reason: "اختبار" }))
  const planned = await article(old)
  value(await publish(chief, { id: planned, version: 1, day: "2099-05-06", time: "10:15" }))
  const rows = await db().publication.findMany({ orderBy: { id: "asc" } })

  expect(await read(old)).toEqual(expect.arrayContaining([out, inChild]))
  expect(value(await mergeSection(admin, { id: old, into }))).toMatchObject({ articles: 4 })

  expect((await read(into)).sort()).toEqual([out, inChild].sort())
  expect(await articlePage(out)).toMatchObject({ section: { id: into } })
  expect(await read(old)).toEqual([])
  expect(await db().article.findUnique({ where: { id: draft } })).toMatchObject({ sectionId: into })
  expect(await within(into)).toEqual([own, child])
  const given = async (userId: string) => (await db().userSection.findMany({ where: { userId }, select: { sectionId: true } })).map((row) => row.sectionId)
  expect(await given(both.id)).toEqual([into])
  expect(await given(only.id)).toEqual([into])
  for (const address of [was, "readdressed"]) expect(await presentSlug("section", address)).toBe(await slugOf(into))
  // Nothing that was published is written anew.
  expect(await db().publication.findMany({ orderBy: { id: "asc" } })).toEqual(rows)
  for (const choices of [await sectionChoices(admin)]) expect(choices?.map((choice) => choice.id)).not.toContain(old)
  expect((await sectionTree(admin))?.find((branch) => branch.id === into)).toMatchObject({ articles: 4, live: 1 })
  const { latest, sections } = await frontPage(await shownSections(), [], 20, 5)
  expect(latest.find((item) => item.id === out)).toMatchObject({ section: { id: into } })
  expect(sections.find((band) => band.section.id === into)?.items.map((item) => item.id).sort()).toEqual([out, inChild].sort())
  // The name is free, and so is the address, which is then the new owner's.
  const again = value(await addSection(admin, { name: "قديم باسم آخر", slug: "readdressed", parentId: "" })).id
  expect(await presentSlug("section", "readdressed")).toBe(null)
  // A plan made before the merge goes out in the other section, also when it is moved.
  value(await reschedule(chief, { id: planned, version: 1, day: "2099-05-06", time: "11:15" }))
  // Merged once more, all of it goes along.
  value(await mergeSection(admin, { id: into, into: again }))
  expect((await read(again)).sort()).toEqual([out, inChild].sort())
  expect(await articlePage(out)).toMatchObject({ section: { id: again } })
  expect(await presentSlug("section", was)).toBe("readdressed")
  expect(failure(await removeSection(admin, { id: again }))).toMatchObject({ code: "invalid" })
  await expectNoOrphans()
})

it("what was open or kept before a merge is filed in the other section", async () => {
  const [old, into] = [await section("مفتوح"), await section("هدف")]
  const editor = await makePerson("editor", [old])
  const id = await article(old, editor)
  value(await submit(editor, { id, version: 1 }))
  value(await mergeSection(admin, { id: old, into }))
  // An actor is made from fresh rows with every request.
  const now = { ...editor, sectionIds: [into] }
  const save = { id, saveId: "5f1f8c5e-0000-4000-8000-000000000001", baseVersion: 1, article: copyOf({ sectionId: old, title: "محفوظ من صفحة قديمة" }) }
  value(await saveWorkingCopy(now, save))
  expect(await db().article.findUnique({ where: { id } })).toMatchObject({ sectionId: into, title: "محفوظ من صفحة قديمة" })
  const revision = await db().revision.findFirstOrThrow({ where: { articleId: id }, select: { id: true } })
  value(await restore(now, { id, version: 2, revisionId: revision.id }))
  expect(await db().article.findUnique({ where: { id } })).toMatchObject({ sectionId: into })
  value(await publish(chief, { id, version: 3 }))
  expect(await read(into)).toEqual([id])
  value(await saveWorkingCopy(chief, { ...save, saveId: "5f1f8c5e-0000-4000-8000-000000000002", baseVersion: 3 }))
  value(await update(chief, { id, version: 4 }))
  expect(await articlePage(id)).toMatchObject({ section: { id: into }, title: "محفوظ من صفحة قديمة" })
  await expectNoOrphans()
})

it("saves, filings and merges at the same time leave nothing behind", async () => {
  for (let round = 0; round < 4; round += 1) {
    const [old, into, third] = [await section("متزامن"), await section("هدف"), await section("ثالث")]
    const ids = await Promise.all([article(old), article(old), article(third)])
    const editor = await makePerson("editor")
    const results = await Promise.all([
      mergeSection(admin, { id: old, into }),
      ...ids.map((id, index) => saveWorkingCopy(chief, {
        id, saveId: `5f1f8c5e-0000-4000-8000-00000000${round}01${index}`, baseVersion: 1, article: copyOf({ sectionId: old }),
      })),
      create(chief, { clippingId: null, article: copyOf({ sectionId: old }) }),
      setSectionEditors(admin, { id: old, userIds: [editor.id] }),
      placeSection(admin, { id: third, parentId: old }),
    ])
    expect(failure(results[0])).toBe(null)
    for (const result of results.slice(1, 5)) expect(failure(result)).toBe(null)
    expect(await db().article.count({ where: { sectionId: into } })).toBe(4)
    await expectNoOrphans()
  }
})

it("of two merges of one another at the same time one is made", async () => {
  const [a, b] = [await section("أول"), await section("ثانٍ")]
  await live(a)
  await live(b)
  const results = await Promise.all([mergeSection(admin, { id: a, into: b }), mergeSection(admin, { id: b, into: a })])
  expect(results.filter((result) => result.ok)).toHaveLength(1)
  const left = results[0]?.ok ? b : a
  expect(await read(left)).toHaveLength(2)
  await expectNoOrphans()
})

it("a merge that would make a third level, or lead nowhere, is refused at its field", async () => {
  const [top, other] = [await section("فوق"), await section("سواه")]
  const child = await section("تحت", top)
  const below = await section("تحت آخر", other)
  const refused = (key: string) => ({ code: "invalid", fields: { into: [key] } })
  expect(failure(await mergeSection(admin, { id: top, into: below }))).toEqual(refused("too_deep"))
  expect(failure(await mergeSection(admin, { id: top, into: child }))).toEqual(refused("too_deep"))
  expect(failure(await mergeSection(admin, { id: top, into: top }))).toEqual(refused("gone"))
  expect(failure(await mergeSection(admin, { id: top, into: "" }))).toEqual(refused("required"))
  value(await mergeSection(admin, { id: child, into: top }))
  expect(failure(await mergeSection(admin, { id: other, into: child }))).toEqual(refused("gone"))
  for (const again of [mergeSection(admin, { id: child, into: other }), changeSection(admin, { id: child, name: "عائد", parentId: "" }), hideSection(admin, { id: child, hidden: "no" })]) {
    expect(failure(await again)).toEqual({ code: "not_found" })
  }
  expect(failure(await addSection(admin, { name: "تحت ما ليس قسمًا", parentId: child }))).toMatchObject({ fields: { parentId: ["gone"] } })
  value(await removeSection(admin, { id: top }))
  expect(await db().section.count({ where: { id: { in: [top, child] } } })).toBe(0)
})

it("who edits it is said by who proved lately who they are: it is a right, as a role is", async () => {
  const id = await section("مسنَد")
  const hourAgo = { ...admin, session: { id: crypto.randomUUID(), confirmedAt: new Date(Date.now() - 3_600_000) } }
  expect(failure(await setSectionEditors(hourAgo, { id, userIds: [] }))).toEqual({ code: "confirm_needed" })
})

it("an admin says who edits a section, and only editors are given one", async () => {
  const id = await section("محرَّر")
  const [editor, other, writer] = [await makePerson("editor"), await makePerson("editor", [id]), await makePerson("writer")]
  value(await setSectionEditors(admin, { id, userIds: [editor.id, writer.id] }))
  expect((await sectionTree(admin))?.find((each) => each.id === id)?.editors).toEqual([{ id: editor.id, name: editor.name }])
  value(await setSectionEditors(admin, { id, userIds: other.id }))
  expect((await sectionTree(admin))?.find((each) => each.id === id)?.editors.map((each) => each.id)).toEqual([other.id])
  value(await setSectionEditors(admin, { id }))
  expect((await sectionTree(admin))?.find((each) => each.id === id)?.editors).toEqual([])
  expect((await editorChoices(admin))?.map((each) => each.id)).toEqual(expect.arrayContaining([editor.id, other.id]))
})

it("a section has a band on the front page or none", async () => {
  const id = await section("شريط")
  const out = await live(id)
  const bands = async () => (await frontPage(await shownSections(), [], 10, 5)).sections.map((band) => band.section.id)
  expect(await bands()).toContain(id)
  value(await bandSection(admin, { id, onFront: "no" }))
  expect(await bands()).not.toContain(id)
  expect((await frontPage(await shownSections(), [], 10, 5)).latest.map((item) => item.id)).toContain(out)
})

it("all of it is the admin's", async () => {
  const id = await section("محروس")
  const other = await section("سواه")
  for (const role of ["writer", "editor", "chief"] as const) {
    const actor = await makePerson(role, [id])
    for (const refused of [
      placeSection(actor, { id, parentId: "" }), mergeSection(actor, { id, into: other }), bandSection(actor, { id, onFront: "no" }),
      setSectionEditors(actor, { id, userIds: [actor.id] }),
    ]) expect(failure(await refused)).toEqual({ code: "forbidden" })
    expect(await editorChoices(actor)).toBe(null)
  }
})
