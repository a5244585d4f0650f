import { hashPassword } from "@/lib/auth/password"
import { db } from "@/lib/db"
import { record } from "@/lib/history/record"
import { roles, type Role } from "@/lib/permissions"

const names: Record<Role, string> = { writer: "يوسف الحاج", editor: "ليلى منصور", chief: "كمال الدبّاغ", admin: "رنا سعادة" }

/** The slugs of the sections that the demonstration's editor is given. */
export const editorSections = ["editorials", "water", "groundwater", "rivers", "economy", "markets", "transport"]

export const emailOf = (role: Role) => `${role}@waha.example`

export type Passwords = Record<Role, string>

/** One person for each role, where they are not there yet. Gives their ids. */
export async function addPeople(passwords: Passwords): Promise<Record<Role, string>> {
  const ids: [Role, string][] = []
  for (const role of roles) ids.push([role, await addPerson(role, passwords[role])])
  return Object.fromEntries(ids) as Record<Role, string> // one entry a role, by the loop above
}

async function addPerson(role: Role, password: string): Promise<string> {
  const email = emailOf(role)
  const known = await db().user.findUnique({ where: { email }, select: { id: true } })
  if (known) return known.id
  const { id } = await db().user.create({
    data: { email, name: names[role], role, passwordHash: await hashPassword(password) }, select: { id: true },
  })
  return id
}

/** Gives an editor of the demonstration their sections. */
export async function giveSections(editorId: string, sections: ReadonlyMap<string, string>): Promise<void> {
  const data = editorSections.flatMap((slug) => {
    const sectionId = sections.get(slug)
    return sectionId === undefined ? [] : [{ userId: editorId, sectionId }]
  })
  await db().userSection.createMany({ data, skipDuplicates: true })
}

/** New passwords for the demonstration's people; whoever is logged in with an old one is logged out. Others are not touched. */
export async function setPasswords(passwords: Passwords): Promise<void> {
  for (const role of roles) {
    const passwordHash = await hashPassword(passwords[role])
    await db().$transaction(async (tx) => {
      const user = await tx.user.findUnique({ where: { email: emailOf(role) }, select: { id: true } })
      if (!user) return
      await tx.user.update({ where: { id: user.id }, data: { passwordHash } })
      await tx.session.deleteMany({ where: { userId: user.id } })
      await record(tx, { actorId: null, actorName: "", action: "demo.passwords", subjectType: "user", subjectId: user.id })
    })
  }
}
