import "server-only"
import { forgetDevices } from "@/lib/auth/devices"
import { canonicalEmail } from "@/lib/auth/email"
import { Busy, hashPassword } from "@/lib/auth/password"
import { endSessionsOf } from "@/lib/auth/sessions"
import { addressKey, countAddressTry } from "@/lib/auth/throttle"
import { bucket, countTry } from "@/lib/auth/tries"
import { refuseWeak } from "@/lib/auth/weak"
import { databaseNow, db, type Tx } from "@/lib/db"
import { record } from "@/lib/history/record"
import { notify, post } from "@/lib/mail/outbox"
import { lockNames } from "@/lib/names/taken"
import { accept, fieldProblems, refuse, reject, settle, type Result } from "@/lib/result"
import { refuseFrozen } from "@/lib/safety/begin"
import { refuseTakenEmail } from "./emails"
import { consumeLink, voidLinks } from "./links"
import { passwordSchema } from "./schema"

/**
 * Somebody has forgotten their password, and says that this is their address. What is done and what is answered are the same whoever they
 * are: the worker finds out whether there is such a person (lib/mail/chore.ts).
 */
export async function askReset(typed: string, visitor: { address: string }): Promise<Result<null>> {
  const email = canonicalEmail(typed)
  if (email === null) return reject({ code: "invalid", fields: { email: [typed.trim() === "" ? "required" : "bad_email"] } })
  const blocked = await countTry([bucket(`reset:${email}`), { key: `reset-${addressKey(visitor.address)}`, count: countAddressTry }])
  if (blocked !== null) return reject({ code: "throttled", minutes: blocked })
  await db().$transaction((tx) => post(tx, { kind: "reset", email }))
  return accept(null)
}

/**
 * A new password by a link, once. Every session ends and every other link is void; the second step stays, and is asked for at the next
 * log-in. Refused, as everything that writes is while the newsroom is frozen, the link can be used again.
 */
export async function resetPassword(token: string, raw: unknown): Promise<Result<null>> {
  const parsed = passwordSchema.safeParse(raw)
  if (!parsed.success) return reject({ code: "invalid", fields: fieldProblems(parsed.error) })
  return settled(async (tx) => {
    await refuseFrozen(tx)
    const { userId } = await consumeLink(tx, token, "reset")
    const user = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { name: true, email: true } })
    await refuseWeak(tx, parsed.data.password, user)
    await tx.user.update({ where: { id: userId }, data: { passwordHash: await hashPassword(parsed.data.password) }, select: { id: true } })
    await closeAll(tx, userId)
    await record(tx, { actorId: userId, actorName: user.name, action: "password.reset", subjectType: "user", subjectId: userId })
    await notify(tx, userId, { what: "password" })
    return null
  })
}

/** Somebody says from a new address that it is theirs: it is their account's from now on. The address before it is told. */
export async function confirmEmail(token: string): Promise<Result<null>> {
  return settled(async (tx) => {
    await refuseFrozen(tx)
    const { userId, email } = await consumeLink(tx, token, "email")
    if (email === null) return refuse({ code: "not_found" })
    await lockNames(tx, "user")
    await refuseTakenEmail(tx, email, userId)
    await notify(tx, userId, { what: "email", to: email })
    const { name } = await tx.user.update({ where: { id: userId }, data: { email }, select: { name: true } })
    await closeAll(tx, userId)
    await record(tx, { actorId: userId, actorName: name, action: "email.confirm", subjectType: "user", subjectId: userId })
    return null
  })
}

async function closeAll(tx: Tx, userId: string): Promise<void> {
  await endSessionsOf(tx, userId)
  await forgetDevices(tx, userId)
  await voidLinks(tx, userId, await databaseNow(tx))
}

async function settled<T>(work: (tx: Tx) => Promise<T>): Promise<Result<T>> {
  try {
    return await settle(() => db().$transaction(work))
  } catch (error) {
    if (error instanceof Busy) return reject({ code: "throttled", minutes: 1 })
    throw error
  }
}
