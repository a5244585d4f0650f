import { bodyTexts, type Body } from "@/lib/articles/body"
import type { IsoDay } from "@/lib/arabic/dates"
import type { FieldProblems } from "@/lib/result"

export type SourceStanding = { permission: string; permissionUntil: IsoDay | null }

/** What the checklist looks at. `today` is the newsroom's day. */
export type Checked = {
  title: string
  sectionId: string | null
  body: Body
  origin: string
  sourceId: string | null
  sourceDate: IsoDay | null
  source: SourceStanding | null
  today: IsoDay
}

export type CheckItem = { field: string; problem: string | null; blocks: boolean }

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
    ...(lent && article.source ? [permissionItem(article.source, article.today)] : []),
  ]
}

const dateProblem = (day: IsoDay, today: IsoDay) => (day > tomorrow(today) ? "date_ahead" : null)

/** A paper of tomorrow is printed this evening; later than that is a slip of the pen. */
const tomorrow = (day: IsoDay): IsoDay => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

function permissionItem({ permission, permissionUntil }: SourceStanding, today: IsoDay): CheckItem {
  if (permission === "none") return { field: "permission", problem: "permission_none", blocks: true }
  if (permissionUntil !== null && permissionUntil < today) return { field: "permission", problem: "permission_ended", blocks: true }
  if (permission === "unrecorded") return { field: "permission", problem: "permission_unrecorded", blocks: false }
  return { field: "permission", problem: null, blocks: true }
}

/** What blocks, by field; empty when it may go out. */
export function missing(article: Checked): FieldProblems {
  const fields: FieldProblems = {}
  for (const { field, problem, blocks } of checklist(article)) {
    if (problem !== null && blocks) fields[field] = [problem]
  }
  return fields
}
