import { randomUUID } from "node:crypto"
import fc from "fast-check"
import pg from "pg"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { create, saveWorkingCopy } from "@/lib/articles/commands"
import { bodyOfParagraphs } from "@/lib/articles/body"
import { tokenHash } from "@/lib/auth/token"
import { db } from "@/lib/db"
import { plainSentence, sentence } from "@/lib/history/sentence"
import { answerNote, resolveNote } from "@/lib/notes/commands"
import { conversationOf, waitingFor } from "@/lib/notes/queries"
import type { Actor } from "@/lib/permissions"
import { publish, trash, untrash } from "@/lib/publishing/commands"
import { copyOf, makePerson, makeSection } from "@/prisma/fixtures"
import { code, value } from "@/prisma/results"
import { testDatabase } from "@/prisma/testing"
import { revokeLink, shareArticle } from "./commands"
import { GUEST_BURST, openShared, sayAsGuest, sharedArticle, sharedPicture } from "./guest"
import { linksOf } from "./queries"

let database: Awaited<ReturnType<typeof testDatabase>>
let owner: pg.Client
let section: string
let writer: Actor
let editor: Actor
let stranger: Actor
let chief: Actor

beforeAll(async () => {
  database = await testDatabase()
  owner = new pg.Client(database.ownerUrl)
  await owner.connect()
  section = await makeSection()
  ;[writer, chief] = [await makePerson("writer"), await makePerson("chief")]
  ;[editor, stranger] = [await makePerson("editor", [section]), await makePerson("editor", [await makeSection()])]
})
afterAll(async () => {
  await owner?.end()
  await db().$disconnect()
  await database?.drop()
})

const draft = async () => value(await create(writer, { clippingId: null, article: copyOf({ sectionId: section, title: "قبل" }) })).id
const factsOf = (id: string) => ({ id, writerId: writer.id, sectionId: section, isDraft: true })
const share = async (id: string, fields: object = {}, by = editor) =>
  value(await shareArticle(by, { id, version: "1", label: "الدكتور سالم", days: "7", pin: "no", ...fields }))
const change = async (id: string, title: string, by = writer) =>
  value(await saveWorkingCopy(by, { id, saveId: randomUUID(), baseVersion: 1, article: copyOf({ sectionId: section, title }) }))
const say = (token: string, fields: object = {}) => sayAsGuest(token, { name: "سالم", text: "ملاحظة", verdict: "", ...fields })

describe("a review link", () => {
  it("shows the working copy as it becomes, or the revision that was pinned, and records each opening with its version", async () => {
    const id = await draft()
    const [follows, pinned] = [await share(id), await share(id, { pin: "yes", label: "المصدر" })]
    for (const { token } of [follows, pinned]) expect((await openShared(token))?.view.title).toBe("قبل")
    await change(id, "بعد")
    expect(await openShared(follows.token)).toMatchObject({ view: { title: "بعد" }, version: 2, pinned: false })
    expect(await openShared(pinned.token)).toMatchObject({ view: { title: "قبل" }, version: 1, pinned: true })
    await openShared(pinned.token)
    const links = (await linksOf(editor, factsOf(id))) ?? []
    const opened = (label: string) => links.find((link) => link.label === label)?.openings.map(({ version, times }) => `${version}×${times}`).sort()
    expect(opened("الدكتور سالم")).toEqual(["1×1", "2×1"])
    expect(links.find((link) => link.label === "المصدر")).toMatchObject({ pinned: 1, opened: 3, ended: null, by: editor.name })
    // Only looking (HEAD) is no opening.
    await sharedArticle(pinned.token)
    expect((await linksOf(editor, factsOf(id)))?.find((link) => link.label === "المصدر")?.opened).toBe(3)
    // The token is nowhere.
    const { rows } = await owner.query("SELECT * FROM desk.review_link WHERE article_id = $1", [id])
    const events = await owner.query("SELECT data FROM desk.event WHERE subject_id = $1", [id])
    for (const { token } of [follows, pinned]) expect(JSON.stringify([rows, events.rows])).not.toContain(token)
    expect(rows.map((row) => row.token_hash).sort()).toEqual([tokenHash(follows.token), tokenHash(pinned.token)].sort())
  })

  it("is made and ended by who runs the article, and is none of another article's", async () => {
    const id = await draft()
    const sent = { id, version: "1", label: "x", days: "7", pin: "no" }
    expect([code(await shareArticle(writer, sent)), code(await shareArticle(stranger, sent))]).toEqual(["forbidden", "not_found"])
    expect([await linksOf(writer, factsOf(id)), (await linksOf(chief, factsOf(id)))?.length]).toEqual([null, 0])
    for (const bad of [{ days: "31" }, { days: "0" }, { label: " " }, { label: "x".repeat(81) }, { pin: "maybe" }, { token: "x" }, { expiresAt: "2099-01-01" }]) {
      expect(code(await shareArticle(editor, { ...sent, ...bad }))).toBe("invalid")
    }
    expect(code(await shareArticle(editor, { ...sent, version: "2" }))).toBe("conflict")
    const { linkId, token } = await share(id)
    expect([code(await revokeLink(writer, { id, linkId })), code(await revokeLink(stranger, { id, linkId })), code(await revokeLink(chief, { id: await draft(), linkId }))])
      .toEqual(["forbidden", "not_found", "not_found"])
    expect(await sharedArticle(token)).not.toBeNull()
    value(await revokeLink(chief, { id, linkId }))
    expect(code(await revokeLink(chief, { id, linkId }))).toBe("not_found")
  })

  it("opens nothing once it is revoked, has run out, lost its maker, or its article lies in the trash; as one that never was", async () => {
    const id = await draft()
    const maker = await makePerson("chief")
    const [revoked, ended, orphan, trashed] = [await share(id), await share(id), await share(id, {}, maker), await share(await draft())]
    const trashedId = (await db().reviewLink.findUniqueOrThrow({ where: { id: trashed.linkId }, select: { articleId: true } })).articleId
    value(await revokeLink(editor, { id, linkId: revoked.linkId }))
    await owner.query("UPDATE desk.review_link SET created_at = now() - interval '8 days', expires_at = now() - interval '1 second' WHERE id = $1", [ended.linkId])
    await db().user.update({ where: { id: maker.id }, data: { active: false }, select: { id: true } })
    value(await trash(writer, { id: trashedId, version: 1 }))
    for (const token of [revoked.token, ended.token, orphan.token, trashed.token, "x", "", "x".repeat(43), `${revoked.token}x`]) {
      expect(await openShared(token)).toBeNull()
      expect(await sayAsGuest(token, { name: "سالم", text: "x", verdict: "" })).toEqual({ ok: false, failure: { code: "not_found" } })
      expect(await sharedPicture(token, randomUUID(), "320.avif")).toBeNull()
    }
    expect(await db().reviewOpening.count({ where: { linkId: { in: [revoked, ended, orphan, trashed].map((link) => link.linkId) } } })).toBe(0)
    const shown = await linksOf(editor, factsOf(id))
    expect(shown?.map(({ id: each, ended: how }) => [each, how]).sort()).toEqual([[revoked.linkId, "revoked"], [ended.linkId, "expired"], [orphan.linkId, "revoked"]].sort())
    value(await untrash(writer, { id: trashedId, version: 1 }))
    expect(await openShared(trashed.token)).not.toBeNull()
  })

  it("is worth what its maker may now: it ends with their role, and with the article's way out of their section", async () => {
    const maker = await makePerson("editor", [section])
    const [stays, moves] = [await draft(), await draft()]
    const [one, two] = [await share(stays, {}, maker), await share(moves, {}, maker)]
    await db().article.update({ where: { id: moves }, data: { sectionId: await makeSection() }, select: { id: true } })
    expect([await sharedArticle(one.token) === null, await sharedArticle(two.token) === null]).toEqual([false, true])
    expect((await linksOf(chief, factsOf(moves)))?.map((link) => link.ended)).toEqual(["revoked"])
    await db().user.update({ where: { id: maker.id }, data: { role: "writer" }, select: { id: true } })
    expect(await sharedArticle(one.token)).toBeNull()
    expect(code(await say(one.token))).toBe("not_found")
  })

  it("shows the pictures of its own text, as readers would get them, and no other", async () => {
    const picture = async () => (await db().media.create({
      data: { key: randomUUID().replaceAll("-", ""), format: "jpg", width: 640, height: 400, bytes: 1, sha256: "0".repeat(64), renditions: [320, 640] }, select: { id: true, key: true },
    }))
    const [own, inText, other] = [await picture(), await picture(), await picture()]
    const figure = { type: "figure" as const, attrs: { mediaId: inText.id, alt: "نهر", caption: "", credit: "أرشيف" } }
    const body = { type: "doc" as const, content: [...bodyOfParagraphs(["سطر"]).content, figure] }
    const id = value(await create(writer, { clippingId: null, article: copyOf({ sectionId: section, pictureId: own.id, body }) })).id
    const { token } = await share(id)
    expect(await sharedPicture(token, own.id, "320.avif")).toEqual({ path: `${own.key}/320.avif`, type: "image/avif" })
    expect(await sharedPicture(token, inText.id, "640.webp")).toEqual({ path: `${inText.key}/640.webp`, type: "image/webp" })
    for (const [which, file] of [[other.id, "320.avif"], [own.id, "master.jpg"], [own.id, "999.avif"], [own.id, "../x"], ["x", "320.avif"]] as const) {
      expect(await sharedPicture(token, which, file)).toBeNull()
    }
    expect((await sharedArticle(token))?.view.picture?.base).toBe(`/review/${token}/${own.id}`)
  })
})

describe("a guest", () => {
  it("says something that is a note like any other, waits for whoever made the link, and is told of as a guest's", async () => {
    const id = await draft()
    const { token } = await share(id, {}, chief)
    value(await say(token, { text: "<script>x</script>\n\n\n سطر", place: "abcd1234:لا تعترف", verdict: "changes", name: "رئيس التحرير" }))
    value(await say(token, { text: "", verdict: "agreed" }))
    const { threads } = await conversationOf(chief, factsOf(id))
    expect(threads).toMatchObject([
      { text: "", by: "سالم", guest: { label: "الدكتور سالم", verdict: "agreed", version: 1 } },
      { text: "<script>x</script>\n\nسطر", by: "رئيس التحرير", blockId: "abcd1234", quote: "لا تعترف", guest: { verdict: "changes", version: 1 } },
    ])
    expect((await sharedArticle(token))?.notes.map(({ name, verdict }) => [name, verdict])).toEqual([["رئيس التحرير", "changes"], ["سالم", "agreed"]])
    for (const person of [chief, writer]) expect((await waitingFor(person)).threads.filter((thread) => thread.articleId === id)).toHaveLength(2)
    expect((await waitingFor(editor)).threads.filter((thread) => thread.articleId === id)).toHaveLength(0)
    const noteId = threads[1]?.id ?? ""
    value(await answerNote(chief, { id, noteId, text: "شكرًا." }))
    expect((await waitingFor(chief)).threads.filter((thread) => thread.articleId === id)).toHaveLength(1)
    value(await resolveNote(writer, { id, noteId }))
    const event = await db().event.findFirstOrThrow({ where: { action: "review.say", subjectId: id }, orderBy: { seq: "asc" } })
    expect([event.actorId, event.actorName, event.subjectType]).toEqual([null, "", "note"])
    const told = plainSentence(sentence({ ...event, seq: Number(event.seq) }, () => ({ name: "قبل" }), { timeZone: "UTC", monthStyle: "dual" }))
    expect(told).toBe("كتب ضيف برابط مراجعة في المقال «قبل»، برابط «الدكتور سالم».")
  })

  it.each([
    [{ name: "" }, ["name"]], [{ name: "\u202e\u200b" }, ["name"]], [{ name: "x".repeat(81) }, ["name"]], [{ text: "" }, ["text"]], [{ text: " \n", verdict: "changes" }, ["text"]],
    [{ text: "ا".repeat(4_001) }, ["text"]], [{ text: "\u0000" }, ["text"]], [{ verdict: "published" }, ["verdict"]], [{ place: "x" }, ["place"]], [{ createdBy: "x" }, ["form"]], [{ name: ["a", "b"] }, ["name"]],
  ])("whose form is wrong (%#) is told at the field, and nothing is kept", async (fields, at) => {
    const { token, linkId } = await share(await draft())
    const result = await say(token, fields)
    expect(result.ok ? [] : "fields" in result.failure ? Object.keys(result.failure.fields) : [result.failure.code]).toEqual(at)
    expect(await db().note.count({ where: { linkId } })).toBe(0)
  })

  it("whatever is typed is kept as text or refused, never an error", async () => {
    const { token } = await share(await draft())
    await fc.assert(fc.asyncProperty(fc.record({ name: fc.string({ unit: "binary" }), text: fc.string({ unit: "binary" }), verdict: fc.constantFrom("", "agreed", "changes"), place: fc.string() }), async (sent) => {
      expect(["ok", "invalid", "throttled"]).toContain(code(await sayAsGuest(token, sent)))
    }), { numRuns: 40 })
  })

  it("says no more than ten things in ten minutes, however many are sent at once", async () => {
    const { token, linkId } = await share(await draft())
    const results = await Promise.all(Array.from({ length: GUEST_BURST + 4 }, () => say(token)))
    expect(results.filter((result) => result.ok)).toHaveLength(GUEST_BURST)
    expect(results.filter((result) => !result.ok).map(code)).toEqual(Array(4).fill("throttled"))
    expect(await db().note.count({ where: { linkId } })).toBe(GUEST_BURST)
    // What is over is over: the next may come once the oldest are ten minutes old.
    await owner.query("UPDATE desk.note SET created_at = created_at - interval '11 minutes' WHERE link_id = $1", [linkId])
    expect(code(await say(token))).toBe("ok")
  })

  it("reads while the newsroom is frozen, and writes nothing", async () => {
    const id = await draft()
    const { token, linkId } = await share(id)
    await db().newsroom.updateMany({ data: { frozenAt: new Date(), frozenBy: chief.id, frozenReason: "تجربة" } })
    try {
      expect(code(await say(token))).toBe("frozen")
      expect(code(await shareArticle(editor, { id, version: "1", label: "x", days: "1", pin: "no" }))).toBe("frozen")
      // Who looked is known all the same.
      expect((await openShared(token))?.view.title).toBe("قبل")
      expect(await db().reviewOpening.count({ where: { linkId } })).toBe(1)
    } finally {
      await db().newsroom.updateMany({ data: { frozenAt: null, frozenBy: null, frozenReason: "" } })
    }
    expect(code(await say(token))).toBe("ok")
    expect(await db().note.count({ where: { linkId } })).toBe(1)
  })

  it("sees what is published meanwhile as the link says, and a change that is not out yet only where it follows", async () => {
    const id = await draft()
    const [follows, pinned] = [await share(id), await share(id, { pin: "yes" })]
    value(await publish(editor, { id, version: 1 }))
    await change(id, "لم يُنشر بعد", editor)
    expect((await sharedArticle(follows.token))?.view.title).toBe("لم يُنشر بعد")
    expect((await sharedArticle(pinned.token))?.view.title).toBe("قبل")
  })
})

describe("the desk's log-in", () => {
  it("cannot lengthen a link, point it elsewhere, or remove what was recorded of it", async () => {
    const desk = new pg.Client(database.deskUrl)
    await desk.connect()
    const codeOf = (sql: string) => desk.query(sql).then(() => "ok", (error: { code?: string }) => error.code)
    try {
      for (const sql of [
        "UPDATE desk.review_link SET expires_at = now()", "UPDATE desk.review_link SET article_id = 'x'", "UPDATE desk.review_link SET token_hash = 'x'", "DELETE FROM desk.review_link",
        "DELETE FROM desk.review_opening", "UPDATE desk.review_opening SET at = now()", "DELETE FROM desk.note_mention", "UPDATE desk.note_mention SET user_id = user_id",
      ]) expect(`${sql} ${await codeOf(sql)}`).toBe(`${sql} 42501`)
    } finally {
      await desk.end()
    }
  })
})
