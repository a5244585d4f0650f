import { command } from "@/lib/command"
import { forgetDevices } from "@/lib/auth/devices"
import { endSessionsOf } from "@/lib/auth/sessions"
import type { Tx } from "@/lib/db"
import { sealedToken } from "@/lib/auth/seal"
import { mails, notify, post } from "@/lib/mail/outbox"
import { presentIds } from "@/lib/names/merge"
import { idOnly } from "@/lib/names/schema"
import { lockNames } from "@/lib/names/taken"
import type { Actor } from "@/lib/permissions"
import { refuse } from "@/lib/result"
import { refuseTakenEmail } from "./emails"
import { writeInvitation } from "./invitations"
import { makeLink, voidLinks } from "./links"
import { refuseTakenName } from "./people-names"
import { activeSchema, inviteSchema, roleSchema } from "./schema"

/**
 * Locks every admin's row, in one order for everybody, then the person's. Whoever was an admin when the request began and is one
 * no more, because another's change came first, is refused: two who demote each other at once cannot both succeed.
 */
async function lockedPerson(tx: Tx, actor: Actor, id: string) {
  const admins = await tx.$queryRaw<{ id: string; active: boolean }[]>`
    SELECT id, active FROM desk."user" WHERE role = 'admin' ORDER BY id FOR UPDATE`
  if (actor.role === "admin" && !admins.some((admin) => admin.id === actor.id && admin.active)) refuse({ code: "forbidden" })
  await tx.$executeRaw`SELECT 1 FROM desk."user" WHERE id = ${id}::uuid FOR UPDATE`
  return tx.user.findUnique({ where: { id }, select: { id: true, name: true, role: true, active: true } })
}

/**
 * Whoever is shut out, or given another role, while what they ask for is under way, gets none of it: it happens before that, and is undone
 * by it, or not at all. Else an invitation of their own could outlive them.
 */
async function refuseFormerAdmin(tx: Tx, actor: Actor): Promise<void> {
  const [still] = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM desk."user" WHERE id = ${actor.id}::uuid AND active AND role = ${actor.role} FOR SHARE`
  if (!still) refuse({ code: "forbidden" })
}

/** Somebody must be left who can do all this. Counted after the change, under the locks above. */
async function refuseWithoutAdmin(tx: Tx, field: string): Promise<void> {
  const left = await tx.user.count({ where: { role: "admin", active: true } })
  if (left === 0) refuse({ code: "invalid", fields: { [field]: ["last_admin"] } })
}

/** Only an editor is given sections; those that are gone are left out, and of one that was merged it is the other. */
async function setSections(tx: Tx, userId: string, role: string, sectionIds: readonly string[]): Promise<void> {
  await tx.userSection.deleteMany({ where: { userId } })
  if (role !== "editor") return
  const known = new Set((await presentIds(tx, "section", sectionIds)).values())
  await tx.userSection.createMany({ data: [...known].map((sectionId) => ({ userId, sectionId })) })
}

/**
 * Invites somebody: gives the token of a page that can be used once, within 72 hours, and that nobody can be shown again.
 * An earlier invitation of the same address is void from then on. An address or a name that somebody has, or that could be taken for theirs,
 * is `duplicate`.
 */
export const invite = command({
  permission: "user.manage",
  dangerous: true,
  input: inviteSchema,
  load: async ({ tx, actor }) => {
    await refuseFormerAdmin(tx, actor)
    return { id: "new" }
  },
  run: async ({ tx, actor, input: { email, name, role, sectionIds }, now }) => {
    await lockNames(tx, "user")
    await refuseTakenEmail(tx, email)
    await refuseTakenName(tx, name)
    await tx.invitation.updateMany({ where: { email, usedAt: null, revokedAt: null }, data: { revokedAt: now } })
    const given = role === "editor" ? sectionIds : []
    const made = await writeInvitation(tx, { purpose: "invite", email, name, role, sectionIds: given, createdBy: actor.id })
    await post(tx, { kind: "invite", email, name, role, by: actor.name, token: sealedToken(made.token) })
    return { ...made, mailed: mails() ? email : null }
  },
  note: ({ input }) => ({ did: "invite", email: input.email, role: input.role }),
})

/** Makes an invitation that was not used void. */
export const revokeInvitation = command({
  permission: "user.manage",
  input: idOnly,
  load: ({ tx, input: { id } }) =>
    tx.invitation.findFirst({ where: { id, purpose: "invite", usedAt: null, revokedAt: null }, select: { id: true, email: true } }),
  run: async ({ tx, input: { id }, now }) => {
    await tx.invitation.updateMany({ where: { id, usedAt: null }, data: { revokedAt: now } })
    return { id }
  },
  note: ({ subject }) => ({ did: "revoke", email: subject.email ?? "" }),
})

/** What they invited as an admin goes with that: else whoever held their session could come back by an invitation of their own making. */
async function revokeInvitationsBy(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.invitation.updateMany({ where: { createdBy: id, usedAt: null, revokedAt: null }, data: { revokedAt: now } })
}

/** Gives a person a role, and an editor their sections. A change of role ends their sessions and their open invitations at once. There is always an active admin. */
export const setRole = command({
  permission: "user.manage",
  dangerous: true,
  input: roleSchema,
  load: ({ tx, actor, input }) => lockedPerson(tx, actor, input.id),
  run: async ({ tx, input: { id, role, sectionIds }, subject, now }) => {
    await tx.user.update({ where: { id }, data: { role }, select: { id: true } })
    await setSections(tx, id, role, sectionIds)
    await refuseWithoutAdmin(tx, "role")
    if (role !== subject.role) await endSessionsOf(tx, id)
    if (role !== "admin") await revokeInvitationsBy(tx, id, now)
    return { id }
  },
  note: ({ input, subject }) => ({ did: "role", from: subject.role, to: input.role, sections: input.role === "editor" ? input.sectionIds : [] }),
})

/** Shuts a person out at once, their open invitations with them, or lets them in again. What they wrote stays theirs. There is always an active admin. */
export const setActive = command({
  permission: "user.manage",
  dangerous: true,
  input: activeSchema,
  load: ({ tx, actor, input }) => lockedPerson(tx, actor, input.id),
  run: async ({ tx, input: { id, active }, now }) => {
    await tx.user.update({ where: { id }, data: { active }, select: { id: true } })
    await refuseWithoutAdmin(tx, "form")
    if (!active) {
      await endSessionsOf(tx, id)
      await voidLinks(tx, id, now)
      await revokeInvitationsBy(tx, id, now)
    }
    return { id }
  },
  note: ({ input }) => ({ did: input.active ? "reactivate" : "deactivate" }),
})

/**
 * Makes a link by which a person chooses a new password: for half an hour, once, shown to the admin this once to hand on. Nobody sets
 * another's password, and the second step is asked for as before.
 */
export const makeResetLink = command({
  permission: "user.manage",
  dangerous: true,
  input: idOnly,
  load: async ({ tx, actor, input: { id } }) => {
    await refuseFormerAdmin(tx, actor)
    return tx.user.findFirst({ where: { id, active: true }, select: { id: true } })
  },
  run: async ({ tx, actor, input: { id } }) => ({ id, token: await makeLink(tx, { purpose: "reset", userId: id, email: null, createdBy: actor.id }) }),
  note: () => ({ did: "resetLink" }),
})

/** Ends all of a person's sessions at once: a telephone is lost, or somebody is in who should not be. Who they are and may do stays. */
export const endSessions = command({
  permission: "user.manage",
  dangerous: true,
  input: idOnly,
  load: ({ tx, input: { id } }) => tx.user.findUnique({ where: { id }, select: { id: true } }),
  run: async ({ tx, input: { id } }) => ({ id, ended: await endSessionsOf(tx, id) }),
  note: ({ out }) => ({ did: "endSessions", ended: out.ended }),
})

/** Takes a person's second step away, for whoever lost it and its recovery codes. Their sessions end, and they are told. */
export const takeTwoStep = command({
  permission: "user.manage",
  dangerous: true,
  input: idOnly,
  load: async ({ tx, actor, input: { id } }) => {
    await refuseFormerAdmin(tx, actor)
    return tx.user.findFirst({ where: { id, secondStep: { confirmedAt: { not: null } } }, select: { id: true } })
  },
  run: async ({ tx, input: { id } }) => {
    await tx.recoveryCode.deleteMany({ where: { userId: id } })
    await tx.secondStep.deleteMany({ where: { userId: id } })
    await endSessionsOf(tx, id)
    await forgetDevices(tx, id)
    await notify(tx, id, { what: "twoStepTaken" })
    return { id }
  },
  note: () => ({ did: "takeTwoStep" }),
})
