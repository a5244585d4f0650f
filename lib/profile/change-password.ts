import "server-only"
import { confirmIdentity } from "@/lib/auth/confirm"
import type { Actor } from "@/lib/permissions"
import { reject, type Result } from "@/lib/result"
import { changePassword } from "./commands"

/** Another password, for whoever says the present one. Wrong ones are counted as at any other proof. */
export async function changeOwnPassword(actor: Actor, raw: Record<string, unknown>): Promise<Result<{ id: string }>> {
  const { present, ...fresh } = raw
  if (typeof present !== "string" || present === "") return reject({ code: "invalid", fields: { present: ["required"] } })
  const proved = await confirmIdentity(actor, { password: present })
  if (!proved.ok) return proved.failure.code === "invalid" ? reject({ code: "invalid", fields: { present: ["wrong_password"] } }) : proved
  const session = actor.session && { id: actor.session.id, confirmedAt: new Date() }
  return changePassword({ ...actor, session }, fresh)
}
