import "server-only"
import { newToken, tokenHash } from "@/lib/auth/token"
import { databaseNow, db, type Tx } from "@/lib/db"

/** How long an invitation can be used. */
export const INVITATION_HOURS = 72

type Wish = { purpose: "invite" | "setup"; email: string | null; name: string | null; role: string; sectionIds: string[]; createdBy: string | null }

/** Writes an invitation and gives its token, which is stored nowhere: only its hash is. Valid for 72 hours, once. */
export async function writeInvitation(tx: Tx, wish: Wish): Promise<{ id: string; token: string }> {
  const token = newToken()
  const now = await databaseNow(tx)
  const { id } = await tx.invitation.create({
    data: { ...wish, tokenHash: tokenHash(token), expiresAt: new Date(now.getTime() + INVITATION_HOURS * 3_600_000) }, select: { id: true },
  })
  return { id, token }
}

/** The page where the first admin of an empty newsroom is made, as its token; any earlier one that was not used is void. */
export function makeSetupInvitation(): Promise<string> {
  return db().$transaction(async (tx) => {
    await tx.invitation.updateMany({ where: { purpose: "setup", usedAt: null, revokedAt: null }, data: { revokedAt: await databaseNow(tx) } })
    return (await writeInvitation(tx, { purpose: "setup", email: null, name: null, role: "admin", sectionIds: [], createdBy: null })).token
  })
}
