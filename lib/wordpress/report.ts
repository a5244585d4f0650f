import { z } from "zod"

const whole = z.number().int().nonnegative()
export const outcomes = ["live", "scheduled", "draft", "trashed", "already", "leftOut"] as const
export type Outcome = (typeof outcomes)[number]

export const lineCodes = [
  "picture", "gallery", "embed", "shortcode", "table", "form", "hidden", "script", "flattened", "caption",
  "title_cut", "standfirst_cut", "no_section", "deep_section", "blocked", "no_date", "password", "tags_cut", "twice", "address_taken", "comments", "unwritable",
] as const
export type LineCode = (typeof lineCodes)[number]

/** What an import did, or would do: how many of what, and of each article what is not as it was. */
export const reportSchema = z.object({
  site: z.object({ title: z.string(), url: z.string() }),
  posts: whole,
  outcomes: z.record(z.enum(outcomes), whole),
  /** Names that the newsroom did not have before. */
  sections: z.array(z.string()),
  tags: whole,
  authors: z.array(z.string()),
  addresses: whole,
  /** Things of the file that are no articles, by WordPress's own names for them. */
  otherTypes: z.record(z.string(), whole),
  counts: z.record(z.enum(lineCodes), whole),
  lines: z.array(z.object({ title: z.string(), code: z.enum(lineCodes), detail: z.string() })),
})
export type Report = z.infer<typeof reportSchema>

const MOST_LINES = 3_000

export function blankReport(): Report {
  const zeros = <K extends string>(keys: readonly K[]) => Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>
  return {
    site: { title: "", url: "" }, posts: 0, outcomes: zeros(outcomes), sections: [], tags: 0, authors: [], addresses: 0, otherTypes: {}, counts: zeros(lineCodes), lines: [],
  }
}

/** Adds a line; beyond so many only their number is kept. */
export function tell(report: Report, title: string, code: LineCode, detail = ""): void {
  report.counts[code] += 1
  if (report.lines.length < MOST_LINES) report.lines.push({ title: title.slice(0, 200), code, detail: detail.slice(0, 300) })
}

/**
 * The report of a whole import of which this is a later part: what the part before took in is met as «already here», and what is left out is
 * met again.
 */
export function merged(before: Report, later: Report): Report {
  const sum = <K extends string>(keys: readonly K[], a: Record<K, number>, b: Record<K, number>) => Object.fromEntries(keys.map((key) => [key, a[key] + b[key]])) as Record<K, number>
  const { live, scheduled, draft, trashed, already } = before.outcomes
  const counted = sum(lineCodes, before.counts, later.counts)
  const again: readonly LineCode[] = ["twice", "unwritable"]
  for (const code of again) counted[code] = later.counts[code]
  return {
    ...later,
    outcomes: {
      ...sum(outcomes, before.outcomes, later.outcomes), leftOut: later.outcomes.leftOut,
      already: already + Math.max(0, later.outcomes.already - live - scheduled - draft - trashed - already),
    },
    sections: [...before.sections, ...later.sections], authors: [...before.authors, ...later.authors], tags: before.tags + later.tags, addresses: before.addresses + later.addresses,
    counts: counted, lines: [...before.lines.filter(({ code }) => !again.includes(code)), ...later.lines].slice(0, MOST_LINES),
  }
}
