import "server-only"
import { Busy, hashPassword } from "@/lib/auth/password"
import { refuseWeak } from "@/lib/auth/weak"
import { isToken, tokenHash } from "@/lib/auth/token"
import { databaseNow, db, type Tx } from "@/lib/db"
import { record } from "@/lib/history/record"
import { presentIds } from "@/lib/names/merge"
import { lockNames } from "@/lib/names/taken"
import { fieldProblems, refuse, reject, settle, type Result } from "@/lib/result"
import { refuseFrozen } from "@/lib/safety/begin"
import { refuseTakenEmail } from "./emails"
import { refuseTakenName } from "./people-names"
import { acceptSchema, firstAdminSchema } from "./schema"

export type OpenInvitation = { purpose: "invite" | "setup"; email: string | null; name: string; role: string }

/** What the page of an invitation shows, or null where it was used, withdrawn or has run out, or never was. Consumes nothing. */
export async function invitationFor(token: string): Promise<OpenInvitation | null> {
  if (!isToken(token)) return null
  const row = await db().invitation.findUnique({
    where: { tokenHash: tokenHash(token), usedAt: null, revokedAt: null, expiresAt: { gt: await databaseNow(db()) } },
    select: { purpose: true, email: true, name: true, role: true },
  })
  return row && { purpose: row.purpose === "setup" ? "setup" : "invite", email: row.email, name: row.name ?? "", role: row.role }
}

type Consumed = { id: string; purpose: string; email: string | null; role: string; sectionIds: string[] }

/** Marks the invitation used, if it can be: whoever comes second finds no row (it waits for the first one's transaction). */
async function consume(tx: Tx, token: string): Promise<Consumed> {
  const [row] = await tx.$queryRaw<Consumed[]>`
    UPDATE desk.invitation SET used_at = clock_timestamp()
    WHERE token_hash = ${tokenHash(token)} AND used_at IS NULL AND revoked_at IS NULL AND expires_at > clock_timestamp()
    RETURNING id, purpose, email, role, section_ids::text[] AS "sectionIds"`
  return row ?? refuse({ code: "not_found" })
}

/**
 * Makes the person that an invitation was for, with the role and sections it names, whatever the form says; of the form are the name,
 * the password, and on the set-up page of an empty newsroom the e-mail. Once: of many at the same time one succeeds, the others get
 * `not_found`. Refused, the invitation can be used again.
 */
export async function acceptInvitation(token: string, raw: unknown): Promise<Result<{ id: string; email: string }>> {
  if (!isToken(token)) return reject({ code: "not_found" })
  const parsed = acceptSchema.safeParse(raw)
  if (!parsed.success) return reject({ code: "invalid", fields: fieldProblems(parsed.error) })
  return made(async (tx) => {
    await refuseFrozen(tx)
    const invitation = await consume(tx, token)
    if (invitation.purpose === "setup") await refuseSecondFirst(tx)
    const email = invitation.purpose === "setup" ? parsed.data.email : invitation.email
    if (!email) return refuse({ code: "invalid", fields: { email: ["required"] } })
    const { name, password } = parsed.data
    return addPerson(tx, { email, name, password, role: invitation.role, sectionIds: invitation.sectionIds }, "invitation.accept")
  })
}

/** Makes the first admin; refused as `not_allowed_now` where there is an active one already. For the command line. */
export async function createFirstAdmin(raw: { email: string; name: string; password: string }): Promise<Result<{ id: string; email: string }>> {
  const parsed = firstAdminSchema.safeParse(raw)
  if (!parsed.success) return reject({ code: "invalid", fields: fieldProblems(parsed.error) })
  return made(async (tx) => {
    await refuseSecondFirst(tx)
    return addPerson(tx, { ...parsed.data, role: "admin", sectionIds: [] }, "user.firstAdmin")
  })
}

async function made<T>(work: (tx: Tx) => Promise<T>): Promise<Result<T>> {
  try {
    return await settle(() => db().$transaction(work))
  } catch (error) {
    if (error instanceof Busy) return reject({ code: "throttled", minutes: 1 })
    throw error
  }
}

async function refuseSecondFirst(tx: Tx): Promise<void> {
  await lockNames(tx, "user")
  const admins = await tx.user.count({ where: { role: "admin", active: true } })
  if (admins > 0) refuse({ code: "not_allowed_now", state: "has_admin" })
}

type NewPerson = { email: string; name: string; password: string; role: string; sectionIds: readonly string[] }

async function addPerson(tx: Tx, person: NewPerson, action: string): Promise<{ id: string; email: string }> {
  const { email, name, password, role, sectionIds } = person
  await refuseWeak(tx, password, person)
  await lockNames(tx, "user")
  await refuseTakenEmail(tx, email)
  await refuseTakenName(tx, name)
  const sections = new Set((await presentIds(tx, "section", sectionIds)).values())
  const { id } = await tx.user.create({
    data: {
      email, name, role, passwordHash: await hashPassword(password), sections: { create: [...sections].map((sectionId) => ({ sectionId })) },
    },
    select: { id: true },
  })
  await record(tx, { actorId: id, actorName: name, action, subjectType: "user", subjectId: id, data: { role } })
  return { id, email }
}
