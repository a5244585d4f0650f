import type { ArticleItem, FrontView } from "@/lib/articles/view"
import { PLACES, STACK, UNDER } from "@/lib/front/places"

/** How many of the newest a front page is drawn from, of the whole site and of each section. */
export const FRONT = { latest: 24, each: 10 }

const STRIP = 3
const PAPERS = 6
const OF_A_PAPER = 3

export type FrontLayout = {
  lead: ArticleItem | undefined
  stack: ArticleItem[]
  /** Under the lead, beginning with our own word where there is one: the first has a column, the others share the next. */
  under: ArticleItem[]
  strips: FrontView["sections"]
}

/**
 * Which article stands where on the front page. What a chief arranged comes first and in that order: the lead, the column, what stands under
 * the lead. The newest fill what is left; of them our own newest word has its frame. A section's strip repeats nothing above it. Pure.
 */
export function layOut(view: FrontView): FrontLayout {
  const arranged = view.arranged.slice(0, PLACES)
  const byDate = view.latest.filter((item) => !arranged.some((each) => each.id === item.id))
  const [lead, ...placed] = arranged.length > 0 ? arranged : byDate.splice(0, 1)
  const [beside, below] = [placed.slice(0, STACK), placed.slice(STACK)]
  const own = below.length < UNDER && !below.some((item) => item.source === null) ? byDate.find((item) => item.source === null) : undefined
  const others = byDate.filter((item) => item !== own)
  const stack = [...beside, ...others.splice(0, STACK - beside.length)]
  const under = [...below, ...(own ? [own] : []), ...others].slice(0, UNDER)
  const above = new Set([lead, ...stack, ...under].map((item) => item?.id))
  const strips = view.sections
    .map(({ section, items }) => ({ section, items: items.filter((item) => !above.has(item.id)).slice(0, STRIP) }))
    .filter(({ items }) => items.length > 0)
  return { lead, stack, under, strips }
}

export type Paper = { source: NonNullable<ArticleItem["source"]>; items: ArticleItem[] }

/** What the newest day of which there is something from two papers brought, by paper, in the order they came. Pure. */
export function byPaper(latest: readonly ArticleItem[], dayOf: (item: ArticleItem) => string): { day: string | null; papers: Paper[] } {
  const taken = latest.filter((item) => item.source !== null)
  const days = [...new Set(taken.map(dayOf))].sort().reverse()
  const day = days.find((each) => new Set(taken.filter((item) => dayOf(item) === each).map((item) => item.source?.id)).size > 1) ?? null
  const papers = new Map<string, Paper>()
  for (const item of taken) {
    if (item.source === null || dayOf(item) !== day) continue
    const paper = papers.get(item.source.id) ?? { source: item.source, items: [] }
    if (paper.items.length < OF_A_PAPER) paper.items.push(item)
    papers.set(item.source.id, paper)
  }
  return { day, papers: [...papers.values()].slice(0, PAPERS) }
}

/** Everything that a front page of this layout shows, each once, the lead first. */
export function shownOn(layout: FrontLayout, papers: readonly Paper[]): ArticleItem[] {
  const all = [...(layout.lead ? [layout.lead] : []), ...layout.stack, ...layout.under, ...papers.flatMap((paper) => paper.items), ...layout.strips.flatMap((strip) => strip.items)]
  return [...new Map(all.map((item) => [item.id, item])).values()]
}
