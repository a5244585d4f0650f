import { authenticatorAddress } from "@/lib/auth/codes"
import { unseal } from "@/lib/auth/seal"
import { db } from "@/lib/db"
import { mails } from "@/lib/mail/outbox"
import type { Actor } from "@/lib/permissions"

export type OwnSession = { id: string; agent: string; address: string; createdAt: Date; lastSeenAt: Date; current: boolean }
export type TwoStepState =
  | { step: "off" }
  | { step: "begun"; secret: string; address: string }
  | { step: "on"; since: Date; codesLeft: number }

const LATEST = 12

/** One's own account as its page shows it. */
export async function ownAccount(actor: Actor) {
  const [user, sessions, events, newsroom] = await Promise.all([
    db().user.findUniqueOrThrow({ where: { id: actor.id }, select: { name: true, email: true } }),
    db().session.findMany({
      where: { userId: actor.id }, orderBy: { lastSeenAt: "desc" },
      select: { id: true, agent: true, address: true, createdAt: true, lastSeenAt: true },
    }),
    db().event.findMany({
      where: { subjectType: { in: ["user", "profile"] }, subjectId: actor.id }, orderBy: { seq: "desc" }, take: LATEST,
      select: { seq: true, at: true, action: true, outcome: true, data: true },
    }),
    db().newsroom.findFirstOrThrow({ select: { name: true, twoStep: true } }),
  ])
  return {
    ...user, mails: mails(), newsroom: newsroom.name, mustTwoStep: newsroom.twoStep && actor.role !== "writer",
    twoStep: await twoStepState(actor, user.email, newsroom.name),
    sessions: sessions.map((session): OwnSession => ({ ...session, current: session.id === actor.session?.id })),
    events: events.map(({ seq, at, action, outcome, data }) => ({ key: String(seq), at, words: eventKey(action, outcome, data) })),
  }
}

/** How far somebody's second step is. A secret that is being set up is shown to its own person alone. */
export async function twoStepState(actor: Actor, email: string, newsroom: string): Promise<TwoStepState> {
  const row = await db().secondStep.findUnique({ where: { userId: actor.id }, select: { secret: true, confirmedAt: true } })
  if (row?.confirmedAt) return { step: "on", since: row.confirmedAt, codesLeft: await db().recoveryCode.count({ where: { userId: actor.id, usedAt: null } }) }
  const secret = row ? unseal("second-step", row.secret) : null
  return secret === null ? { step: "off" } : { step: "begun", secret, address: authenticatorAddress(secret, email, newsroom) }
}

/** What the record calls it, as a key of strings.desk.accountEvents. */
function eventKey(action: string, outcome: string, data: unknown): string {
  const said = typeof data === "object" && data !== null ? data : {}
  if ("did" in said && typeof said.did === "string") return said.did
  if (outcome === "denied") return `${action} denied`
  if ("by" in said && said.by === "recovery") return `${action} recovery`
  return "device" in said ? `${action} new` : action
}
