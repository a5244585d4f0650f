import { actorFrom, personSelect } from "@/lib/auth/actor"
import { databaseNow, db } from "@/lib/db"
import { record } from "@/lib/history/record"
import type { Actor, Role } from "@/lib/permissions"
import { demoArticles } from "./articles"
import { bringAbout, type Newsroom } from "./life"
import * as names from "./names"
import { addInventedSources, addKnownSources, narrowPermission } from "./papers"
import { addPeople, giveSections, type Passwords } from "./people"
import { addNames, addSections } from "./places"

const DONE = "demo.seeded"

/**
 * Fills an empty newsroom with a small believable one. Broken off, it goes on where it was; once done, it does nothing more,
 * so that what people changed, or cleared, stays as they left it. Does nothing in a newsroom that has people of its own.
 */
export async function seedDemo(passwords: Passwords): Promise<void> {
  if ((await db().event.count({ where: { action: DONE } })) > 0) return
  const newsroom = await db().newsroom.findFirstOrThrow({ select: { id: true, demo: true, timeZone: true } })
  if (!newsroom.demo && (await db().user.count()) > 0) return
  await db().newsroom.update({ where: { id: newsroom.id }, data: { demo: true } })

  await addKnownSources()
  const sources = await addInventedSources()
  const sections = await addSections()
  const ids = await addPeople(passwords)
  await giveSections(ids.editor, sections)
  const authors = await addNames("author", names.authors)
  const tags = await addNames("tag", names.tags)
  const now = await databaseNow(db())
  const room: Newsroom = { people: await actors(ids), sections, sources, authors, tags, timeZone: newsroom.timeZone, now }
  for (const article of demoArticles) await bringAbout(article, room)
  await narrowPermission()
  await db().$transaction((tx) => record(tx, { actorId: null, actorName: "", action: DONE, subjectType: "newsroom", subjectId: newsroom.id }))
}

async function actors(ids: Record<Role, string>): Promise<Record<Role, Actor>> {
  const one = async (id: string) => {
    const actor = actorFrom(await db().user.findUnique({ where: { id }, select: personSelect }))
    if (!actor) throw new Error(`the demonstration's ${id} is nobody`)
    return actor
  }
  return { writer: await one(ids.writer), editor: await one(ids.editor), chief: await one(ids.chief), admin: await one(ids.admin) }
}
