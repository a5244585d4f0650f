import { inFours, newRecoveryCodes, newSecret, readCode, recoveryHash } from "@/lib/auth/codes"
import { forgetDevices } from "@/lib/auth/devices"
import { Busy, hashPassword } from "@/lib/auth/password"
import { seal } from "@/lib/auth/seal"
import { hasSecondStep, spendAuthenticatorCode } from "@/lib/auth/second-step"
import { endSessionsOf } from "@/lib/auth/sessions"
import { refuseWeak } from "@/lib/auth/weak"
import { command } from "@/lib/command"
import type { Tx } from "@/lib/db"
import { mails, notify, post } from "@/lib/mail/outbox"
import { idOnly } from "@/lib/names/schema"
import { lockNames } from "@/lib/names/taken"
import type { Actor } from "@/lib/permissions"
import { refuse } from "@/lib/result"
import { refuseTakenEmail } from "@/lib/users/emails"
import { voidLinks } from "@/lib/users/links"
import { refuseTakenName } from "@/lib/users/people-names"
import { codeSchema, emailSchema, nameSchema, nothingSchema, passwordSchema } from "@/lib/users/schema"

/** One's own row, locked: two changes of one account happen one after the other. */
async function self({ tx, actor }: { tx: Tx; actor: Actor }) {
  await tx.$executeRaw`SELECT 1 FROM desk."user" WHERE id = ${actor.id}::uuid FOR UPDATE`
  return tx.user.findUnique({ where: { id: actor.id }, select: { id: true, name: true, email: true, role: true } })
}

/** Changes one's own name. One that somebody else has, or that could be taken for theirs, is `duplicate`. */
export const changeName = command({
  permission: "profile.change",
  input: nameSchema,
  load: self,
  run: async ({ tx, actor, input: { name } }) => {
    await lockNames(tx, "user")
    await refuseTakenName(tx, name, actor.id)
    return tx.user.update({ where: { id: actor.id }, data: { name }, select: { id: true } })
  },
  note: ({ input, subject }) => ({ did: "name", from: subject.name, to: input.name }),
})

/** Gives oneself another password. Every other session ends, no device is known any longer, and open links are void. */
export const changePassword = command({
  permission: "profile.change",
  dangerous: true,
  input: passwordSchema,
  load: self,
  run: async ({ tx, actor, input: { password }, subject, now }) => {
    await refuseWeak(tx, password, subject)
    await tx.user.update({ where: { id: actor.id }, data: { passwordHash: await hashed(password) }, select: { id: true } })
    await endSessionsOf(tx, actor.id, actor.session?.id)
    await forgetDevices(tx, actor.id)
    await voidLinks(tx, actor.id, now)
    await notify(tx, actor.id, { what: "password" })
    return { id: actor.id }
  },
  note: () => ({ did: "password" }),
})

async function hashed(password: string): Promise<string> {
  try {
    return await hashPassword(password)
  } catch (error) {
    if (error instanceof Busy) return refuse({ code: "throttled", minutes: 1 })
    throw error
  }
}

/**
 * Gives oneself another e-mail address. Where mail is set up nothing changes before the link that goes to the new address is used; else it
 * changes at once, every other session ends, no device is known any longer, and open links are void. An address that somebody has, or that could be taken for theirs, is `duplicate`.
 */
export const changeEmail = command({
  permission: "profile.change",
  dangerous: true,
  input: emailSchema,
  load: self,
  run: async ({ tx, actor, input: { email }, subject, now }) => {
    if (email === subject.email) refuse({ code: "invalid", fields: { email: ["same_email"] } })
    await lockNames(tx, "user")
    await refuseTakenEmail(tx, email, actor.id)
    if (mails()) {
      await post(tx, { kind: "address", userId: actor.id, email })
      return { id: actor.id, changed: false }
    }
    await tx.user.update({ where: { id: actor.id }, data: { email }, select: { id: true } })
    await endSessionsOf(tx, actor.id, actor.session?.id)
    await forgetDevices(tx, actor.id)
    await voidLinks(tx, actor.id, now)
    return { id: actor.id, changed: true }
  },
  note: ({ out }) => ({ did: out.changed ? "email" : "emailAsked" }),
})

/** Makes a secret for an authenticator; the second step is off until a code of it came back. A second step that is on stays as it is. */
export const beginTwoStep = command({
  permission: "profile.change",
  dangerous: true,
  input: nothingSchema,
  load: self,
  run: async ({ tx, actor, now }) => {
    if (await hasSecondStep(tx, actor.id)) refuse({ code: "duplicate", fields: {} })
    const secret = seal("second-step", newSecret())
    await tx.secondStep.upsert({
      where: { userId: actor.id }, create: { userId: actor.id, secret }, update: { secret, lastStep: 0, createdAt: now }, select: { userId: true },
    })
    return { id: actor.id }
  },
  note: () => ({ did: "twoStepBegin" }),
})

/** Leaves off setting it up. */
export const cancelTwoStep = command({
  permission: "profile.change",
  input: nothingSchema,
  load: self,
  run: async ({ tx, actor }) => {
    await tx.secondStep.deleteMany({ where: { userId: actor.id, confirmedAt: null } })
    return { id: actor.id }
  },
  note: () => ({ did: "twoStepCancel" }),
})

/** Turns the second step on by a code of the authenticator. Gives ten recovery codes, which are shown this once; other sessions end. */
export const confirmTwoStep = command({
  permission: "profile.change",
  dangerous: true,
  input: codeSchema,
  load: self,
  run: async ({ tx, actor, input, now }) => {
    const code = readCode(input.code)
    const right = code?.kind === "authenticator" && (await spendAuthenticatorCode(tx, actor.id, code.text, false))
    if (!right) refuse({ code: "invalid", fields: { code: ["wrong_code"] } })
    await tx.secondStep.update({ where: { userId: actor.id }, data: { confirmedAt: now }, select: { userId: true } })
    const codes = await writeCodes(tx, actor.id)
    await endSessionsOf(tx, actor.id, actor.session?.id)
    await notify(tx, actor.id, { what: "twoStepOn" })
    return { id: actor.id, codes }
  },
  note: () => ({ did: "twoStepOn" }),
})

/** Turns the second step off, where the newsroom does not ask for it. Other sessions end. */
export const endTwoStep = command({
  permission: "profile.change",
  dangerous: true,
  input: nothingSchema,
  load: self,
  run: async ({ tx, actor }) => {
    const asked = (await tx.newsroom.count({ where: { twoStep: true } })) > 0
    if (asked && actor.role !== "writer") refuse({ code: "invalid", fields: { form: ["two_step_required"] } })
    await tx.recoveryCode.deleteMany({ where: { userId: actor.id } })
    await tx.secondStep.deleteMany({ where: { userId: actor.id } })
    await endSessionsOf(tx, actor.id, actor.session?.id)
    await notify(tx, actor.id, { what: "twoStepOff" })
    return { id: actor.id }
  },
  note: () => ({ did: "twoStepOff" }),
})

/** Ten new recovery codes instead of those that are left; shown this once. */
export const newCodes = command({
  permission: "profile.change",
  dangerous: true,
  input: nothingSchema,
  load: self,
  run: async ({ tx, actor }) => {
    if (!(await hasSecondStep(tx, actor.id))) return refuse({ code: "not_found" })
    await notify(tx, actor.id, { what: "codes" })
    return { id: actor.id, codes: await writeCodes(tx, actor.id) }
  },
  note: () => ({ did: "codes" }),
})

async function writeCodes(tx: Tx, userId: string): Promise<string[]> {
  const codes = newRecoveryCodes()
  await tx.recoveryCode.deleteMany({ where: { userId } })
  await tx.recoveryCode.createMany({ data: codes.map((code) => ({ userId, codeHash: recoveryHash(userId, code) })) })
  return codes.map(inFours)
}

/** Ends one of one's own sessions; another's is not found. */
export const endOneSession = command({
  permission: "profile.change",
  input: idOnly,
  load: async (c) => ((await c.tx.session.count({ where: { id: c.input.id, userId: c.actor.id } })) > 0 ? self(c) : null),
  run: async ({ tx, actor, input: { id } }) => {
    await tx.session.deleteMany({ where: { id, userId: actor.id } })
    return { id: actor.id }
  },
  note: () => ({ did: "sessionEnd" }),
})

/** Ends all of one's own sessions but the one at hand. */
export const endOtherSessions = command({
  permission: "profile.change",
  input: nothingSchema,
  load: self,
  run: async ({ tx, actor }) => ({ id: actor.id, ended: await endSessionsOf(tx, actor.id, actor.session?.id) }),
  note: ({ out }) => ({ did: "sessionsEnd", ended: out.ended }),
})
