import { dayIn, weekdayName, type IsoDay } from "@/lib/arabic/dates"
import { searchKey } from "@/lib/arabic/normalize"
import { create, saveWorkingCopy } from "@/lib/articles/commands"
import type { WorkingCopyInput } from "@/lib/articles/schema"
import { db } from "@/lib/db"
import { record } from "@/lib/history/record"
import { instantOf } from "@/lib/newsroom-time"
import type { Actor, Role } from "@/lib/permissions"
import { approve, correct, publish, sendBack, submit, withdraw } from "@/lib/publishing/commands"
import { writePublication } from "@/lib/publishing/rows"
import type { Result } from "@/lib/result"
import type { DemoArticle, Ending } from "./article"
import { bodyOf } from "./body"

/** The newsroom that the articles are put into: its people, its places by slug or name, its clock. */
export type Newsroom = {
  people: Record<Role, Actor>
  sections: ReadonlyMap<string, string>
  sources: ReadonlyMap<string, string>
  authors: ReadonlyMap<string, string>
  tags: ReadonlyMap<string, string>
  timeZone: string
  now: Date
}

/**
 * Takes an article of the demonstration from nothing to where it is to stand, through the commands that people use.
 * Only what went out on an earlier day is written by hand: a command publishes now or later, never yesterday.
 * Goes on from where it was broken off.
 */
export async function bringAbout(article: DemoArticle, newsroom: Newsroom): Promise<void> {
  const copy = workingCopy(article, newsroom)
  const id = (await present(copy.title)) ?? (await start(article, copy, newsroom))
  await conclude(id, article.ending, copy, newsroom)
}

async function present(title: string): Promise<string | null> {
  const found = await db().article.findFirst({ where: { titleKey: searchKey(title) }, select: { id: true } })
  return found?.id ?? null
}

async function start(article: DemoArticle, copy: WorkingCopyInput, { people }: Newsroom): Promise<string> {
  return given(await create(people[article.by ?? "writer"], { clippingId: null, article: first(article.ending, copy) })).id
}

/** What a corrected article said before. */
function first(ending: Ending, copy: WorkingCopyInput): WorkingCopyInput {
  if (ending.state !== "live" || !ending.corrected) return copy
  const [right, wrong] = ending.corrected.before
  const body: unknown = JSON.parse(JSON.stringify(copy.body).replace(right, wrong))
  return { ...copy, body: body as WorkingCopyInput["body"] } // the same document with other words; the command checks it
}

async function conclude(id: string, ending: Ending, copy: WorkingCopyInput, newsroom: Newsroom): Promise<void> {
  const { writer, editor, chief } = newsroom.people
  const { phase, version } = await standing(id)
  if (ending.state === "draft") {
    if (!ending.note || phase !== "draft" || (await db().note.count({ where: { articleId: id } })) > 0) return
    given(await submit(writer, { id, version }))
    given(await sendBack(chief, { id, version, note: ending.note }))
    return
  }
  if (ending.state === "in_review" || ending.state === "approved") {
    if (phase === "draft") given(await submit(chief, { id, version }))
    if (ending.state === "approved" && phase !== "approved") given(await approve(chief, { id, version }))
    return
  }
  if (ending.state === "scheduled") {
    if (phase !== "draft") return
    const day = dayAgo(newsroom, -ending.inDays)
    given(await publish(chief, { id, version, day, time: ending.time }))
    return
  }
  if (phase === "draft") await goOut(id, ending, newsroom)
  if (ending.state === "withdrawn") {
    if (phase !== "withdrawn") given(await withdraw(chief, { id, version, reason: ending.reason, notice: ending.notice }))
    return
  }
  if (version > 1) return
  if (ending.corrected) {
    const saved = given(await saveWorkingCopy(editor, { id, saveId: crypto.randomUUID(), baseVersion: version, article: copy }))
    given(await correct(editor, { id, version: saved.version, note: ending.corrected.note }))
  }
  if (ending.edited) {
    given(await saveWorkingCopy(chief, { id, saveId: crypto.randomUUID(), baseVersion: version, article: { ...copy, ...ending.edited } }))
  }
}

const standing = (id: string) => db().article.findUniqueOrThrow({ where: { id }, select: { phase: true, version: true } })

/** Publishes on a day that is over: the row that readers see and its entry in the record, which keeps the time at which it was made. */
async function goOut(id: string, when: { daysAgo: number; time: string }, newsroom: Newsroom): Promise<void> {
  const { chief } = newsroom.people
  const liveFrom = momentOf(when, newsroom)
  await db().$transaction(async (tx) => {
    await writePublication(tx, { articleId: id, actorId: chief.id, reason: "published", liveFrom, now: liveFrom })
    const before = new Date(liveFrom.getTime() - 40 * 60_000)
    await tx.article.update({ where: { id }, data: { phase: "published", createdAt: before, editedAt: liveFrom } })
    const data = { liveFrom: liveFrom.toISOString(), demo: true }
    await record(tx, { actorId: chief.id, actorName: chief.name, action: "article.publish", subjectType: "article", subjectId: id, data })
  })
}

/** That time of that day, or a while ago where the day is today and the time has not come. */
function momentOf({ daysAgo, time }: { daysAgo: number; time: string }, newsroom: Newsroom): Date {
  const instant = instantOf(dayAgo(newsroom, daysAgo), time, newsroom.timeZone)
  const latest = new Date(newsroom.now.getTime() - 20 * 60_000)
  if (typeof instant === "string") throw new Error(`the newsroom's clock has no ${time}: ${instant}`)
  return instant < latest ? instant : latest
}

const dayAgo = ({ now, timeZone }: Newsroom, days: number): IsoDay => dayIn(new Date(now.getTime() - days * 86_400_000), timeZone)

function workingCopy(article: DemoArticle, newsroom: Newsroom): WorkingCopyInput {
  const { ending } = article
  const onSite = "daysAgo" in ending ? ending.daysAgo : 0
  const printedOn = article.source === undefined ? null : dayAgo(newsroom, onSite + (article.printed ?? 1))
  const [year, month, day] = (printedOn ?? "").split("-").map(Number)
  const find = (ids: ReadonlyMap<string, string>, key: string): string => {
    const id = ids.get(key)
    if (id === undefined) throw new Error(`the demonstration has no ${key}`)
    return id
  }
  return {
    title: article.title, kicker: article.kicker ?? "", subtitle: article.subtitle ?? "", standfirst: article.standfirst,
    body: bodyOf(...article.body), origin: article.origin ?? "own", kind: article.kind, kindLabel: article.kindLabel ?? null,
    sectionId: find(newsroom.sections, article.section), printedSection: null,
    sourceId: article.source === undefined ? null : find(newsroom.sources, article.source),
    sourceDate: printedOn,
    sourceDateText: printedOn === null ? null : `${weekdayName(printedOn)} ${day ?? ""}/${month ?? ""}/${year ?? ""}`,
    sourceUrl: article.source === undefined || article.path === undefined ? null : `https://${article.source.replace("-", "")}.example/${article.path}`,
    authorIds: (article.authors ?? []).map((name) => find(newsroom.authors, name)),
    tagIds: (article.tags ?? []).map((name) => find(newsroom.tags, name)),
    plannedFor: null, embargoUntil: null,
  }
}

/** What a command gave; a refusal has no place in a demonstration. */
function given<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Error(`refused: ${JSON.stringify(result.failure)}`)
}
