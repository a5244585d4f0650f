import { randomUUID } from "node:crypto"
import { hash } from "@node-rs/argon2"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { db } from "@/lib/db"
import type { Actor } from "@/lib/permissions"
import type { Result } from "@/lib/result"
import { setActive, setRole } from "@/lib/users/commands"
import { makePerson } from "@/prisma/fixtures"
import { value } from "@/prisma/results"
import { testDatabase } from "@/prisma/testing"
import { codeAt, newRecoveryCodes, newSecret, recoveryHash } from "./codes"
import { confirmIdentity } from "./confirm"
import { logIn, proveSecondStep, type LoggedIn, type Visitor } from "./log-in"
import { hashPassword } from "./password"
import { seal } from "./seal"
import { spendCode } from "./second-step"
import { actorOfToken, endSession, standingOfToken } from "./sessions"
import { newToken, tokenHash } from "./token"

let database: Awaited<ReturnType<typeof testDatabase>>
let right: string
const password = "a sentence that opens it"

beforeAll(async () => {
  database = await testDatabase()
  right = await hashPassword(password)
})
afterAll(async () => {
  await db().$disconnect()
  await database?.drop()
})

const failure = (result: Result<unknown>) => (result.ok ? null : result.failure)
let addresses = 0
const elsewhere = (device: string | null = null): Visitor => ({ address: `10.${(addresses += 1) % 250}.${Math.floor(addresses / 250)}.1`, agent: "Firefox/1", device })

/** Somebody whose password opens their account. */
async function person(role: Parameters<typeof makePerson>[0] = "writer"): Promise<Actor & { email: string }> {
  const actor = await makePerson(role)
  const { email } = await db().user.update({ where: { id: actor.id }, data: { passwordHash: right }, select: { email: true } })
  return { ...actor, email }
}
async function withSecondStep(userId: string): Promise<{ secret: string; codes: string[] }> {
  const [secret, codes] = [newSecret(), newRecoveryCodes()]
  await db().secondStep.create({ data: { userId, secret: seal("second-step", secret), confirmedAt: new Date() } })
  await db().recoveryCode.createMany({ data: codes.map((code) => ({ userId, codeHash: recoveryHash(userId, code) })) })
  return { secret, codes }
}
const inside = (given: LoggedIn) => {
  if (given.step !== "in") throw new Error("not in")
  return given
}
const challengeOf = (given: LoggedIn) => {
  if (given.step !== "code") throw new Error("no challenge")
  return given.challenge
}
const enter = async (email: string, visitor = elsewhere()) => value(await logIn({ email, password }, visitor))

describe("a session", () => {
  it("is long for everybody and a day for an admin, and its person is nobody after it, or after twelve idle hours", async () => {
    for (const [role, hours] of [["writer", 7 * 24], ["admin", 24]] as const) {
      const who = await person(role)
      const { token } = inside(await enter(who.email))
      const where = { tokenHash: tokenHash(token) }
      const session = await db().session.findUniqueOrThrow({ where })
      expect(Math.round((session.expiresAt.getTime() - session.createdAt.getTime()) / 3_600_000)).toBe(hours)
      const shifted = async (data: object) => {
        await db().session.update({ where, data })
        return (await actorOfToken(token))?.id ?? null
      }
      const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000)
      expect(await shifted({ lastSeenAt: ago(12 * 60 - 2) })).toBe(who.id)
      expect((await db().session.findUniqueOrThrow({ where })).lastSeenAt.getTime()).toBeGreaterThan(ago(1).getTime()) // it was seen
      expect(await shifted({ lastSeenAt: ago(12 * 60 + 1) })).toBe(null)
      expect(await shifted({ lastSeenAt: ago(0), expiresAt: ago(-1) })).toBe(who.id)
      expect(await shifted({ expiresAt: ago(1) })).toBe(null)
    }
  })

  it("is new at every log-in, is one of ten at the most, and ends with an entry in the record", async () => {
    const who = await person()
    const tokens: string[] = []
    for (let n = 0; n < 12; n += 1) tokens.push(inside(await enter(who.email)).token)
    expect(new Set(tokens).size).toBe(12)
    expect(await db().session.count({ where: { userId: who.id } })).toBe(10)
    expect(await actorOfToken(tokens[1] ?? "")).toBe(null)
    const last = tokens[11] ?? ""
    expect((await actorOfToken(last))?.id).toBe(who.id)
    await endSession(last)
    expect(await actorOfToken(last)).toBe(null)
    await endSession(last)
    expect(await db().event.count({ where: { action: "session.close", subjectId: who.id } })).toBe(1)
  })
})

describe("proving again who one is", () => {
  const stale = (actor: Actor, minutes: number): Actor => ({ ...actor, session: { id: actor.session?.id ?? "", confirmedAt: new Date(Date.now() - minutes * 60_000) } })

  it("is what a dangerous act waits for, and only after a quarter of an hour", async () => {
    const [admin, other] = [await person("admin"), await person("admin")]
    const change = (by: Actor) => setRole(by, { id: other.id, role: "chief", sectionIds: [] })
    expect(failure(await change(stale(admin, 16)))).toEqual({ code: "confirm_needed" })
    expect(failure(await setActive(stale(admin, 16), { id: other.id, active: "no" }))).toEqual({ code: "confirm_needed" })
    expect(failure(await change({ ...admin, session: null }))).toEqual({ code: "confirm_needed" })
    // Who may not at all is not asked.
    expect(failure(await change(stale(await person("chief"), 16)))).toEqual({ code: "forbidden" })
    value(await change(stale(admin, 14)))
  })

  it("takes the password, or a code once, and moves the session's own mark", async () => {
    const who = await person("admin")
    const { secret, codes } = await withSecondStep(who.id)
    const { token } = inside(value(await proveSecondStep(challengeOf(await enter(who.email)), codes[0] ?? "", elsewhere())))
    const old = new Date(Date.now() - 3_600_000)
    const confirmed = async (proof: object) => {
      await db().session.updateMany({ where: { userId: who.id }, data: { confirmedAt: old } })
      const actor = await actorOfToken(token)
      if (!actor) throw new Error("nobody")
      expect(actor.session?.confirmedAt).toEqual(old)
      const result = await confirmIdentity(actor, proof)
      const after = await actorOfToken(token)
      expect(result.ok).toBe((after?.session?.confirmedAt.getTime() ?? 0) > old.getTime() + 1_000_000)
      return result.ok ? "yes" : result.failure
    }
    expect(await confirmed({ password: "wrong" })).toEqual({ code: "invalid", fields: { password: ["wrong_password"] } })
    expect(await confirmed({})).toEqual({ code: "invalid", fields: { password: ["required"] } })
    expect(await confirmed({ password: ["x"], code: 7 })).toMatchObject({ code: "invalid" })
    expect(await confirmed({ password })).toBe("yes")
    const code = codeAt(secret, new Date())
    expect(await confirmed({ code })).toBe("yes")
    expect(await confirmed({ code })).toEqual({ code: "invalid", fields: { code: ["wrong_code"] } })
  })

  it("is counted for the person: after five wrong tries even the right password waits", async () => {
    const who = await person()
    const { token } = inside(await enter(who.email))
    const actor = await actorOfToken(token)
    if (!actor) throw new Error("nobody")
    for (let n = 0; n < 5; n += 1) expect(failure(await confirmIdentity(actor, { password: `wrong ${n}` }))).toMatchObject({ code: "invalid" })
    expect(failure(await confirmIdentity(actor, { password }))).toEqual({ code: "throttled", minutes: 1 })
    expect(await db().event.count({ where: { action: "session.confirm", outcome: "denied", subjectId: who.id } })).toBe(5)
  })
})

describe("the second step", () => {
  it("makes of the right password a challenge, whose holder is nobody", async () => {
    const who = await person("editor")
    const { secret } = await withSecondStep(who.id)
    const challenge = challengeOf(await enter(who.email))
    expect(await standingOfToken(challenge)).toBe(null)
    expect(await db().session.count({ where: { userId: who.id } })).toBe(0)
    const { token } = inside(value(await proveSecondStep(challenge, codeAt(secret, new Date()), elsewhere())))
    expect((await actorOfToken(token))?.id).toBe(who.id)
    expect(failure(await proveSecondStep(challenge, codeAt(secret, new Date(Date.now() + 30_000)), elsewhere()))).toEqual({ code: "signed_out" })
  })

  it("gives one of twenty who send the same code at once a session", async () => {
    const who = await person("editor")
    const { secret } = await withSecondStep(who.id)
    const code = codeAt(secret, new Date())
    const used = await Promise.all(Array.from({ length: 20 }, () => db().$transaction((tx) => spendCode(tx, who.id, code))))
    expect(used.filter((by) => by === "authenticator")).toHaveLength(1)
    await db().secondStep.update({ where: { userId: who.id }, data: { lastStep: 0 } })
    const challenges = [challengeOf(await enter(who.email)), challengeOf(await enter(who.email)), challengeOf(await enter(who.email))]
    const results = await Promise.all(challenges.map((challenge) => proveSecondStep(challenge, code, elsewhere())))
    expect(results.filter((result) => result.ok)).toHaveLength(1)
  })

  it("takes no code of a step that was used or lies before it, whatever the digits' script", async () => {
    const who = await person("editor")
    const { secret } = await withSecondStep(who.id)
    const use = (code: string) => db().$transaction((tx) => spendCode(tx, who.id, code))
    const [before, now] = [codeAt(secret, new Date(Date.now() - 30_000)), codeAt(secret, new Date())]
    expect(await use(now.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit))))).toBe("authenticator")
    for (const code of [now, before, now.replace(/\d/g, (digit) => String.fromCharCode(0x6f0 + Number(digit)))]) expect(await use(code)).toBe(null)
  })

  it("takes each recovery code once, of its own person alone, also of ten at once", async () => {
    const [who, other] = [await person("editor"), await person("editor")]
    const { codes } = await withSecondStep(who.id)
    await withSecondStep(other.id)
    const [first = "", second = ""] = codes
    expect(await db().$transaction((tx) => spendCode(tx, other.id, first))).toBe(null)
    const used = await Promise.all(Array.from({ length: 10 }, () => db().$transaction((tx) => spendCode(tx, who.id, first))))
    expect(used.filter((by) => by === "recovery")).toHaveLength(1)
    const typed = ` ${second.toUpperCase().replace(/(.{4})/g, "$1 – ")}`
    expect(inside(value(await proveSecondStep(challengeOf(await enter(who.email)), typed, elsewhere()))).token).toBeTruthy()
    expect(await db().recoveryCode.count({ where: { userId: who.id, usedAt: null } })).toBe(8)
  })

  it("allows five tries for each challenge, and each person no more than that before they wait", async () => {
    const who = await person("editor")
    const { secret } = await withSecondStep(who.id)
    const challenge = challengeOf(await enter(who.email))
    for (let n = 0; n < 5; n += 1) expect(failure(await proveSecondStep(challenge, "000 000", elsewhere()))).toMatchObject({ code: "invalid" })
    expect(failure(await proveSecondStep(challenge, codeAt(secret, new Date()), elsewhere()))).toEqual({ code: "signed_out" })
    expect(failure(await proveSecondStep(challengeOf(await enter(who.email)), codeAt(secret, new Date()), elsewhere()))).toEqual({ code: "throttled", minutes: 1 })
  })

  it("is void where the challenge ran out or its person was shut out meanwhile", async () => {
    const who = await person("editor")
    const { secret } = await withSecondStep(who.id)
    const [late, shut] = [challengeOf(await enter(who.email)), challengeOf(await enter(who.email))]
    await db().challenge.update({ where: { tokenHash: tokenHash(late) }, data: { expiresAt: new Date(Date.now() - 1_000) } })
    const code = codeAt(secret, new Date())
    expect(failure(await proveSecondStep(late, code, elsewhere()))).toEqual({ code: "signed_out" })
    value(await setActive(await person("admin"), { id: who.id, active: "no" }))
    expect(failure(await proveSecondStep(shut, code, elsewhere()))).toEqual({ code: "signed_out" })
    expect(failure(await proveSecondStep(newToken(), code, elsewhere()))).toEqual({ code: "signed_out" })
    expect(failure(await proveSecondStep("' OR true --", code, elsewhere()))).toEqual({ code: "signed_out" })
  })

  it("leaves no secret readable in the database or the record", async () => {
    const who = await person("editor")
    const { secret, codes } = await withSecondStep(who.id)
    await proveSecondStep(challengeOf(await enter(who.email)), codeAt(secret, new Date()), elsewhere())
    const rows = JSON.stringify([await db().secondStep.findMany({ omit: { lastStep: true } }), await db().recoveryCode.findMany(),
      (await db().event.findMany()).map(({ data }) => data)])
    for (const hidden of [secret, ...codes]) expect(rows).not.toContain(hidden)
  })

  it("is asked of whoever may publish once the newsroom wants it: without it they are nobody", async () => {
    const [editor, writer, ready] = [await person("editor"), await person("writer"), await person("chief")]
    const tokens = [inside(await enter(editor.email)).token, inside(await enter(writer.email)).token]
    const { secret } = await withSecondStep(ready.id)
    tokens.push(inside(value(await proveSecondStep(challengeOf(await enter(ready.email)), codeAt(secret, new Date()), elsewhere()))).token)
    const there = async () => (await Promise.all(tokens.map(actorOfToken))).map((actor) => actor !== null)
    expect(await there()).toEqual([true, true, true])
    await db().newsroom.updateMany({ data: { twoStep: true } })
    expect(await there()).toEqual([false, true, true])
    expect(await standingOfToken(tokens[0] ?? "")).toMatchObject({ ready: false, actor: { id: editor.id } })
    // A secret that was never confirmed is none.
    await db().secondStep.create({ data: { userId: editor.id, secret: seal("second-step", newSecret()) } })
    expect(await there()).toEqual([false, true, true])
    await db().newsroom.updateMany({ data: { twoStep: false } })
  })
})

describe("throttling", () => {
  it("lets a known device in while a thousand wrong passwords come from two hundred addresses, and looks at five of them", async () => {
    const who = await person("editor")
    const { device } = inside(await enter(who.email))
    const before = await db().event.count({ where: { action: "session.open", outcome: "denied" } })
    const codes: (string | undefined)[] = []
    for (let n = 0; n < 1_000; n += 10) {
      const batch = Array.from({ length: 10 }, (_, index) => logIn({ email: who.email, password: `wrong ${n + index}` },
        { address: `172.${Math.floor((n + index) % 200 / 100)}.${(n + index) % 100}.9`, agent: "", device: newToken() }))
      codes.push(...(await Promise.all(batch)).map((result) => failure(result)?.code))
    }
    expect(codes.filter((code) => code === "bad_login")).toHaveLength(5)
    expect(codes.filter((code) => code === "throttled")).toHaveLength(995)
    expect(await db().event.count({ where: { action: "session.open", outcome: "denied" } })).toBe(before + 5)
    expect(failure(await logIn({ email: who.email, password }, elsewhere()))).toMatchObject({ code: "throttled" })
    expect(inside(await enter(who.email, elsewhere(device))).device).toBe(device)
    // That it came in opens nothing for the others.
    expect(failure(await logIn({ email: who.email, password }, elsewhere()))).toMatchObject({ code: "throttled" })
  }, 60_000)

  it("counts a known device by itself, and knows it for its own person alone", async () => {
    const [who, other] = [await person(), await person()]
    const { device } = inside(await enter(who.email))
    for (let n = 0; n < 5; n += 1) expect(failure(await logIn({ email: who.email, password: `wrong ${n}` }, elsewhere(device)))).toEqual({ code: "bad_login" })
    expect(failure(await logIn({ email: who.email, password }, elsewhere(device)))).toMatchObject({ code: "throttled" })
    inside(await enter(who.email, elsewhere()))
    for (let n = 0; n < 5; n += 1) await logIn({ email: other.email, password: "wrong" }, elsewhere(device))
    expect(failure(await logIn({ email: other.email, password }, elsewhere(device)))).toMatchObject({ code: "throttled" })
    // A made-up cookie is nobody's device, and is not taken over as one.
    const planted = newToken()
    expect(inside(await enter(who.email, elsewhere(planted))).device).not.toBe(planted)
    expect(await db().knownDevice.count({ where: { tokenHash: { in: [device, planted] } } })).toBe(0)
  })
})

describe("passwords", () => {
  it("are hashed anew at log-in where their hash is cheaper than today's", async () => {
    const who = await person()
    const old = await hash(password, { algorithm: 2, memoryCost: 8_192, timeCost: 1, parallelism: 1 })
    await db().user.update({ where: { id: who.id }, data: { passwordHash: old } })
    await enter(who.email)
    const { passwordHash } = await db().user.findUniqueOrThrow({ where: { id: who.id } })
    expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    await enter(who.email)
    expect((await db().user.findUniqueOrThrow({ where: { id: who.id } })).passwordHash).toBe(passwordHash)
  })

  it("wrong, of nobody, of somebody who was shut out: one answer", async () => {
    const [who, out] = [await person(), await person()]
    await db().user.update({ where: { id: out.id }, data: { active: false } })
    const answers = [
      await logIn({ email: who.email, password: "wrong" }, elsewhere()), await logIn({ email: out.email, password }, elsewhere()),
      await logIn({ email: `${randomUUID()}@waha.example`, password }, elsewhere()), await logIn({ email: "لا بريد", password }, elsewhere()),
    ]
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  })
})
