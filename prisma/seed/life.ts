import { dayIn, weekdayName, type IsoDay } from "@/lib/arabic/dates"
import { searchKey } from "@/lib/arabic/normalize"
import { bodyTexts } from "@/lib/articles/body"
import { bodySchema } from "@/lib/articles/body-schema"
import { create, saveWorkingCopy } from "@/lib/articles/commands"
import type { WorkingCopyInput } from "@/lib/articles/schema"
import { clip } from "@/lib/clipping/commands"
import { db } from "@/lib/db"
import { record } from "@/lib/history/record"
import { instantOf } from "@/lib/newsroom-time"
import { addNote, answerNote } from "@/lib/notes/commands"
import { blockLines, placeValue } from "@/lib/notes/places"
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
  const by = people[article.by ?? "writer"]
  const clippingId = article.origin === "republished" ? given(await clip(by, { raw: pageOf(article, copy) })).id : null
  return given(await create(by, { clippingId, article: first(article.ending, copy) })).id
}

/** The page of the newspaper that a republished piece was clipped from. */
const pageOf = ({ title, leftOut }: DemoArticle, { sourceDateText, body }: WorkingCopyInput): string =>
  [title, sourceDateText ?? "", ...bodyTexts(bodySchema.parse(body)), leftOut ?? ""].filter((line) => line !== "").join("\n\n")

/** What a corrected article said before. */
function first(ending: Ending, copy: WorkingCopyInput): WorkingCopyInput {
  if (ending.state !== "live" || !ending.corrected) return copy
  const [right, wrong] = ending.corrected.before
  const body: unknown = JSON.parse(JSON.stringify(copy.body).replace(right, wrong))
  return { ...copy, body: body as WorkingCopyInput["body"] } // the same document with other words; the command checks it
}

async function conclude(id: string, ending: Ending, copy: WorkingCopyInput, newsroom: Newsroom): Promise<void> {
  if (ending.state === "draft") return ending.note === undefined ? undefined : sentBack(id, ending.note, newsroom)
  if (ending.state === "approved") return reviewed(id, ending.state, newsroom)
  if (ending.state === "in_review") {
    await reviewed(id, ending.state, newsroom)
    return ending.noted === undefined ? undefined : noted(id, ending.noted, copy, newsroom)
  }
  const { chief } = newsroom.people
  const { phase, version } = await standing(id)
  if (ending.state === "scheduled") {
    if (phase === "draft") given(await publish(chief, { id, version, day: dayAgo(newsroom, -ending.inDays), time: ending.time }))
    return
  }
  if (phase === "draft") await goOut(id, ending, newsroom)
  if (ending.state === "live") return changed(id, ending, copy, newsroom)
  if (phase !== "withdrawn") given(await withdraw(chief, { id, version, reason: ending.reason, notice: ending.notice }))
}

async function sentBack(id: string, note: string, { people }: Newsroom): Promise<void> {
  if ((await db().note.count({ where: { articleId: id } })) > 0) return
  const { phase, version } = await standing(id)
  if (phase === "draft") given(await submit(people.writer, { id, version }))
  given(await sendBack(people.chief, { id, version, note }))
}

/** A short conversation about a paragraph: the editor asks, and means the chief; the writer answers. */
async function noted(id: string, { paragraph, text, answer }: { paragraph: number; text: string; answer: string }, copy: WorkingCopyInput, { people }: Newsroom) {
  const line = blockLines(bodySchema.parse(copy.body))[paragraph - 1]
  if (line && (await db().note.count({ where: { articleId: id } })) === 0) {
    given(await addNote(people.editor, { id, text: `${text} @${people.chief.name}`, place: placeValue(line), mentions: people.chief.id }))
  }
  const asked = await db().note.findFirst({ where: { articleId: id, parentId: null, answers: { none: {} } }, select: { id: true } })
  if (asked) given(await answerNote(people.writer, { id, noteId: asked.id, text: answer }))
}

async function reviewed(id: string, state: "in_review" | "approved", { people }: Newsroom): Promise<void> {
  const { phase, version } = await standing(id)
  if (phase === "draft") given(await submit(people.chief, { id, version }))
  if (state === "approved" && phase !== "approved") given(await approve(people.chief, { id, version }))
}

/** What happened to a live article since: a correction that readers see, or an edit that they do not see yet. */
async function changed(id: string, { corrected, edited }: Extract<Ending, { state: "live" }>, copy: WorkingCopyInput, { people }: Newsroom) {
  if (!corrected && !edited) return
  const { version } = await standing(id)
  const article = { ...copy, ...edited }
  if (version === 1) given(await saveWorkingCopy(people.chief, { id, saveId: crypto.randomUUID(), baseVersion: 1, article }))
  if (corrected && (await db().publication.count({ where: { articleId: id } })) === 1) {
    given(await correct(people.editor, { id, version: 2, note: corrected.note }))
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

/** That time of that day; where the day is today and the time has not come, a while ago, in the order of the times. */
function momentOf({ daysAgo, time }: { daysAgo: number; time: string }, newsroom: Newsroom): Date {
  const instant = instantOf(dayAgo(newsroom, daysAgo), time, newsroom.timeZone)
  if (typeof instant === "string") throw new Error(`the newsroom's clock has no ${time}: ${instant}`)
  const [hours, minutes] = time.split(":").map(Number)
  const early = 24 * 60 - ((hours ?? 0) * 60 + (minutes ?? 0))
  const latest = new Date(newsroom.now.getTime() - (20 + early / 12) * 60_000)
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
    sourceUrl: addressOf(article),
    authorIds: (article.authors ?? []).map((name) => find(newsroom.authors, name)),
    tagIds: (article.tags ?? []).map((name) => find(newsroom.tags, name)),
    plannedFor: null, embargoUntil: null,
  }
}

const addressOf = ({ source, path }: DemoArticle) =>
  source === undefined || path === undefined ? null : `https://${source.replace("-", "")}.example/${path}`

/** What a command gave; a refusal has no place in a demonstration. */
function given<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Error(`refused: ${JSON.stringify(result.failure)}`)
}
