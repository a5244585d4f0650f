import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { create } from "@/lib/articles/commands"
import { db } from "@/lib/db"
import { can, type Actor } from "@/lib/permissions"
import { approve, sendBack, submit } from "@/lib/publishing/commands"
import { moveNames, openMoves } from "@/lib/publishing/workflow"
import { copyOf, makePerson, makeSection } from "@/prisma/fixtures"
import { code, value } from "@/prisma/results"
import { testDatabase } from "@/prisma/testing"
import { addNote, answerNote, reopenNote, resolveNote } from "./commands"
import { peopleWhoSee } from "./people"
import { conversationOf, waitingCount, waitingFor } from "./queries"

let database: Awaited<ReturnType<typeof testDatabase>>
let section: string
let writer: Actor
let other: Actor
let editor: Actor
let stranger: Actor
let chief: Actor

beforeAll(async () => {
  database = await testDatabase()
  section = await makeSection()
  ;[writer, other, chief] = [await makePerson("writer"), await makePerson("writer"), await makePerson("chief")]
  ;[editor, stranger] = [await makePerson("editor", [section]), await makePerson("editor", [await makeSection()])]
})
afterAll(async () => {
  await db().$disconnect()
  await database?.drop()
})

const draft = async (by = writer, sectionId: string | null = section) => value(await create(by, { clippingId: null, article: copyOf({ sectionId }) })).id
const factsOf = async (id: string) => {
  const row = await db().article.findUniqueOrThrow({ where: { id }, select: { id: true, writerId: true, sectionId: true, phase: true } })
  return { id, writerId: row.writerId, sectionId: row.sectionId, isDraft: row.phase === "draft" }
}
const talkOf = async (id: string, as = chief) => conversationOf(as, await factsOf(id))
const noted = async (id: string, by: Actor, fields: object = {}) => {
  value(await addNote(by, { id, text: "ملاحظة", ...fields }))
  return (await db().note.findFirstOrThrow({ where: { articleId: id, parentId: null }, orderBy: { createdAt: "desc" }, select: { id: true } })).id
}

describe("a note", () => {
  it("keeps its paragraph, its lines and whom it means, and is answered, resolved and opened again", async () => {
    const id = await draft()
    const noteId = await noted(id, editor, { text: " سطر \u202E\n\n\n\nوسطر ", place: "abcd1234:لا تعترف الأنهار", mentions: [chief.id, editor.id, chief.id] })
    value(await answerNote(writer, { id, noteId, text: "صُحّح." }))
    const { threads: [thread], mayNote } = await talkOf(id, writer)
    expect(thread).toMatchObject({
      text: "سطر\n\nوسطر", by: editor.name, blockId: "abcd1234", quote: "لا تعترف الأنهار", kind: "note", guest: null, resolved: null, meant: [chief.name],
      answers: [{ text: "صُحّح.", by: writer.name }],
    })
    expect(mayNote).toBe(true)
    value(await resolveNote(writer, { id, noteId }))
    expect((await talkOf(id)).threads[0]?.resolved).toMatchObject({ by: writer.name })
    expect(code(await resolveNote(editor, { id, noteId }))).toBe("not_allowed_now")
    expect(code(await answerNote(editor, { id, noteId, text: "متأخّر" }))).toBe("not_allowed_now")
    value(await reopenNote(editor, { id, noteId }))
    expect((await talkOf(id)).threads[0]?.resolved).toBeNull()
    const recorded = await db().event.findMany({ where: { subjectId: id, subjectType: "note" }, orderBy: { seq: "asc" }, select: { action: true, data: true } })
    expect(recorded).toEqual([
      { action: "note.create", data: {} }, { action: "note.create", data: { did: "answer" } }, { action: "note.resolve", data: {} }, { action: "note.resolve", data: { did: "reopen" } },
    ])
    // Answers are of one level, and of this article.
    const answer = await db().note.findFirstOrThrow({ where: { parentId: noteId }, select: { id: true } })
    for (const wrong of [{ id, noteId: answer.id }, { id: await draft(), noteId }]) {
      expect(code(await answerNote(writer, { ...wrong, text: "x" }))).toBe("not_found")
      expect(code(await resolveNote(writer, wrong))).toBe("not_found")
    }
  })

  it("does not exist for who may not see the article, and means nobody who may not", async () => {
    const id = await draft()
    const noteId = await noted(id, chief)
    for (const by of [other, stranger]) {
      expect(code(await addNote(by, { id, text: "x" }))).toBe("not_found")
      expect(code(await answerNote(by, { id, noteId, text: "x" }))).toBe("not_found")
      expect(code(await resolveNote(by, { id, noteId }))).toBe("not_found")
      expect(code(await addNote(chief, { id, text: "x", mentions: by.id }))).toBe("invalid")
    }
    const people = [writer, other, editor, stranger, chief]
    for (const sectionId of [section, null]) {
      const article = await factsOf(await draft(writer, sectionId))
      const named = (await peopleWhoSee(db(), article)).map((person) => person.id)
      for (const person of people) expect(named.includes(person.id)).toBe(can(person, "article.see", article))
    }
  })

  it.each([{ text: "" }, { text: "\u200b\n" }, { text: "ا".repeat(2_001) }, { text: "\u0000" }, { text: "x", place: "zz" }, { text: "x", mentions: "x" }, { text: "x", resolvedAt: "now" }, { text: "x", kind: "returned" }])(
    "%j is none", async (fields) => expect(code(await addNote(writer, { id: await draft(), ...fields }))).toBe("invalid"))
})

describe("what waits", () => {
  const waits = async (person: Actor, id: string) => {
    const { decide, back, threads, count } = await waitingFor(person)
    expect(count).toBe(await waitingCount(person))
    const has = { decide: decide.some((one) => one.id === id), back: back.some((one) => one.id === id), threads: threads.filter((one) => one.articleId === id).length }
    return has
  }
  const nothing = { decide: false, back: false, threads: 0 }

  it("for who may decide is what is in review, and for the writer what came back until it is sent again", async () => {
    const id = await draft()
    value(await submit(writer, { id, version: 1 }))
    for (const person of [editor, chief]) expect(await waits(person, id)).toEqual({ ...nothing, decide: true })
    for (const person of [writer, other, stranger]) expect(await waits(person, id)).toEqual(nothing)
    expect(code(await sendBack(editor, { id, version: 1, note: " " }))).toBe("invalid")
    value(await sendBack(editor, { id, version: 1, note: "ينقص رقمان.\nومصدرهما." }))
    expect(await waits(writer, id)).toEqual({ ...nothing, back: true })
    expect(await waits(editor, id)).toEqual(nothing)
    expect((await talkOf(id)).threads).toMatchObject([{ kind: "returned", text: "ينقص رقمان.\nومصدرهما.", resolved: null }])
    value(await submit(writer, { id, version: 1 }))
    expect(await waits(writer, id)).toEqual(nothing)
    expect((await talkOf(id)).threads).toMatchObject([{ kind: "returned", resolved: { by: writer.name } }])
    value(await approve(editor, { id, version: 1 }))
    expect(await waits(editor, id)).toEqual({ ...nothing, decide: true })
  })

  it("for the writer is a colleague's open note, and for whom a note means that note until they answer it", async () => {
    const id = await draft()
    await noted(id, writer)
    expect(await waits(writer, id)).toEqual(nothing)
    const noteId = await noted(id, editor, { mentions: chief.id })
    expect(await waits(writer, id)).toEqual({ ...nothing, threads: 1 })
    expect(await waits(chief, id)).toEqual({ ...nothing, threads: 1 })
    value(await answerNote(chief, { id, noteId, text: "لا مانع.", mentions: [editor.id] }))
    expect(await waits(chief, id)).toEqual(nothing)
    expect(await waits(editor, id)).toEqual({ ...nothing, threads: 1 })
    value(await answerNote(editor, { id, noteId, text: "شكرًا.", mentions: chief.id }))
    expect(await waits(chief, id)).toEqual({ ...nothing, threads: 1 })
    value(await resolveNote(writer, { id, noteId }))
    for (const person of [writer, editor, chief]) expect(await waits(person, id)).toEqual(nothing)
    value(await reopenNote(writer, { id, noteId }))
    expect(await waits(chief, id)).toEqual({ ...nothing, threads: 1 })
    // Whoever no longer sees the article hears no more of it.
    const guest = await makePerson("editor", [section])
    value(await answerNote(writer, { id, noteId, text: "x", mentions: guest.id }))
    expect(await waits(guest, id)).toEqual({ ...nothing, threads: 1 })
    await db().userSection.deleteMany({ where: { userId: guest.id } })
    expect(await waits({ ...guest, sectionIds: [] }, id)).toEqual(nothing)
  })

  it("to be decided is exactly where a button to approve or publish is, once it was submitted", async () => {
    const articles = [await draft(), await draft(editor), await draft(editor, null), await draft(chief), await draft(writer, null)]
    for (const id of articles) value(await submit((await factsOf(id)).writerId === chief.id ? chief : (await factsOf(id)).writerId === editor.id ? editor : writer, { id, version: 1 }))
    for (const secondPerson of [false, true]) {
      await db().newsroom.updateMany({ data: { secondPerson } })
      for (const person of [writer, other, editor, stranger, chief]) {
        for (const id of articles) {
          const facts = await factsOf(id)
          const circumstances = { secondPerson, own: facts.writerId === person.id }
          const open = can(person, "article.see", facts) ? openMoves(person, facts, "in_review", circumstances) : []
          const decides = open.some((move) => move === "approve" || move === "publish")
          const shown = (await waitingFor(person)).decide.some((line) => line.id === id)
          expect(`${person.name} ${facts.writerId === person.id} ${secondPerson} ${shown}`).toBe(`${person.name} ${facts.writerId === person.id} ${secondPerson} ${decides}`)
        }
      }
    }
    await db().newsroom.updateMany({ data: { secondPerson: false } })
    expect(moveNames).toContain("approve")
  })
})
