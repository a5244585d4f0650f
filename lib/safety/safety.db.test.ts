import { randomUUID } from "node:crypto"
import pg from "pg"
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { create, saveWorkingCopy } from "@/lib/articles/commands"
import { db } from "@/lib/db"
import { parseEnv } from "@/lib/env-schema"
import type { Actor } from "@/lib/permissions"
import * as publishing from "@/lib/publishing/commands"
import { acceptInvitation } from "@/lib/users/accept"
import { linkFor, makeLink } from "@/lib/users/links"
import { confirmEmail, resetPassword } from "@/lib/users/reset"
import { invite, setActive } from "@/lib/users/commands"
import { copyOf, makePerson, makeSection } from "@/prisma/fixtures"
import { code, value } from "@/prisma/results"
import { testDatabase } from "@/prisma/testing"
import { freeze, release, releaseAccount } from "./commands"

let database: Awaited<ReturnType<typeof testDatabase>>
let owner: pg.Client
let section: string
let admin: Actor
let chief: Actor
let writer: Actor

beforeAll(async () => {
  database = await testDatabase()
  owner = new pg.Client(database.ownerUrl)
  await owner.connect()
  section = await makeSection()
  ;[admin, chief, writer] = [await makePerson("admin"), await makePerson("chief"), await makePerson("writer")]
})
afterAll(async () => {
  await owner?.end()
  await db().$disconnect()
  await database?.drop()
})

const draft = async (by: Actor) => value(await create(by, { clippingId: null, article: copyOf({ sectionId: section }) })).id
const drafts = async (by: Actor, count: number) => {
  const ids: string[] = []
  for (let n = 0; n < count; n += 1) ids.push(await draft(by))
  return ids
}
const out = (by: Actor, id: string) => publishing.publish(by, { id, version: 1 })
const liveNow = async () => (await owner.query("SELECT count(*)::int AS n FROM pub.publication WHERE live_until IS NULL")).rows[0].n as number
const events = (where: object) => db().event.findMany({ where, orderBy: { seq: "desc" }, select: { action: true, outcome: true, subjectId: true, data: true } })

describe("a frozen newsroom", () => {
  afterEach(async () => {
    await owner.query("UPDATE desk.newsroom SET frozen_at = NULL, frozen_by = NULL, frozen_reason = ''")
  })

  it("refuses every write but its release, and says so before anything else", async () => {
    const id = await draft(writer)
    const { token } = value(await invite(admin, { email: "late@waha.example", name: "متأخر", role: "writer" }))
    expect(code(await freeze(chief, { reason: " " }))).toBe("invalid")
    expect(code(await freeze(writer, { reason: "لا شيء" }))).toBe("forbidden")
    const guest = await makePerson("writer")
    const links = await db().$transaction(async (tx) => ({
      reset: await makeLink(tx, { purpose: "reset", userId: guest.id, email: null, createdBy: null }),
      email: await makeLink(tx, { purpose: "email", userId: guest.id, email: "elsewhere@waha.example", createdBy: null }),
    }))
    value(await freeze(chief, { reason: "نُشر ما لم نكتبه" }))

    const save = { id, saveId: randomUUID(), baseVersion: 1, article: copyOf({ title: "بعد التجميد", sectionId: section }) }
    expect(code(await saveWorkingCopy(writer, save))).toBe("frozen")
    expect(code(await out(chief, id))).toBe("frozen")
    expect(code(await out(chief, "zzzz0000zzzz"))).toBe("frozen")
    expect(code(await create(writer, { clippingId: null, article: copyOf() }))).toBe("frozen")
    expect(code(await setActive(admin, { id: writer.id, active: "no" }))).toBe("frozen")
    expect(code(await freeze(admin, { reason: "مرة أخرى" }))).toBe("frozen")
    expect(code(await acceptInvitation(token, { name: "متأخر", password: "a long sentence of theirs" }))).toBe("frozen")
    // Links that change who can come in, and are not used up by it.
    expect(code(await resetPassword(links.reset, { password: "quite another sentence" }))).toBe("frozen")
    expect(code(await confirmEmail(links.email))).toBe("frozen")
    expect(await db().user.findUnique({ where: { id: guest.id }, select: { passwordHash: true } })).toEqual({ passwordHash: "none" })
    expect([await linkFor(links.reset, "reset"), await linkFor(links.email, "email")]).not.toContain(null)
    expect(await db().article.findUnique({ where: { id }, select: { title: true, phase: true } })).toEqual({ title: copyOf().title, phase: "draft" })

    expect(code(await release(writer, {}))).toBe("forbidden")
    value(await release(admin, {}))
    expect(code(await release(admin, {}))).toBe("not_allowed_now")
    expect(code(await saveWorkingCopy(writer, save))).toBe("ok")
    expect(code(await acceptInvitation(token, { name: "متأخر", password: "a long sentence of theirs" }))).toBe("ok")
    expect(code(await resetPassword(links.reset, { password: "quite another sentence" }))).toBe("ok")
    expect(await events({ action: "newsroom.freeze", outcome: "done" })).toMatchObject([{ data: { did: "release" } }, { data: { did: "freeze", reason: "نُشر ما لم نكتبه" } }])
    expect(await events({ action: "article.publish", outcome: "denied", subjectId: id })).toMatchObject([{ data: { why: "frozen" } }])
  })

  it("lets a write that is under way finish first, and none begin while it waits", async () => {
    const id = await draft(chief)
    const desk = new pg.Client(database.deskUrl)
    await desk.connect()
    await desk.query("BEGIN")
    await desk.query("SELECT desk.begin_command(NULL)") // a write that is under way
    const frozen = freeze(chief, { reason: "سباق" })
    await expect.poll(async () => (await owner.query("SELECT FROM pg_locks WHERE locktype = 'advisory' AND objid = 7242002 AND NOT granted")).rowCount).toBe(1)
    const published = out(chief, id)
    await expect.poll(async () => (await owner.query("SELECT FROM pg_locks WHERE locktype = 'advisory' AND objid = 7242002 AND NOT granted")).rowCount).toBe(2)
    expect((await owner.query("SELECT frozen_at FROM desk.newsroom")).rows[0].frozen_at).toBeNull()
    await desk.query("COMMIT")
    expect([code(await frozen), code(await published)]).toEqual(["ok", "frozen"])
    await desk.end()
  })
})

describe("the brake", () => {
  const LIMIT = parseEnv({}).BRAKE_LIMIT
  beforeEach(async () => {
    await owner.query("TRUNCATE desk.brake")
  })

  it("lets one who holds a stolen session change twenty articles and no more, and says so in the record", async () => {
    const thief = await makePerson("chief")
    const ids = await drafts(writer, 60)
    const before = await liveNow()
    const answers: Awaited<ReturnType<typeof out>>[] = []
    // A dozen at once, which the pool of connections bears on a slow machine too.
    for (let at = 0; at < ids.length; at += 12) answers.push(...(await Promise.all(ids.slice(at, at + 12).map((id) => out(thief, id)))))
    expect(answers.filter((answer) => answer.ok)).toHaveLength(LIMIT)
    expect(new Set(answers.filter((answer) => !answer.ok).map(code))).toEqual(new Set(["paused"]))
    expect((await liveNow()) - before).toBe(LIMIT)
    for (const id of ids.slice(0, 5)) expect(code(await publishing.withdraw(thief, { id, version: 1, reason: "عبث" }))).toBe("paused")
    expect(code(await create(thief, { clippingId: null, article: copyOf() }))).toBe("paused")
    expect(await events({ action: "account.pause", subjectId: thief.id })).toMatchObject([{ outcome: "done", data: { articles: LIMIT, minutes: 5 } }])
    expect((await events({ actorId: thief.id, outcome: "denied", action: "article.publish" })).length).toBe(60 - LIMIT)
    expect(code(await out(chief, ids.at(-1) ?? ""))).not.toBe("paused") // nobody else is held up
  })

  it("counts articles and not acts, and each account by itself", async () => {
    const [one, other] = [await makePerson("chief"), await makePerson("chief")]
    const [first = "", ...rest] = await drafts(writer, LIMIT)
    value(await out(one, first))
    for (let n = 0; n < 6; n += 1) {
      value(await publishing.withdraw(one, { id: first, version: 1, reason: "تجربة" }))
      value(await publishing.reopen(one, { id: first, version: 1 }))
      value(await out(one, first))
    }
    for (const id of rest) value(await out(one, id))
    value(await publishing.withdraw(one, { id: first, version: 1, reason: "تجربة" })) // the twentieth again
    const [next = ""] = await drafts(writer, 1)
    expect(code(await out(one, next))).toBe("paused")
    expect(code(await out(other, next))).toBe("ok")
  })

  it("is released by another chief, and counts anew from then", async () => {
    const hasty = await makePerson("chief")
    const ids = await drafts(writer, LIMIT + 2)
    for (const id of ids.slice(0, LIMIT)) value(await out(hasty, id))
    const last = ids[LIMIT] ?? ""
    expect(code(await out(hasty, last))).toBe("paused")
    expect(code(await releaseAccount(hasty, { id: hasty.id }))).toBe("paused")
    expect(code(await releaseAccount(writer, { id: hasty.id }))).toBe("forbidden")
    expect(code(await releaseAccount(chief, { id: writer.id }))).toBe("not_found")
    value(await releaseAccount(chief, { id: hasty.id }))
    expect(code(await out(hasty, last))).toBe("ok")
    expect(code(await releaseAccount(chief, { id: hasty.id }))).toBe("not_found")
  })

  it("is released by the paused themselves only where nobody else is left who could", async () => {
    await owner.query(`UPDATE desk."user" SET active = false WHERE role IN ('chief', 'admin')`)
    const alone = await makePerson("chief")
    await owner.query("INSERT INTO desk.brake (user_id, paused_at) VALUES ($1, now())", [alone.id])
    expect(code(await releaseAccount(alone, { id: alone.id }))).toBe("ok")
    await owner.query(`UPDATE desk."user" SET active = true WHERE role IN ('chief', 'admin')`)
  })
})
