import "server-only"
import { databaseNow, db, type Tx } from "@/lib/db"
import { record } from "@/lib/history/record"
import { notify } from "@/lib/mail/outbox"
import { accept, reject, type Result } from "@/lib/result"
import { isKnownDevice, knowDevice } from "./devices"
import { canonicalEmail } from "./email"
import { checkPassword, hashPassword, isOutdated } from "./password"
import { hasSecondStep, spendCode } from "./second-step"
import { accountKey, addressKey, countAddressTry, deviceKey } from "./throttle"
import { isToken, newToken, tokenHash } from "./token"
import { bucket, countTry, forgetTries, type Bucket } from "./tries"

/** Where a log-in comes from; `device` is what the browser's known-device cookie holds. */
export type Visitor = { address: string; agent: string; device?: string | null }

/** What a log-in gives: the tokens for two cookies, or a challenge whose holder is nobody until the second step. */
export type LoggedIn = { step: "in"; token: string; device: string } | { step: "code"; challenge: string }

const ABSOLUTE = 7 * 24 * 3_600_000
const ABSOLUTE_ADMIN = 24 * 3_600_000
const SESSIONS_PER_PERSON = 10
const CHALLENGE = 10 * 60_000
const TRIES_PER_CHALLENGE = 5

type Person = { id: string; name: string; role: string }

/**
 * Checks a person's password. Opens a session, or begins the second step where theirs is on. Gives tokens; their hashes are what is stored.
 * Unknown person, deactivated person and wrong password are one answer, in one time. Refused while throttled, without looking.
 * A browser that this person has logged in from before counts in a bucket of its own: nobody elsewhere can shut them out.
 */
export async function logIn(credentials: { email: string; password: string }, visitor: Visitor): Promise<Result<LoggedIn>> {
  const email = canonicalEmail(credentials.email)
  const known = await isKnownDevice(email, visitor.device)
  const tries = known
    ? [bucket(deviceKey(tokenHash(visitor.device ?? ""), email ?? ""))]
    // What is no e-mail address is nobody's account: it counts against where it comes from alone.
    : [...(email === null ? [] : [bucket(accountKey(email))]), { key: addressKey(visitor.address), count: countAddressTry }]
  const blocked = await countTry(tries)
  if (blocked !== null) return reject({ code: "throttled", minutes: blocked })

  const user = email
    ? await db().user.findUnique({ where: { email }, select: { id: true, name: true, role: true, active: true, passwordHash: true } })
    : null
  const password = credentials.password.slice(0, 1_024)
  const right = await checkPassword(user?.active ? user.passwordHash : null, password)
  if (right === "busy") return reject({ code: "throttled", minutes: 1 })
  if (!right || !user) {
    await db().$transaction((tx) => record(tx, {
      actorId: null, actorName: "", action: "session.open", outcome: "denied",
      subjectType: "user", subjectId: user?.id ?? "unknown", data: { address: addressKey(visitor.address) },
    }))
    return reject({ code: "bad_login" })
  }
  if (isOutdated(user.passwordHash)) await hashAnew(user.id, user.passwordHash, password)
  return db().$transaction((tx) => afterPassword(tx, user, tries, visitor))
}

/** The hash of today's cost, unless the password was changed meanwhile. That there is no room for it now is no failure. */
async function hashAnew(id: string, passwordHash: string, password: string): Promise<void> {
  const anew = await hashPassword(password).catch(() => null)
  if (anew !== null) await db().user.updateMany({ where: { id, passwordHash }, data: { passwordHash: anew } })
}

async function afterPassword(tx: Tx, user: Person & { passwordHash: string }, tries: readonly Bucket[], visitor: Visitor): Promise<Result<LoggedIn>> {
  // Shut out, or given another password, while this one was looked at: as if it had come a moment later.
  const still = await tx.$queryRaw<Person[]>`SELECT id, name, role FROM desk."user" WHERE id = ${user.id}::uuid AND active FOR SHARE`
  if (!still[0]) return reject({ code: "bad_login" })
  await forgetTries(tx, tries)
  if (!(await hasSecondStep(tx, user.id))) return accept(await openSession(tx, still[0], visitor, "password"))
  const [challenge, now] = [newToken(), await databaseNow(tx)]
  await tx.challenge.deleteMany({ where: { OR: [{ expiresAt: { lt: now } }, { userId: user.id, tries: { gte: TRIES_PER_CHALLENGE } }] } })
  await tx.challenge.create({ data: { tokenHash: tokenHash(challenge), userId: user.id, expiresAt: new Date(now.getTime() + CHALLENGE) } })
  return accept({ step: "code", challenge })
}

/** Whether a log-in still waits for its second step; nothing is used up by asking. */
export async function challengeStands(challenge: string): Promise<boolean> {
  if (!isToken(challenge)) return false
  const now = await databaseNow(db())
  return (await db().challenge.count({ where: { tokenHash: tokenHash(challenge), expiresAt: { gt: now }, tries: { lt: TRIES_PER_CHALLENGE } } })) > 0
}

/**
 * The second step: a code of the authenticator, or a recovery code. Five tries for each time the password was right, and besides as many
 * for the person, or for their known device, as wrong passwords have. `signed_out`: begin again.
 */
export async function proveSecondStep(challenge: string, code: string, visitor: Visitor): Promise<Result<LoggedIn>> {
  if (!isToken(challenge)) return reject({ code: "signed_out" })
  const [begun] = await db().$queryRaw<(Person & { email: string })[]>`
    UPDATE desk.challenge c SET tries = c.tries + 1 FROM desk."user" u
    WHERE c.token_hash = ${tokenHash(challenge)} AND c.tries < ${TRIES_PER_CHALLENGE} AND c.expires_at > clock_timestamp()
      AND u.id = c.user_id AND u.active RETURNING u.id, u.name, u.role, u.email`
  if (!begun) return reject({ code: "signed_out" })
  const known = await isKnownDevice(begun.email, visitor.device)
  const tries = [bucket(known ? `step-${deviceKey(tokenHash(visitor.device ?? ""), begun.email)}` : `step:${begun.id}`)]
  const blocked = await countTry(tries)
  if (blocked !== null) return reject({ code: "throttled", minutes: blocked })
  return db().$transaction(async (tx) => {
    const by = await spendCode(tx, begun.id, code)
    if (by === null) {
      await record(tx, {
        actorId: null, actorName: "", action: "session.secondStep", outcome: "denied", subjectType: "user", subjectId: begun.id,
        data: { address: addressKey(visitor.address) },
      })
      return reject({ code: "invalid", fields: { code: ["wrong_code"] } })
    }
    // It may have been used, or its person shut out, since it was counted.
    const used = await tx.challenge.deleteMany({ where: { tokenHash: tokenHash(challenge) } })
    const [still] = await tx.$queryRaw<Person[]>`SELECT id, name, role FROM desk."user" WHERE id = ${begun.id}::uuid AND active FOR SHARE`
    if (used.count === 0 || !still) return reject({ code: "signed_out" })
    await forgetTries(tx, tries)
    return accept(await openSession(tx, still, visitor, by))
  })
}

async function openSession(tx: Tx, user: Person, visitor: Visitor, by: "password" | "authenticator" | "recovery"): Promise<LoggedIn> {
  const now = await databaseNow(tx)
  const token = newToken()
  const older = await tx.session.findMany({ where: { userId: user.id }, orderBy: { createdAt: "desc" }, skip: SESSIONS_PER_PERSON - 1, select: { id: true } })
  await tx.session.deleteMany({ where: { OR: [{ id: { in: older.map((s) => s.id) } }, { userId: user.id, expiresAt: { lt: now } }] } })
  const agent = visitor.agent.slice(0, 300)
  await tx.session.create({
    data: {
      tokenHash: tokenHash(token), userId: user.id, expiresAt: new Date(now.getTime() + (user.role === "admin" ? ABSOLUTE_ADMIN : ABSOLUTE)),
      address: visitor.address.slice(0, 64), agent,
    },
  })
  const { device, isNew } = await knowDevice(tx, user.id, visitor.device, now)
  await record(tx, {
    actorId: user.id, actorName: user.name, action: "session.open", subjectType: "user", subjectId: user.id,
    data: { by, ...(isNew ? { device: "new" } : {}) },
  })
  if (isNew) await notify(tx, user.id, { what: "device", agent, address: visitor.address.slice(0, 64) })
  if (by === "recovery") await notify(tx, user.id, { what: "recovery" })
  return { step: "in", token, device }
}
