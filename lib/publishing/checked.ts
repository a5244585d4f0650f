import { dayIn, monthStyles, type IsoDay } from "@/lib/arabic/dates"
import { bodyFigures, bodyText, type Body } from "@/lib/articles/body"
import { workingCopyOf, workingCopySelect } from "@/lib/articles/working-copy"
import { keptParagraphs } from "@/lib/clipping/kept"
import { readPaste } from "@/lib/clipping/text"
import type { Tx } from "@/lib/db"
import type { Prisma } from "@/lib/generated/desk/client"
import { shareOf, wholeShare, type Share } from "@/lib/sources/share"
import { permissionProblem, type Checked } from "./checklist"
import { checkedLinks } from "./link-standing"

type Clock = { timeZone: string; monthStyle: string }

const sourceSelect = {
  name: true, permission: true, permissionUntil: true, sharePercent: true, shareWords: true, offWeekdays: true, offDays: true,
} satisfies Prisma.SourceSelect

const isoOf = (date: Date): IsoDay => date.toISOString().slice(0, 10)
const styleOf = ({ monthStyle }: Clock) => monthStyles.find((style) => style === monthStyle) ?? "dual"

/** The facts that the checklist looks at, as the working copy has them now. */
export async function checkedArticle(tx: Tx, id: string, clock: Clock, now: Date, liveFrom: Date = now): Promise<Checked> {
  const row = await tx.article.findUniqueOrThrow({
    where: { id }, select: { ...workingCopySelect, source: { select: sourceSelect }, clipping: { select: { raw: true, recognised: true } },
      picture: { select: { alt: true, credit: true, rightsUntil: true } } },
  })
  const { title, sectionId, body, origin, sourceId, sourceDate, ...copy } = workingCopyOf(row)
  const lines = { title, kicker: copy.kicker, subtitle: copy.subtitle, standfirst: copy.standfirst, kindLabel: copy.kindLabel ?? "", sourceDateText: copy.sourceDateText ?? "" }
  const source = row.source && {
    name: row.source.name, permission: row.source.permission, permissionUntil: row.source.permissionUntil && isoOf(row.source.permissionUntil),
    limits: { percent: row.source.sharePercent, words: row.source.shareWords },
    offWeekdays: row.source.offWeekdays, offDays: row.source.offDays.map(isoOf),
  }
  const figures = await tx.media.findMany({ where: { id: { in: bodyFigures(body).map(({ attrs }) => attrs.mediaId) } }, select: { id: true, rightsUntil: true } })
  return {
    title, sectionId, body, texts: { lines, links: await checkedLinks(tx, body, liveFrom) }, origin, sourceId, sourceDate, source, monthStyle: styleOf(clock),
    figureRights: new Map(figures.map(({ id, rightsUntil }) => [id, rightsUntil && isoOf(rightsUntil)])),
    picture: row.picture && { ...row.picture, rightsUntil: row.picture.rightsUntil && isoOf(row.picture.rightsUntil) },
    share: source?.permission === "quotation" && origin !== "own" ? shareTaken(body, origin, row.clipping) : null,
    today: dayIn(now, clock.timeZone), outOn: dayIn(liveFrom, clock.timeZone),
  }
}

/**
 * How much of a text is the newspaper's: what stands in the page that it was clipped from. All of it where no page was kept, and all of
 * a translation, for words of two languages are not compared.
 */
function shareTaken(body: Body, origin: string, clipping: { raw: string; recognised: unknown } | null): Share {
  const text = bodyText(body)
  if (clipping === null || origin === "translated") return wholeShare(text)
  return shareOf(text, [readPaste(clipping.raw).text, ...keptParagraphs(clipping.recognised)].join("\n"))
}

/** Why the newspaper of a publication that lies ahead stands in its way at another time, or null. */
export async function problemAt(tx: Tx, sourceId: string | null, clock: Clock, now: Date, liveFrom: Date): Promise<string | null> {
  const source = sourceId === null ? null : await tx.source.findUnique({ where: { id: sourceId }, select: sourceSelect })
  if (!source) return null
  const terms = { name: source.name, permission: source.permission, permissionUntil: source.permissionUntil && isoOf(source.permissionUntil) }
  const problem = permissionProblem(terms, { today: dayIn(now, clock.timeZone), outOn: dayIn(liveFrom, clock.timeZone), monthStyle: styleOf(clock) })
  return problem?.startsWith("permission_unrecorded") ? null : problem
}
