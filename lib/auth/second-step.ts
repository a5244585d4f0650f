import "server-only"
import { databaseNow, type Tx } from "@/lib/db"
import { readCode, recoveryHash, stepOf } from "./codes"
import { seal, unseal } from "./seal"

/** Whether somebody's second step is on. A secret that was made and never confirmed is none. */
export async function hasSecondStep(tx: Tx, userId: string): Promise<boolean> {
  return (await tx.secondStep.count({ where: { userId, confirmedAt: { not: null } } })) > 0
}

/**
 * Uses a code up, if it is right: one of the authenticator's, or a recovery code. Of many who send the same one at once exactly one
 * succeeds, and no code of a step that was used, or of one before it, is taken again, whatever the clock says.
 */
export async function spendCode(tx: Tx, userId: string, typed: string): Promise<"authenticator" | "recovery" | null> {
  const code = readCode(typed)
  if (!code) return null
  if (code.kind === "authenticator") return (await spendAuthenticatorCode(tx, userId, code.text, true)) ? "authenticator" : null
  if (!(await hasSecondStep(tx, userId))) return null
  const { count } = await tx.recoveryCode.updateMany({
    where: { codeHash: recoveryHash(userId, code.text), userId, usedAt: null }, data: { usedAt: await databaseNow(tx) },
  })
  return count === 1 ? "recovery" : null
}

/** Uses up a code of the authenticator; of one that is not confirmed yet where `confirmed` is false. */
export async function spendAuthenticatorCode(tx: Tx, userId: string, code: string, confirmed: boolean): Promise<boolean> {
  const row = await tx.secondStep.findFirst({
    where: { userId, confirmedAt: confirmed ? { not: null } : null }, select: { secret: true },
  })
  const secret = row ? unseal("second-step", row.secret) : null
  const step = secret === null ? null : stepOf(secret, code, await databaseNow(tx))
  if (!secret || step === null) return false
  // Sealed anew, so that a changed secret of the newsroom's is in use everywhere after each person's next log-in.
  const { count } = await tx.secondStep.updateMany({
    where: { userId, lastStep: { lt: step } }, data: { lastStep: step, secret: seal("second-step", secret) },
  })
  return count === 1
}
