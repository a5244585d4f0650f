/** What counts as a read, and what is said of what is read most (docs/decisions/0029). Pure. */

// Programs that say so themselves; «CUBOT» is a phone.
const PROGRAMS = /(?<!cu)bot(?![a-z])|crawl|spider|slurp|headless|preview|lighthouse|phantom|selenium|puppeteer|playwright|scrap|fetch|monitor|facebookexternalhit|whatsapp|mediapartners|google-|feed|archive|https?:\/\//i

/** Whether a User-Agent may be a reader's browser. Every browser of today begins so, and Opera on the cheapest phones. */
export const isBrowser = (agent: string): boolean => agent.length <= 512 && /^(?:Mozilla\/5\.0|Opera\/9\.\d+) /.test(agent) && !PROGRAMS.test(agent)

/** An article's id, as a beacon sends it and nothing else with it. */
export const isId = (text: string): boolean => /^[0-9a-z]{12}$/.test(text)

/** How many are listed. */
export const LISTED = 5
/** Fewer reads than this say nothing of an article; what is listed has at least as many. */
export const LEAST = 10
/** Of how many days a list is, today among them: of yesterday and today where that is enough, else of seven. */
export const SPANS = [2, 7] as const

export type Ranked = { id: string; reads: number }

/**
 * What is read most: of the shortest span that has a whole list of articles which were read often enough; nothing where none has. `spans` are in
 * the order of SPANS, and each most read first.
 */
export function chooseMostRead(spans: readonly (readonly Ranked[])[]): { days: number; ids: string[] } | null {
  const index = spans.findIndex((ranked) => ranked.slice(0, LISTED).filter(({ reads }) => reads >= LEAST).length === LISTED)
  const days = SPANS[index]
  return days === undefined ? null : { days, ids: (spans[index] ?? []).slice(0, LISTED).map(({ id }) => id) }
}
