import { createServer, type Server, type Socket } from "node:net"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { codeAt } from "@/lib/auth/codes"
import { logIn, proveSecondStep } from "@/lib/auth/log-in"
import { hashPassword, verifyPassword } from "@/lib/auth/password"
import { unseal } from "@/lib/auth/seal"
import { actorOfToken } from "@/lib/auth/sessions"
import { tokenHash } from "@/lib/auth/token"
import { db } from "@/lib/db"
import { sendLetters } from "@/lib/mail/chore"
import type { Actor } from "@/lib/permissions"
import type { Result } from "@/lib/result"
import { acceptInvitation } from "@/lib/users/accept"
import { invite, makeResetLink, setActive, takeTwoStep } from "@/lib/users/commands"
import { linkFor } from "@/lib/users/links"
import { askReset, confirmEmail, resetPassword } from "@/lib/users/reset"
import { makePerson } from "@/prisma/fixtures"
import { value } from "@/prisma/results"
import { testDatabase } from "@/prisma/testing"
import { changeOwnPassword } from "./change-password"
import { beginTwoStep, changeEmail, changeName, confirmTwoStep, endOneSession, endOtherSessions, endTwoStep, newCodes } from "./commands"
import { ownAccount } from "./queries"

/** A mail server of the tests' own, on this machine: takes every letter, or refuses every one. */
const mailbox: { letters: string[]; refuses: boolean; server: Server | null } = { letters: [], refuses: false, server: null }

function serveMail(socket: Socket): void {
  let data: string | null = null
  let rest = ""
  const say = (line: string) => socket.write(`${line}\r\n`)
  say("220 catcher")
  socket.on("error", () => undefined).setEncoding("utf8").on("data", (chunk: string) => {
    rest += chunk
    for (let end = rest.indexOf("\r\n"); end >= 0; end = rest.indexOf("\r\n")) {
      const line = rest.slice(0, end)
      rest = rest.slice(end + 2)
      if (data !== null) {
        if (line !== ".") {
          data += `${line}\r\n`
          continue
        }
        mailbox.letters.push(data)
        data = null
        say("250 kept")
      } else if (/^DATA/i.test(line)) {
        data = ""
        say("354 go on")
      } else if (/^QUIT/i.test(line)) socket.end("221 bye\r\n")
      else say(mailbox.refuses && /^MAIL/i.test(line) ? "451 not now" : "250 ok")
    }
  })
}

/** A letter as its reader sees it: headers apart, the text decoded. */
function read(raw: string) {
  const [head = "", body = ""] = raw.split(/\r\n\r\n/)
  const header = (name: string) => new RegExp(`^${name}: (.*(?:\r\n[ \t].*)*)`, "mi").exec(head)?.[1] ?? ""
  const subject = header("Subject").replace(/\r\n /g, "").replace(/=\?UTF-8\?B\?([^?]+)\?=\s*/gi, (_, code: string) => Buffer.from(code, "base64").toString())
  return { head, to: header("To"), subject, text: Buffer.from(body.replace(/\s/g, ""), "base64").toString("utf8") }
}
const posted = async () => {
  mailbox.letters.length = 0
  await sendLetters()
  return mailbox.letters.map(read)
}

let database: Awaited<ReturnType<typeof testDatabase>>
let right: string
const password = "a sentence that opens it"

beforeAll(async () => {
  database = await testDatabase()
  mailbox.server = createServer(serveMail)
  await new Promise<void>((ready) => mailbox.server?.listen(0, "127.0.0.1", ready))
  const at = mailbox.server.address()
  Object.assign(process.env, {
    SMTP_URL: `smtp://127.0.0.1:${typeof at === "object" && at ? at.port : 0}?ignoreTLS=true`, MAIL_FROM: "Waha <desk@waha.example>",
    PUBLIC_URL: "https://news.example",
  })
  right = await hashPassword(password)
})
afterAll(async () => {
  mailbox.server?.close()
  await db().$disconnect()
  await database?.drop()
})

const failure = (result: Result<unknown>) => (result.ok ? null : result.failure)
let count = 0
const from = (device: string | null = null) => ({ address: `10.9.${(count += 1)}.1`, agent: "Mozilla/5.0 (Windows NT 10.0) Firefox/143.0", device })
async function enter(email: string, secret = password): Promise<string> {
  const given = value(await logIn({ email, password: secret }, from()))
  if (given.step !== "in") throw new Error("a second step")
  return given.token
}
/** Somebody who came in by their password, and that session. */
async function person(role: Parameters<typeof makePerson>[0] = "editor"): Promise<{ actor: Actor; email: string; token: string }> {
  const { id } = await makePerson(role)
  const { email } = await db().user.update({ where: { id }, data: { passwordHash: right }, select: { email: true } })
  const token = await enter(email)
  const actor = await actorOfToken(token)
  if (!actor) throw new Error("nobody")
  return { actor, email, token }
}
const there = async (token: string) => (await actorOfToken(token)) !== null

describe("the second step", () => {
  it("is on once a code came back, gives ten codes, ends other sessions, and survives a new password", async () => {
    const { actor, email, token } = await person()
    const other = await enter(email)
    value(await beginTwoStep(actor, {}))
    const sealed = (await db().secondStep.findUniqueOrThrow({ where: { userId: actor.id } })).secret
    const secret = unseal("second-step", sealed) ?? ""
    expect(await ownAccount(actor)).toMatchObject({ twoStep: { step: "begun", secret } })
    expect(failure(await confirmTwoStep(actor, { code: "000000" }))).toEqual({ code: "invalid", fields: { code: ["wrong_code"] } })
    expect(await there(other)).toBe(true)
    const { codes } = value(await confirmTwoStep(actor, { code: codeAt(secret, new Date()) }))
    expect(codes).toHaveLength(10)
    expect([await there(token), await there(other)]).toEqual([true, false])
    expect(failure(await beginTwoStep(actor, {}))).toMatchObject({ code: "duplicate" })

    const admin = (await person("admin")).actor
    const link = value(await makeResetLink(admin, { id: actor.id })).token
    value(await resetPassword(link, { password: "another sentence of hers" }))
    expect(await there(token)).toBe(false)
    const given = value(await logIn({ email, password: "another sentence of hers" }, from()))
    expect(given.step).toBe("code")
    if (given.step === "code") expect((await proveSecondStep(given.challenge, codes[0] ?? "", from())).ok).toBe(true)
  })

  it("is not turned off by whoever must have it; an admin takes it away, and the person is told", async () => {
    const { actor } = await person("chief")
    value(await beginTwoStep(actor, {}))
    const secret = unseal("second-step", (await db().secondStep.findUniqueOrThrow({ where: { userId: actor.id } })).secret) ?? ""
    value(await confirmTwoStep(actor, { code: codeAt(secret, new Date()) }))
    await db().newsroom.updateMany({ data: { twoStep: true } })
    expect(failure(await endTwoStep(actor, {}))).toEqual({ code: "invalid", fields: { form: ["two_step_required"] } })
    await db().newsroom.updateMany({ data: { twoStep: false } })
    const before = value(await newCodes(actor, {})).codes
    expect(before).toHaveLength(10)
    await posted()
    value(await takeTwoStep((await person("admin")).actor, { id: actor.id }))
    expect(await db().session.count({ where: { userId: actor.id } })).toBe(0)
    expect((await posted()).map(({ subject }) => subject)).toContain("أُزيل التحقّق بخطوتين")
    expect(failure(await takeTwoStep((await person("admin")).actor, { id: actor.id }))).toEqual({ code: "not_found" })
  })
})

describe("one's own account", () => {
  it("changes its password by the present one, and ends the other sessions", async () => {
    const { actor, email, token } = await person()
    const other = await enter(email)
    const change = (fields: Record<string, unknown>) => changeOwnPassword(actor, fields)
    expect(failure(await change({ present: "wrong", password: "a new sentence of theirs" }))).toEqual({ code: "invalid", fields: { present: ["wrong_password"] } })
    expect(failure(await change({ password: "a new sentence of theirs" }))).toMatchObject({ fields: { present: ["required"] } })
    expect(failure(await change({ present: password, password: "short" }))).toMatchObject({ fields: { password: ["password_short"] } })
    expect(failure(await change({ present: password, password: "a new sentence of theirs", role: "admin" }))).toMatchObject({ code: "invalid" })
    value(await change({ present: password, password: "a new sentence of theirs" }))
    expect([await there(token), await there(other)]).toEqual([true, false])
    const { passwordHash } = await db().user.findUniqueOrThrow({ where: { id: actor.id } })
    expect(await verifyPassword(passwordHash, "a new sentence of theirs")).toBe(true)
    expect((await posted()).map(({ subject }) => subject)).toContain("تغيّرت كلمة المرور")
  })

  it("changes its address only from there, once, and to none that is taken or looks like it", async () => {
    const [{ actor, email, token }, other] = [await person(), await person()]
    await posted()
    for (const taken of [other.email, other.email.replace("editor", "edit0r")]) {
      expect(failure(await changeEmail(actor, { email: taken }))).toEqual({ code: "duplicate", fields: { email: ["duplicate"] } })
    }
    expect(failure(await changeEmail(actor, { email }))).toMatchObject({ fields: { email: ["same_email"] } })
    expect(failure(await changeEmail(actor, { email: "a@b.example\r\nBcc: x@y.example" }))).toMatchObject({ code: "invalid" })
    expect(value(await changeEmail(actor, { email: "renamed@elsewhere.example" })).changed).toBe(false)
    const [letter] = await posted()
    expect(letter?.to).toBe("renamed@elsewhere.example")
    const link = /^https:\/\/news\.example\/confirm-email\/([\w-]{43})$/m.exec(letter?.text ?? "")?.[1] ?? ""
    expect(await linkFor(link, "email")).toEqual({ email: "renamed@elsewhere.example" })
    expect(await linkFor(link, "reset")).toBe(null)
    const results = await Promise.all(Array.from({ length: 10 }, () => confirmEmail(link)))
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    expect(await there(token)).toBe(false)
    expect(await db().user.findUniqueOrThrow({ where: { id: actor.id } })).toMatchObject({ email: "renamed@elsewhere.example" })
    expect((await posted()).map(({ to, subject }) => `${to} ${subject}`)).toEqual([`${email} تغيّر بريد الحساب`])
  })

  it("ends its own sessions and nobody else's, and shows what happened", async () => {
    const [{ actor, email, token }, other] = [await person(), await person()]
    const [one, two] = [await enter(email), await enter(email)]
    const idOf = async (of: string) => (await db().session.findUniqueOrThrow({ where: { tokenHash: tokenHash(of) } })).id
    expect(failure(await endOneSession(actor, { id: await idOf(other.token) }))).toEqual({ code: "not_found" })
    value(await endOneSession(actor, { id: await idOf(one) }))
    expect([await there(one), await there(two)]).toEqual([false, true])
    expect(value(await endOtherSessions(actor, {})).ended).toBe(1)
    expect([await there(two), await there(token), await there(other.token)]).toEqual([false, true, true])
    value(await changeName(actor, { name: "سلمى حدّاد" }))
    const account = await ownAccount(actor)
    expect(account.sessions).toMatchObject([{ current: true }])
    expect(account.events.slice(0, 3).map(({ words }) => words)).toEqual(["name", "sessionsEnd", "sessionEnd"])
  })
})

describe("a forgotten password", () => {
  it("is asked for in one way by whoever has an account and whoever has none; the letter goes to the first alone", async () => {
    const { email } = await person()
    await posted()
    const answers = [await askReset(email.toUpperCase(), from()), await askReset("nobody@elsewhere.example", from())]
    expect(answers[0]).toEqual(answers[1])
    const waiting = await db().outbox.findMany({ where: { topic: "mail", doneAt: null }, select: { payload: true } })
    expect(waiting).toHaveLength(2)
    const letters = await posted()
    expect(letters.map(({ to }) => to)).toEqual([email])
    expect(letters[0]?.text).toMatch(/^https:\/\/news\.example\/reset\/[\w-]{43}$/m)
    expect(JSON.stringify(await db().outbox.findMany({ where: { topic: "mail" }, select: { payload: true } }))).not.toContain(email)
    for (let n = 0; n < 5; n += 1) await askReset(email, from())
    expect(failure(await askReset(email, from()))).toMatchObject({ code: "throttled" })
  })

  it("is made anew by a link once, of fifty at a time; looking uses nothing up; a newer link, half an hour and a shut account end it", async () => {
    const [{ actor, email, token }, admin] = [await person(), await person("admin")]
    const make = async () => value(await makeResetLink(admin.actor, { id: actor.id })).token
    const fresh = { password: "quite another sentence" }
    const first = await make()
    const second = await make()
    expect(await linkFor(first, "reset")).toBe(null)
    expect(failure(await resetPassword(first, fresh))).toEqual({ code: "not_found" })
    for (let n = 0; n < 100; n += 1) expect(await linkFor(second, "reset")).not.toBe(null)
    expect(failure(await resetPassword(second, { password: "short" }))).toMatchObject({ code: "invalid" })
    expect(failure(await resetPassword(second, { ...fresh, userId: admin.actor.id }))).toMatchObject({ code: "invalid" })
    const results = await Promise.all(Array.from({ length: 50 }, () => resetPassword(second, fresh)))
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    expect(await there(token)).toBe(false)
    expect(failure(await logIn({ email, password }, from()))).toEqual({ code: "bad_login" })
    await enter(email, fresh.password)
    const late = await make()
    await db().accountLink.update({ where: { tokenHash: tokenHash(late) }, data: { expiresAt: new Date(Date.now() - 1_000) } })
    expect(failure(await resetPassword(late, fresh))).toEqual({ code: "not_found" })
    const shut = await make()
    value(await setActive(admin.actor, { id: actor.id, active: "no" }))
    expect(failure(await resetPassword(shut, fresh))).toEqual({ code: "not_found" })
    expect(failure(await makeResetLink((await person("chief")).actor, { id: admin.actor.id }))).toEqual({ code: "forbidden" })
  })
})

describe("letters", () => {
  it("carry an invitation whose link works, no line ends in their headers, and are tried again where the server refuses", async () => {
    const admin = await person("admin")
    await posted()
    const { token } = value(await invite(admin.actor, { email: "new.person@elsewhere.example", name: "سلمى\r\nBcc: x@y.example", role: "writer", sectionIds: [] }))
    expect(JSON.stringify(await db().outbox.findMany({ where: { topic: "mail" }, select: { payload: true } }))).not.toContain(token)
    mailbox.refuses = true
    expect(await posted()).toEqual([])
    mailbox.refuses = false
    expect(await posted()).toEqual([]) // not yet its time
    await db().outbox.updateMany({ where: { topic: "mail", doneAt: null }, data: { nextAt: new Date(Date.now() - 1_000) } })
    const letters = await posted()
    expect(letters).toHaveLength(1)
    expect(letters[0]).toMatchObject({ to: "new.person@elsewhere.example", subject: "دعوة إلى مكتب «واحة»" })
    expect(letters[0]?.head).not.toMatch(/^Bcc/im)
    expect(letters[0]?.text).toContain(`https://news.example/invite/${token}`)
    expect((await acceptInvitation(token, { name: "سلمى", password })).ok).toBe(true)
  })

  it("tell of a new device, and of none that is known", async () => {
    const { email } = await person()
    await posted()
    const given = value(await logIn({ email, password }, from()))
    const [letter] = await posted()
    expect(letter).toMatchObject({ to: email, subject: "تسجيل دخول من جهاز جديد" })
    expect(letter?.text).toContain("فايرفوكس على ويندوز")
    value(await logIn({ email, password }, from(given.step === "in" ? given.device : null)))
    expect(await posted()).toEqual([])
  })
})

describe("a password", () => {
  it.each([
    ["passwordpassword", "password_common"], ["password123456", "password_common"], ["PASSWORD!!!!!", "password_common"], ["123456789012", "password_common"],
    ["qwertyuiop123", "password_common"], ["waha waha waha", "password_own_words"], ["واحة واحة واحة", "password_own_words"], ["Waha-2026-2026", null],
  ])("%s is refused as %s", async (fresh, problem) => {
    const { actor } = await person()
    const result = await changeOwnPassword(actor, { present: password, password: fresh })
    if (problem) expect(failure(result)).toEqual({ code: "invalid", fields: { password: [problem] } })
  })

  it.each(["نخلتان عند باب الدار القديم", "correct horse battery staple", "🌴🌴🌴 نخل وماء 🌴🌴", "a".repeat(4) + " مدينة وبحر وقمر"])("%s is taken", async (fresh) => {
    const { actor } = await person()
    expect((await changeOwnPassword(actor, { present: password, password: fresh })).ok).toBe(true)
  })
})
