import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { actorFrom, personSelect } from "@/lib/auth/actor"
import { verifyPassword } from "@/lib/auth/password"
import { actorOfToken } from "@/lib/auth/sessions"
import { newToken, tokenHash } from "@/lib/auth/token"
import { db } from "@/lib/db"
import type { Actor } from "@/lib/permissions"
import type { Result } from "@/lib/result"
import { changeName } from "@/lib/profile/commands"
import { mergeSection } from "@/lib/sections/commands"
import { makePerson, makeSection } from "@/prisma/fixtures"
import { value } from "@/prisma/results"
import { testDatabase } from "@/prisma/testing"
import { acceptInvitation, createFirstAdmin, invitationFor } from "./accept"
import { endSessions, invite, makeResetLink, revokeInvitation, setActive, setRole, takeTwoStep } from "./commands"
import { makeSetupInvitation } from "./invitations"
import { listUsers } from "./queries"

let database: Awaited<ReturnType<typeof testDatabase>>
let admin: Actor

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(async () => {
  await db().$disconnect()
  await database?.drop()
})
beforeEach(async () => {
  await db().user.updateMany({ where: { role: "admin" }, data: { active: false } })
  admin = await makePerson("admin")
})

const password = "a long enough password"
const failure = (result: Result<unknown>) => (result.ok ? null : result.failure)

async function logInAs(person: Actor): Promise<string> {
  const token = newToken()
  const expiresAt = new Date(Date.now() + 3_600_000)
  await db().session.create({ data: { tokenHash: tokenHash(token), userId: person.id, expiresAt, address: "::1", agent: "" } })
  return token
}

/** Nobody else's: two people of one name are refused. */
let named = 0
const freshName = () => `سلمى ${(named += 1)}`

const invited = async (fields: object = {}) =>
  value(await invite(admin, { email: `${randomUUID()}@waha.example`, name: freshName(), role: "editor", sectionIds: [], ...fields })).token

describe("an invitation", () => {
  it("makes a person with its role and sections, whatever the form says", async () => {
    const section = await makeSection()
    const token = await invited({ email: "Salma@Waha.example", name: "سلمى", sectionIds: [section, randomUUID()] })
    expect(await invitationFor(token)).toEqual({ purpose: "invite", email: "salma@waha.example", name: "سلمى", role: "editor" })
    const { id } = value(await acceptInvitation(token, { name: "سلمى\u202E حدّاد", password, email: "other@waha.example" }))
    const person = await db().user.findUniqueOrThrow({ where: { id }, include: { sections: true } })
    expect(person).toMatchObject({ email: "salma@waha.example", name: "سلمى حدّاد", role: "editor", active: true })
    expect(person.sections.map((s) => s.sectionId)).toEqual([section])
    expect(await verifyPassword(person.passwordHash, password)).toBe(true)
  })

  it("is used by one of fifty who come at once", async () => {
    const token = await invited()
    const results = await Promise.all(Array.from({ length: 50 }, (_, n) => acceptInvitation(token, { name: `سلمى ${n}`, password })))
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    expect(new Set(results.map((result) => failure(result)?.code))).toEqual(new Set([undefined, "not_found"]))
    expect(await invitationFor(token)).toBe(null)
  })

  it("is not used up by looking at it, nor by a form that is refused", async () => {
    const token = await invited()
    await invitationFor(token)
    expect(failure(await acceptInvitation(token, { name: "سلمى", password: "short" }))).toMatchObject({ code: "invalid" })
    expect(failure(await acceptInvitation(token, { name: "\u202E", password }))).toMatchObject({ code: "invalid", fields: { name: ["required"] } })
    expect((await acceptInvitation(token, { name: "سلمى", password })).ok).toBe(true)
  })

  it("is void once it has run out, was withdrawn, or another was made for the same address", async () => {
    const email = "again@waha.example"
    const first = await invited({ email })
    const second = await invited({ email })
    expect(await invitationFor(first)).toBe(null)
    const { id } = await db().invitation.findUniqueOrThrow({ where: { tokenHash: tokenHash(second) } })
    value(await revokeInvitation(admin, { id }))
    expect(failure(await acceptInvitation(second, { name: "سلمى", password }))).toEqual({ code: "not_found" })
    const third = await invited()
    await db().invitation.update({ where: { tokenHash: tokenHash(third) }, data: { expiresAt: new Date(Date.now() - 1_000) } })
    expect(await invitationFor(third)).toBe(null)
    expect(failure(await acceptInvitation(third, { name: "سلمى", password }))).toEqual({ code: "not_found" })
  })

  it("of two for addresses that are taken for each other one makes a person", async () => {
    const tokens = [await invited({ email: "lina10@waha.example" }), await invited({ email: "1ina1o@waha.example" })]
    const results = await Promise.all(tokens.map((token) => acceptInvitation(token, { name: freshName(), password })))
    expect(results.map(failure)).toEqual(expect.arrayContaining([null, { code: "duplicate", fields: { email: ["duplicate"] } }]))
  })

  it("is not made for an address that somebody has, nor by anybody but an admin", async () => {
    const chief = await makePerson("chief")
    const { email } = await db().user.findUniqueOrThrow({ where: { id: chief.id } })
    const form = { email: email.toUpperCase(), name: "سلمى", role: "admin", sectionIds: [] }
    expect(failure(await invite(admin, form))).toEqual({ code: "duplicate", fields: { email: ["duplicate"] } })
    expect(failure(await invite(chief, { ...form, email: "new@waha.example" }))).toEqual({ code: "forbidden" })
    expect(await listUsers(chief)).toBe(null)
  })

  it("is not made for a name that somebody has, in any spelling, nor accepted with one; other people's names stay apart", async () => {
    await db().user.create({ data: { email: "sara@waha.example", name: "سارة الحاجّ", role: "chief", passwordHash: "none", active: false } })
    for (const name of ["سارة الحاج", "ساره  الحاج", "سارةالحاج", "سـارة الحاج\u202E"]) {
      const refused = await invite(admin, { email: `${randomUUID()}@waha.example`, name, role: "writer", sectionIds: [] })
      expect(failure(refused), name).toEqual({ code: "duplicate", fields: { name: ["name_alike"] } })
    }
    const token = await invited()
    expect(failure(await acceptInvitation(token, { name: "ساره الحاج", password }))).toEqual({ code: "duplicate", fields: { name: ["name_alike"] } })
    const { id } = value(await acceptInvitation(token, { name: "سارة الحاج سعد", password }))
    const person = await db().user.findUniqueOrThrow({ where: { id }, select: personSelect })
    const actor = actorFrom(person, { id: randomUUID(), confirmedAt: new Date() }) ?? expect.fail("nobody")
    expect(failure(await changeName(actor, { name: "سارة الحاج" }))).toEqual({ code: "duplicate", fields: { name: ["name_alike"] } })
    expect((await changeName(actor, { name: "سارة الحاجّ سعد" })).ok).toBe(true)
  })

  it("of two who come at once under one name lets in one", async () => {
    const name = freshName()
    const tokens = [await invited({ name }), await invited({ name })]
    const results = await Promise.all(tokens.map((token) => acceptInvitation(token, { name, password })))
    expect(results.map((result) => failure(result)?.code ?? "ok").sort()).toEqual(["duplicate", "ok"])
  })

  it("leaves no token in the database or the record", async () => {
    const token = await invited()
    const rows = JSON.stringify([await db().invitation.findMany(), (await db().event.findMany()).map(({ data }) => data)])
    expect(rows).not.toContain(token)
  })
})

describe("the first admin", () => {
  it("comes by the set-up link of a newsroom that has none, once", async () => {
    await db().user.updateMany({ where: { role: "admin" }, data: { active: false } })
    const void_ = await makeSetupInvitation()
    const token = await makeSetupInvitation()
    expect(await invitationFor(void_)).toBe(null)
    expect(failure(await acceptInvitation(token, { name: "رنا", password }))).toMatchObject({ fields: { email: ["required"] } })
    const { id } = value(await acceptInvitation(token, { name: "رنا", password, email: "First@waha.example" }))
    expect(await db().user.findUnique({ where: { id } })).toMatchObject({ role: "admin", email: "first@waha.example" })
    expect(failure(await acceptInvitation(await makeSetupInvitation(), { name: "رنا", password, email: "b@waha.example" }))).toMatchObject({ code: "not_allowed_now" })
  })

  it("comes from the command line where there is none, once even of ten at a time", async () => {
    expect(failure(await createFirstAdmin({ email: "c@waha.example", name: "رنا", password }))).toMatchObject({ code: "not_allowed_now" })
    await db().user.updateMany({ where: { role: "admin" }, data: { active: false } })
    const results = await Promise.all(Array.from({ length: 10 }, (_, n) => createFirstAdmin({ email: `c${n}@waha.example`, name: `رنا سعد ${n}`, password })))
    expect(results.filter((result) => result.ok)).toHaveLength(1)
  })
})

describe("roles and accounts", () => {
  it("a change of role and a deactivation end that person's sessions at once", async () => {
    const section = await makeSection()
    const person = await makePerson("writer")
    const before = await logInAs(person)
    value(await setRole(admin, { id: person.id, role: "editor", sectionIds: [section] }))
    expect(await actorOfToken(before)).toBe(null)
    const after = await logInAs(person)
    expect(await actorOfToken(after)).toMatchObject({ role: "editor", sectionIds: [section] })
    value(await setActive(admin, { id: person.id, active: "no" }))
    expect(await actorOfToken(after)).toBe(null)
    expect(await db().session.count({ where: { userId: person.id } })).toBe(0)
    value(await setActive(admin, { id: person.id, active: "yes" }))
    expect(await actorOfToken(after)).toBe(null)
  })

  it("a deactivation, or another role, makes an admin's open invitations void: nobody comes back by one of their own making", async () => {
    for (const end of [
      (id: string) => setActive(admin, { id, active: "no" }), (id: string) => setRole(admin, { id, role: "chief", sectionIds: [] }),
    ]) {
      const leaving = await makePerson("admin")
      const email = `${randomUUID()}@waha.example`
      const { token } = value(await invite(leaving, { email, name: freshName(), role: "admin", sectionIds: [] }))
      const others = await invited()
      value(await end(leaving.id))
      expect(await invitationFor(token)).toBe(null)
      expect(failure(await acceptInvitation(token, { name: "سلمى", password }))).toEqual({ code: "not_found" })
      expect(await invitationFor(others)).not.toBe(null)
    }
  })

  it("who is shut out while they invite leaves no invitation behind, in whatever order it happens", async () => {
    for (let round = 0; round < 8; round += 1) {
      const leaving = await makePerson("admin")
      const form = () => ({ email: `${randomUUID()}@waha.example`, name: "سلمى", role: "admin", sectionIds: [] })
      const [out] = await Promise.all([
        setActive(admin, { id: leaving.id, active: "no" }), ...Array.from({ length: 4 }, () => invite(leaving, form())), makeResetLink(leaving, { id: admin.id }),
      ])
      value(out)
      expect(await db().invitation.count({ where: { createdBy: leaving.id, usedAt: null, revokedAt: null } })).toBe(0)
    }
    const former = await makePerson("admin")
    value(await setRole(admin, { id: former.id, role: "chief", sectionIds: [] }))
    // As a request that was under way when it happened: it still says admin of them.
    for (const late of [invite(former, { email: "late@waha.example", name: "سلمى", role: "admin", sectionIds: [] }), makeResetLink(former, { id: admin.id }), takeTwoStep(former, { id: admin.id })]) {
      expect(failure(await late)).toEqual({ code: "forbidden" })
    }
  })

  it("a section that was merged in the meantime is given as the one that it is now", async () => {
    const [gone, into] = [await makeSection(), await makeSection()]
    const token = await invited({ sectionIds: [gone, into] })
    value(await mergeSection(admin, { id: gone, into }))
    const { id } = value(await acceptInvitation(token, { name: freshName(), password }))
    const given = async () => (await db().userSection.findMany({ where: { userId: id } })).map(({ sectionId }) => sectionId)
    expect(await given()).toEqual([into])
    value(await setRole(admin, { id, role: "editor", sectionIds: [gone, into] }))
    expect(await given()).toEqual([into])
  })

  it("other sections for the same role leave the session, and hold at once", async () => {
    const [one, two] = [await makeSection(), await makeSection()]
    const person = await makePerson("editor", [one])
    const token = await logInAs(person)
    value(await setRole(admin, { id: person.id, role: "editor", sectionIds: [two] }))
    expect(await actorOfToken(token)).toMatchObject({ sectionIds: [two] })
    value(await setRole(admin, { id: person.id, role: "chief", sectionIds: [two] }))
    expect(await db().userSection.count({ where: { userId: person.id } })).toBe(0)
  })

  it("the last admin can neither leave nor be given another role", async () => {
    expect(failure(await setActive(admin, { id: admin.id, active: "no" }))).toEqual({ code: "invalid", fields: { form: ["last_admin"] } })
    expect(failure(await setRole(admin, { id: admin.id, role: "chief", sectionIds: [] }))).toEqual({ code: "invalid", fields: { role: ["last_admin"] } })
    expect(await db().user.count({ where: { role: "admin", active: true } })).toBe(1)
  })

  it("two admins who demote or shut out each other at once leave one, every time", async () => {
    for (let round = 0; round < 12; round += 1) {
      const other = await makePerson("admin")
      const act = (by: Actor, on: Actor) => (round % 2 ? setActive(by, { id: on.id, active: "no" }) : setRole(by, { id: on.id, role: "writer", sectionIds: [] }))
      const results = await Promise.all([act(admin, other), act(other, admin)])
      expect(results.filter((result) => result.ok)).toHaveLength(1)
      const left = await db().user.findMany({ where: { role: "admin", active: true }, select: { id: true } })
      expect(left).toHaveLength(1)
      if (left[0]?.id === other.id) admin = other
    }
  })

  it("an admin ends all sessions of one person and nobody else's, and who they are stays", async () => {
    const [person, another] = [await makePerson("editor"), await makePerson("editor")]
    const [one, two, other] = [await logInAs(person), await logInAs(person), await logInAs(another)]
    expect(failure(await endSessions(await makePerson("chief"), { id: person.id }))).toEqual({ code: "forbidden" })
    expect(failure(await endSessions(admin, { id: randomUUID() }))).toEqual({ code: "not_found" })
    expect(value(await endSessions(admin, { id: person.id }))).toEqual({ id: person.id, ended: 2 })
    expect([await actorOfToken(one), await actorOfToken(two)]).toEqual([null, null])
    expect(await actorOfToken(other)).toMatchObject({ id: another.id })
    expect(await actorOfToken(await logInAs(person))).toMatchObject({ id: person.id, role: "editor" })
  })

  it("are nobody else's to give, and a made-up person is not found", async () => {
    const [chief, writer] = [await makePerson("chief"), await makePerson("writer")]
    for (const result of [await setRole(chief, { id: chief.id, role: "admin", sectionIds: [] }), await setActive(writer, { id: chief.id, active: "no" })]) {
      expect(failure(result)).toEqual({ code: "forbidden" })
    }
    expect(await db().event.count({ where: { outcome: "denied", subjectId: chief.id } })).toBe(2)
    expect(failure(await setRole(admin, { id: randomUUID(), role: "admin", sectionIds: [] }))).toEqual({ code: "not_found" })
    expect(failure(await setRole(admin, { id: writer.id, role: "owner", sectionIds: [] }))).toMatchObject({ code: "invalid" })
  })
})
