import "server-only"
import { databaseNow, db } from "@/lib/db"
import { record } from "@/lib/history/record"
import type { Actor } from "@/lib/permissions"
import { accept, reject, type Result } from "@/lib/result"
import { checkPassword } from "./password"
import { spendCode } from "./second-step"
import { bucket, countTry, forgetTries } from "./tries"

type Proof = { password?: unknown; code?: unknown }
const typed = (value: unknown) => (typeof value === "string" ? value.slice(0, 1_024) : "")

/**
 * Proves again, in an open session, who somebody is: by their password, or by a code of their second step. Dangerous acts go through for
 * a quarter of an hour after it. Tries are counted for the person, whatever session they come from.
 */
export async function confirmIdentity(actor: Actor, proof: Proof): Promise<Result<null>> {
  const { session } = actor
  if (!session) return reject({ code: "signed_out" })
  const [password, code] = [typed(proof.password), typed(proof.code)]
  if (password === "" && code === "") return reject({ code: "invalid", fields: { password: ["required"] } })
  const tries = [bucket(`confirm:${actor.id}`)]
  const blocked = await countTry(tries)
  if (blocked !== null) return reject({ code: "throttled", minutes: blocked })

  const row = await db().user.findUnique({ where: { id: actor.id }, select: { passwordHash: true } })
  const byPassword = password === "" ? false : await checkPassword(row?.passwordHash ?? null, password)
  if (byPassword === "busy") return reject({ code: "throttled", minutes: 1 })
  return db().$transaction(async (tx) => {
    const right = byPassword || (code !== "" && (await spendCode(tx, actor.id, code)) !== null)
    const entry = { actorId: actor.id, actorName: actor.name, action: "session.confirm", subjectType: "user", subjectId: actor.id }
    await record(tx, { ...entry, outcome: right ? "done" : "denied" })
    if (!right) return reject({ code: "invalid", fields: password === "" ? { code: ["wrong_code"] } : { password: ["wrong_password"] } })
    await forgetTries(tx, tries)
    await tx.session.updateMany({ where: { id: session.id, userId: actor.id }, data: { confirmedAt: await databaseNow(tx) } })
    return accept(null)
  })
}
