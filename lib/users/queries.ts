import { databaseNow, db } from "@/lib/db"
import { can, type Actor, roles, type Role } from "@/lib/permissions"

export type PersonLine = { id: string; name: string; email: string; role: Role; active: boolean; sectionIds: string[]; self: boolean; twoStep: boolean }
export type InvitationLine = { id: string; name: string; email: string; role: Role; expiresAt: Date }

const roleOf = (text: string): Role => roles.find((role) => role === text) ?? "writer"

/** Everybody, those who work here first, and the invitations that can still be used; null for who may not manage them. */
export async function listUsers(actor: Actor): Promise<{ people: PersonLine[]; invitations: InvitationLine[] } | null> {
  if (!can(actor, "user.manage", { id: "all" })) return null
  const now = await databaseNow(db())
  const users = await db().user.findMany({
    orderBy: [{ active: "desc" }, { name: "asc" }, { id: "asc" }],
    select: {
      id: true, name: true, email: true, role: true, active: true, sections: { select: { sectionId: true } },
      secondStep: { select: { confirmedAt: true } },
    },
  })
  const invitations = await db().invitation.findMany({
    where: { purpose: "invite", usedAt: null, revokedAt: null, expiresAt: { gt: now } }, orderBy: { createdAt: "desc" },
    select: { id: true, name: true, email: true, role: true, expiresAt: true },
  })
  return {
    people: users.map(({ sections, role, secondStep, ...user }) => ({
      ...user, role: roleOf(role), sectionIds: sections.map((s) => s.sectionId), self: user.id === actor.id,
      twoStep: Boolean(secondStep?.confirmedAt),
    })),
    invitations: invitations.map(({ name, email, role, ...row }) => ({ ...row, name: name ?? "", email: email ?? "", role: roleOf(role) })),
  }
}
