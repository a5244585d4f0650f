import { formatDay, type IsoDay, type MonthStyle } from "@/lib/arabic/dates"
import { bodyFigures, bodyTexts, type Body } from "@/lib/articles/body"
import type { FieldProblems } from "@/lib/result"
import { appearsOn, type DaysOff } from "@/lib/sources/days"
import { exceeds, limitsOf, percentOf, type Share, type ShareLimits } from "@/lib/sources/share"
import { termsOn, type Terms } from "@/lib/sources/terms"
import { told } from "@/lib/told"
import { textItems, type Texts } from "./text-checks"

/** What is kept of the newspaper that a text is from, as far as it decides whether the text may go out. */
export type SourceStanding = Terms & DaysOff & { name: string; limits: ShareLimits }

/** What the checklist looks at. `today` is the newsroom's day, `outOn` the one on which it is to go out. */
export type Checked = {
  /** What is said of the picture; null where the article has none. */
  picture: { alt: string; credit: string; rightsUntil: IsoDay | null } | null
  /** Of the pictures in the text that are there: until when they may be used. */
  figureRights: ReadonlyMap<string, IsoDay | null>
  title: string
  sectionId: string | null
  body: Body
  /** The other lines of its form, and how its links will stand. */
  texts: Texts
  origin: string
  sourceId: string | null
  sourceDate: IsoDay | null
  source: SourceStanding | null
  /** How much of the text is the newspaper's; null where nobody needs to know. */
  share: Share | null
  today: IsoDay
  outOn: IsoDay
  monthStyle: MonthStyle
}

/**
 * `note` is worth knowing although nothing is wrong. Both are keys of strings.problems, with what they speak of. `at` is the field in which
 * it is mended, where the item has another name than that.
 */
export type CheckItem = { field: string; problem: string | null; blocks: boolean; note?: string; at?: string }

/** Every item that stands between an article and its readers, in the form's order, met or not (design.md §4). */
export function checklist(article: Checked): CheckItem[] {
  const lent = article.origin !== "own"
  const item = (field: string, problem: string | null, blocks = true): CheckItem => ({ field, problem, blocks })
  return [
    item("title", article.title === "" ? "required" : null),
    item("sectionId", article.sectionId === null ? "required" : null),
    item("body", bodyTexts(article.body).length === 0 ? "required" : null),
    ...(lent
      ? [
          item("sourceId", article.sourceId === null ? "source_required" : null),
          item("sourceDate", article.sourceDate === null ? "source_date_required" : dateProblem(article.sourceDate, article.today)),
        ]
      : []),
    ...(lent && article.source ? sourceItems(article.source, article) : []),
    ...(article.picture
      ? [
          item("pictureAlt", article.picture.alt === "" ? "picture_alt" : null),
          item("pictureCredit", article.picture.credit === "" ? "picture_credit" : null),
          ...rightsItem(article.picture.rightsUntil, article.outOn),
        ]
      : []),
    ...textItems(article),
    ...figureItems(article),
  ]
}

/** What a picture needs at the head of an article, it needs in the text; the first that lacks something is named by its place. */
function figureItems({ body, figureRights, outOn }: Checked): CheckItem[] {
  const figures = bodyFigures(body).map(({ attrs }) => attrs)
  if (figures.length === 0) return []
  const first = (key: string, lacks: (figure: (typeof figures)[number]) => boolean) => {
    const at = figures.findIndex(lacks)
    return at < 0 ? null : told(key, at + 1)
  }
  const ended = ({ mediaId }: { mediaId: string }) => (figureRights.get(mediaId) ?? outOn) < outOn
  const gone = first("figure_gone", ({ mediaId }) => !figureRights.has(mediaId))
  const rights = first("figure_rights_ended", ended)
  return [
    { field: "figureAlt", problem: first("figure_alt", ({ alt }) => alt.trim() === ""), blocks: true },
    { field: "figureCredit", problem: first("figure_credit", ({ credit }) => credit.trim() === ""), blocks: true },
    ...(gone === null ? [] : [{ field: "figureGone", problem: gone, blocks: true }]),
    ...(rights === null ? [] : [{ field: "figureRights", problem: rights, blocks: true }]),
  ]
}

/** Rights without an end need no line of their own. */
const rightsItem = (until: IsoDay | null, outOn: IsoDay): CheckItem[] =>
  until === null ? [] : [{ field: "pictureRights", problem: until < outOn ? "picture_rights_ended" : null, blocks: true }]

const dateProblem = (day: IsoDay, today: IsoDay) => (day > tomorrow(today) ? "date_ahead" : null)

/** A paper of tomorrow is printed this evening; later than that is a slip of the pen. */
const tomorrow = (day: IsoDay): IsoDay => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

function sourceItems(source: SourceStanding, article: Checked): CheckItem[] {
  const { sourceDate, monthStyle, share } = article
  const permission = permissionProblem(source, article)
  const items: CheckItem[] = []
  if (sourceDate !== null && !appearsOn(source, sourceDate)) {
    items.push({ field: "sourceDay", problem: told("day_off", source.name, formatDay(sourceDate, monthStyle)), blocks: false })
  }
  items.push({ field: "permission", problem: permission, blocks: permission === null || !permission.startsWith("permission_unrecorded") })
  if (share !== null && termsOn(source, article.outOn) === "quotation") items.push(shareItem(source, share))
  return items
}

/** Why a newspaper's permission stands in the way of what goes out on a day, or is worth a word; null where it is given. */
export function permissionProblem(source: Terms & { name: string }, { today, outOn, monthStyle }: Pick<Checked, "today" | "outOn" | "monthStyle">): string | null {
  const terms = termsOn(source, outOn)
  if (terms === "none" || terms === "unrecorded") return told(`permission_${terms}`, source.name)
  if (terms !== "ended") return null
  const day = formatDay(source.permissionUntil ?? today, monthStyle, { weekday: false })
  return told(termsOn(source, today) === "ended" ? "permission_ended" : "permission_ends", source.name, day)
}

function shareItem(source: SourceStanding, share: Share): CheckItem {
  const limits = limitsOf(source.limits)
  const over = exceeds(share, limits)
  const facts = told(over ? "share_over" : "share_within", source.name, share.taken, share.words, percentOf(share), limits.percent ?? "", limits.words ?? "")
  return over ? { field: "share", problem: facts, blocks: true } : { field: "share", problem: null, blocks: true, note: facts }
}

/** What blocks, by field; empty when it may go out. */
export function missing(article: Checked): FieldProblems {
  const fields: FieldProblems = {}
  for (const { field, at = field, problem, blocks } of checklist(article)) {
    if (problem !== null && blocks) fields[at] = [...(fields[at] ?? []), problem]
  }
  return fields
}
