import { randomUUID } from "node:crypto"
import { bodyOfParagraphs } from "@/lib/articles/body"
import type { WorkingCopyInput } from "@/lib/articles/schema"
import { actorFrom, personSelect } from "@/lib/auth/actor"
import { db } from "@/lib/db"
import { searchKey } from "@/lib/arabic/normalize"
import type { Actor, Role } from "@/lib/permissions"

let count = 0

/** A person of the tests, with the sections they are given, who has just proved who they are; no password opens their account. */
export async function makePerson(role: Role, sectionIds: readonly string[] = []): Promise<Actor> {
  count += 1
  const row = await db().user.create({
    data: {
      email: `${role}${count}@waha.example`, name: `${role} ${count}`, role, passwordHash: "none",
      sections: { create: sectionIds.map((sectionId) => ({ sectionId })) },
    },
    select: personSelect,
  })
  const actor = actorFrom(row, { id: randomUUID(), confirmedAt: new Date() })
  if (!actor) throw new Error("a person of the tests is nobody")
  return actor
}

export async function makeSection(name = `قسم ${(count += 1)}`): Promise<string> {
  const row = await db().section.create({ data: { name, slug: `section-${(count += 1)}`, nameKey: searchKey(name) }, select: { id: true } })
  return row.id
}

export async function makeSource(fields: { name?: string; permission?: string; permissionUntil?: Date } = {}): Promise<string> {
  const { name = `صحيفة ${(count += 1)}`, ...rest } = fields
  const row = await db().source.create({ data: { name, slug: `source-${(count += 1)}`, nameKey: searchKey(name), ...rest }, select: { id: true } })
  return row.id
}

/** A whole working copy of an own piece; every field may be given otherwise. */
export const copyOf = (fields: Partial<WorkingCopyInput> = {}): WorkingCopyInput => ({
  title: "نهران وخريطة واحدة", kicker: "", subtitle: "", standfirst: "", body: bodyOfParagraphs(["لا تعترف الأنهار بالخرائط."]),
  origin: "own", kind: "editorial", kindLabel: null, sectionId: null, printedSection: null, sourceId: null, sourceDate: null,
  sourceDateText: null, sourceUrl: null, authorIds: [], tagIds: [], plannedFor: null, embargoUntil: null, ...fields,
})
