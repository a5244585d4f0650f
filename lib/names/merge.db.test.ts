import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, expect, it } from "vitest"
import { create, restore, saveWorkingCopy } from "@/lib/articles/commands"
import { articlePage, listArticles, type Scope } from "@/lib/articles/published"
import { articleForDesk, formChoices } from "@/lib/articles/queries"
import type { WorkingCopyInput } from "@/lib/articles/schema"
import { addAuthor, mergeAuthor, renameAuthor } from "@/lib/authors/commands"
import { authorBySlug } from "@/lib/authors/published"
import { listAuthors } from "@/lib/authors/queries"
import { db } from "@/lib/db"
import type { Actor } from "@/lib/permissions"
import { publish, submit } from "@/lib/publishing/commands"
import { siteDb } from "@/lib/site-db"
import { addSource, changeSource, mergeSource } from "@/lib/sources/commands"
import { sourceBySlug, sources } from "@/lib/sources/published"
import { sourceForDesk } from "@/lib/sources/queries"
import { addTag, mergeTag } from "@/lib/tags/commands"
import { topicBySlug } from "@/lib/tags/published"
import { copyOf, makePerson, makeSection } from "@/prisma/fixtures"
import { code, value } from "@/prisma/results"
import { testDatabase } from "@/prisma/testing"
import { lockMerging, retire } from "./merge"
import { presentSlug } from "./published"

let database: Awaited<ReturnType<typeof testDatabase>>
let admin: Actor
let chief: Actor
let editor: Actor
let writer: Actor
let sectionId: string

beforeAll(async () => {
  database = await testDatabase()
  admin = await makePerson("admin")
  chief = await makePerson("chief")
  sectionId = await makeSection()
  editor = await makePerson("editor", [sectionId])
  writer = await makePerson("writer")
})
afterAll(async () => {
  await Promise.all([db().$disconnect(), siteDb().$disconnect()])
  await database?.drop()
})

let count = 0
const fresh = (name: string) => `${name} ${(count += 1)}`
const paper = async () => value(await addSource(admin, { name: fresh("الواحة"), variants: fresh("جريدة الواحة") }))
const author = async () => value(await addAuthor(editor, { name: fresh("سلمى الحايك") }))
const tag = async () => value(await addTag(editor, { name: fresh("الجفاف") }))
/** Each by somebody else: who publishes many in a row is stopped. */
const live = async (fields: Partial<WorkingCopyInput>) => {
  const by = await makePerson("chief")
  const { id } = value(await create(by, { clippingId: null, article: copyOf({ sectionId, ...fields }) }))
  value(await publish(by, { id, version: 1 }))
  return id
}
const from = (sourceId: string) => ({ origin: "republished" as const, sourceId, sourceDate: "2017-12-13" })
const idsIn = async (scope: Scope) => (await listArticles(scope, "newest")).items.map(({ id }) => id)
const slugOf = async (what: "source" | "author" | "tag", id: string) => {
  const where = { where: { id }, select: { slug: true } }
  const row = what === "source" ? db().source.findUniqueOrThrow(where) : what === "author" ? db().author.findUniqueOrThrow(where) : db().tag.findUniqueOrThrow(where)
  return (await row).slug
}

it("two papers that are one: readers see what was taken from either under the one, and its old address leads there", async () => {
  const [one, other] = [await paper(), await paper()]
  const [first, second] = [await live(from(one.id)), await live(from(other.id))]
  const before = await db().publication.findFirstOrThrow({ where: { articleId: first } })
  const slug = await slugOf("source", one.id)
  const into = await slugOf("source", other.id)
  expect(value(await mergeSource(admin, { id: one.id, into: other.id }))).toEqual({ into: other.id, articles: 1 })

  expect((await articlePage(first))?.source).toMatchObject({ id: other.id, name: other.name, slug: into })
  expect(await idsIn({ source: other.id })).toEqual([second, first])
  expect(await sourceBySlug(slug)).toBe(null)
  expect(await presentSlug("source", slug)).toBe(into)
  const shown = (await sources()).map(({ id }) => id)
  expect([shown.includes(one.id), shown.filter((id) => id === other.id)]).toEqual([false, [other.id]])
  // What was published stays as it was written.
  expect(await db().publication.findFirstOrThrow({ where: { articleId: first } })).toEqual(before)
  expect(await articleForDesk(chief, first)).toMatchObject({ changed: false, copy: { sourceId: other.id } })
  expect(await sourceForDesk(admin, one.id)).toBe(null)
  expect((await sourceForDesk(admin, other.id))?.variants).toEqual(expect.arrayContaining([one.name]))
  expect((await formChoices()).sources.some(({ id }) => id === one.id)).toBe(false)
  expect(code(await addSource(admin, { name: one.name }))).toBe("duplicate")
})

it("a paper that nothing of its own is live from is seen for what was merged into it, and what is merged on leads on", async () => {
  const [one, two, three] = [await paper(), await paper(), await paper()]
  const article = await live(from(one.id))
  const [slug, last] = [await slugOf("source", one.id), await slugOf("source", three.id)]
  value(await mergeSource(admin, { id: one.id, into: two.id }))
  expect(await sourceBySlug(await slugOf("source", two.id))).toMatchObject({ id: two.id })
  value(await mergeSource(admin, { id: two.id, into: three.id }))
  expect((await articlePage(article))?.source?.id).toBe(three.id)
  expect(await idsIn({ source: three.id })).toEqual([article])
  expect(await presentSlug("source", slug)).toBe(last)
  expect(await sourceBySlug(last)).toMatchObject({ id: three.id })
  // What is gone is merged no more, in neither direction.
  expect(code(await mergeSource(admin, { id: one.id, into: three.id }))).toBe("not_found")
  expect(code(await mergeSource(admin, { id: three.id, into: two.id }))).toBe("not_found")
  expect(code(await mergeSource(admin, { id: three.id, into: three.id }))).toBe("not_found")
})

it("what the paper that stays allows search engines holds for what was taken from the other", async () => {
  const [one, other] = [await paper(), await paper()]
  const article = await live(from(one.id))
  value(await changeSource(admin, { id: other.id, name: other.name, permission: "granted", indexPolicy: "canonical" }))
  value(await mergeSource(admin, { id: one.id, into: other.id }))
  expect((await articlePage(article))?.source?.indexPolicy).toBe("canonical")
})

it("two by-lines that are one stand above an article once, and each list has it once, however long it is", async () => {
  const [one, other] = [await author(), await author()]
  const articles: string[] = []
  for (let n = 0; n < 12; n += 1) articles.unshift(await live({ authorIds: n % 3 === 0 ? [one.id, other.id] : [n % 2 === 0 ? one.id : other.id] }))
  const draft = value(await create(chief, { clippingId: null, article: copyOf({ sectionId, authorIds: [other.id, one.id] }) })).id
  const slug = await slugOf("author", one.id)
  value(await mergeAuthor(editor, { id: one.id, into: other.id }))
  expect(await idsIn({ author: other.id })).toEqual(articles)
  for (const article of articles) expect((await articlePage(article))?.authors.map(({ id }) => id)).toEqual([other.id])
  expect((await articleForDesk(chief, draft))?.copy.authorIds).toEqual([other.id])
  expect(await presentSlug("author", slug)).toBe(await slugOf("author", other.id))
  // The old name is found, is nobody else's, and may be taken again by the one who bears it.
  expect((await listAuthors(editor, one.name))?.map(({ id }) => id)).toEqual([other.id])
  expect((await formChoices()).authors.find(({ id }) => id === other.id)?.variants).toEqual([one.name])
  expect(await addAuthor(editor, { name: one.name })).toMatchObject({ failure: { code: "duplicate", known: { id: other.id, name: other.name } } })
  value(await renameAuthor(editor, { id: other.id, name: one.name }))
  expect(code(await renameAuthor(editor, { id: one.id, name: "لا أحد" }))).toBe("not_found")
})

it("two tags that are one are one topic", async () => {
  const [one, other] = [await tag(), await tag()]
  const [both, only] = [await live({ tagIds: [one.id, other.id] }), await live({ tagIds: [one.id] })]
  const slug = await slugOf("tag", one.id)
  value(await mergeTag(editor, { id: one.id, into: other.id }))
  expect(await idsIn({ topic: other.id })).toEqual([only, both])
  expect((await articlePage(both))?.topics.map(({ id }) => id)).toEqual([other.id])
  expect(await topicBySlug(slug)).toBe(null)
  expect(await topicBySlug(await slugOf("tag", other.id))).toMatchObject({ id: other.id })
})

it("the same holds for sections", async () => {
  const [one, other] = [await makeSection(), await makeSection()]
  const [first, second] = [await live({ sectionId: one }), await live({ sectionId: other })]
  await db().$transaction(async (tx) => {
    const merging = await lockMerging(tx, "section", { id: one, into: other })
    if (!merging) throw new Error("nothing to merge")
    await tx.article.updateMany({ where: { sectionId: one }, data: { sectionId: other } })
    await retire(tx, "section", merging, "free")
  })
  expect(await idsIn({ sections: [other] })).toEqual([second, first])
  expect((await articlePage(first))?.section?.id).toBe(other)
})

it("a page that was open before the merge saves, and an old revision comes back, under the name that there is now", async () => {
  const [one, other] = [await paper(), await paper()]
  const [by, now] = [await author(), await author()]
  const old = copyOf({ sectionId, ...from(one.id), authorIds: [by.id, now.id] })
  const { id } = value(await create(chief, { clippingId: null, article: old }))
  value(await submit(chief, { id, version: 1 }))
  const [revision] = await db().revision.findMany({ where: { articleId: id } })
  value(await mergeSource(admin, { id: one.id, into: other.id }))
  value(await mergeAuthor(admin, { id: by.id, into: now.id }))
  value(await saveWorkingCopy(chief, { id, saveId: randomUUID(), baseVersion: 1, article: { ...old, title: "عنوان آخر" } }))
  const present = { title: "عنوان آخر", sourceId: other.id, authorIds: [now.id] }
  expect((await articleForDesk(chief, id))?.copy).toMatchObject(present)
  value(await restore(chief, { id, version: 2, revisionId: revision?.id ?? "" }))
  expect((await articleForDesk(chief, id))?.copy).toMatchObject({ ...present, title: old.title })
})

it("of merges that meet, each has one outcome: no circle, nothing left behind", async () => {
  const [one, other] = [await tag(), await tag()]
  const both = await Promise.all([mergeTag(editor, { id: one.id, into: other.id }), mergeTag(chief, { id: other.id, into: one.id })])
  expect(both.map(code).sort()).toEqual(["not_found", "ok"])
  for (let round = 0; round < 5; round += 1) {
    const [gone, stays] = [await paper(), await paper()]
    const { id } = value(await create(chief, { clippingId: null, article: copyOf({ sectionId }) }))
    const [merged, saved] = await Promise.all([
      mergeSource(admin, { id: gone.id, into: stays.id }),
      saveWorkingCopy(chief, { id, saveId: randomUUID(), baseVersion: 1, article: copyOf({ sectionId, ...from(gone.id) }) }),
    ])
    expect([code(merged), code(saved)]).toEqual(["ok", "ok"])
    expect((await articleForDesk(chief, id))?.copy.sourceId).toBe(stays.id)
  }
})

it("is for those whose it is, and recorded", async () => {
  const [papers, authors, tags] = [[await paper(), await paper()], [await author(), await author()], [await tag(), await tag()]].map((two) => ({ id: two[0]?.id, into: two[1]?.id }))
  for (const actor of [writer, editor, chief]) expect(code(await mergeSource(actor, papers))).toBe("forbidden")
  expect(code(await mergeAuthor(writer, authors))).toBe("forbidden")
  expect(code(await mergeTag(writer, tags))).toBe("forbidden")
  value(await mergeAuthor(editor, authors))
  const event = await db().event.findFirst({ where: { action: "author.manage", outcome: "done", subjectId: authors?.id ?? "" }, orderBy: { seq: "desc" } })
  expect(event?.data).toMatchObject({ did: "merge", merged: authors?.id })
})

it("another name has another address, and the old one leads there; an address that was chosen stays", async () => {
  const it = await author()
  const slug = await slugOf("author", it.id)
  await live({ authorIds: [it.id] })
  const name = fresh("سلمى بركات")
  value(await renameAuthor(editor, { id: it.id, name, slug }))
  const now = await slugOf("author", it.id)
  expect(now).not.toBe(slug)
  expect(await presentSlug("author", slug)).toBe(now)
  expect(await authorBySlug(now)).toMatchObject({ name })
  value(await renameAuthor(editor, { id: it.id, name, slug: "salma" }))
  value(await renameAuthor(editor, { id: it.id, name: fresh("سلمى"), slug: "salma" }))
  expect(await slugOf("author", it.id)).toBe("salma")
  expect(await presentSlug("author", slug)).toBe("salma")
  value(await renameAuthor(editor, { id: it.id, name, slug }))
  expect([await slugOf("author", it.id), await presentSlug("author", slug), await presentSlug("author", "salma")]).toEqual([slug, null, slug])
})
