import "server-only"
import { databaseNow, db } from "@/lib/db"
import { urls } from "@/lib/urls"
import { PATIENCE_HOURS, type Due, type Look } from "./claim"
import { openPage, type Opened } from "./open-page"
import { listsOf, seenByReaders } from "./published"

type Open = (path: string) => Promise<Opened>

/** What was not as it should be; strings/desk-schedule has the sentences. Anything else is the error of a page that could not be opened. */
const trouble = { page: "page", old: "old", lists: "lists" } as const

const nothing: Look = { liveAt: null, seenAt: null, listsAt: null, status: null, problem: null, outcome: null }

/**
 * Looks at a planned time that has come, as a reader does: the article's page must be there with the text that was planned (or, taken
 * down, say 410), and the lists it belongs on must name it (or no more). Times are the database's, taken after each answer.
 */
export async function check(due: Due, open: Open = openPage): Promise<Look> {
  const now = await databaseNow(db())
  const late = now.getTime() - due.plannedAt.getTime() > PATIENCE_HOURS * 3_600_000
  const unless = (look: Look): Look => ({ ...look, outcome: late ? "missed" : null })
  try {
    return await (due.what === "take_down" ? takenDown(due, open, unless) : shown(due, open, unless))
  } catch (error) {
    return unless({ ...nothing, problem: error instanceof Error ? error.message.slice(0, 300) : "unknown" })
  }
}

async function shown(due: Due, open: Open, unless: (look: Look) => Look): Promise<Look> {
  const readers = await seenByReaders(due.articleId)
  const liveAt = readers.publicationId === due.target ? await databaseNow(db()) : null
  // Another text stands there by now, or none: what was planned came and went before anybody of us looked.
  if (liveAt === null || readers.slug === null || readers.updatedAt === null) return { ...nothing, outcome: "overtaken" }
  const page = await open(urls.article(due.articleId, readers.slug))
  if (page.status !== 200) return unless({ ...nothing, liveAt, status: page.status, problem: trouble.page })
  if (!page.text.includes(`"dateModified":"${readers.updatedAt.toISOString()}"`)) return unless({ ...nothing, liveAt, status: page.status, problem: trouble.old })
  const seenAt = await databaseNow(db())
  const look = { ...nothing, liveAt, seenAt, status: page.status }
  for (const { path, shown: must } of readers.lists) {
    const list = await open(path)
    if (list.status === 200 && (!must || list.text.includes(`/a/${due.articleId}/`))) continue
    // A list may have gone on since it was asked what belongs there.
    const again = (await seenByReaders(due.articleId)).lists.find((one) => one.path === path)
    if (list.status !== 200 || again?.shown) return unless({ ...look, problem: trouble.lists })
  }
  return { ...look, listsAt: await databaseNow(db()), outcome: "seen" }
}

async function takenDown(due: Due, open: Open, unless: (look: Look) => Look): Promise<Look> {
  if ((await seenByReaders(due.articleId)).publicationId !== null) return { ...nothing, outcome: "overtaken" }
  const liveAt = await databaseNow(db())
  const page = await open(urls.shortArticle(due.articleId))
  if (page.status !== 410) return unless({ ...nothing, liveAt, status: page.status, problem: trouble.page })
  const seenAt = await databaseNow(db())
  const look = { ...nothing, liveAt, seenAt, status: page.status }
  const last = await db().publication.findFirst({ where: { articleId: due.articleId }, orderBy: { liveFrom: "desc" }, select: { sectionId: true, sourceId: true } })
  for (const path of await listsOf(last?.sectionId ?? null, last?.sourceId ?? null)) {
    const list = await open(path)
    if (list.status === 200 && list.text.includes(`/a/${due.articleId}/`)) return unless({ ...look, problem: trouble.lists })
  }
  return { ...look, listsAt: await databaseNow(db()), outcome: "seen" }
}
