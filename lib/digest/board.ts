import type { IsoDay } from "@/lib/arabic/dates"
import { appearsOn, type DaysOff } from "@/lib/sources/days"

/** What there is of one paper on one day; the furthest of its pieces says which. */
export const cellStates = ["off", "ahead", "expected", "captured", "review", "scheduled", "published"] as const
export type CellState = (typeof cellStates)[number]

export type Piece = { sourceId: string; day: IsoDay; state: "captured" | "review" | "scheduled" | "published"; count: number; id: string }
export type Cell = { day: IsoDay; state: CellState; count: number; id: string | null }
export type Row<Paper> = { paper: Paper; cells: Cell[]; had: number; expected: number }

/**
 * The board: every paper by every day. A day without a piece is expected, or ahead where it has not come, or off where the paper does not
 * appear; coverage counts the days that have come and on which it appears, or had a piece all the same.
 */
export function boardOf<Paper extends DaysOff & { id: string }>(papers: readonly Paper[], days: readonly IsoDay[], today: IsoDay, pieces: readonly Piece[]): Row<Paper>[] {
  const at = new Map<string, Piece[]>()
  for (const piece of pieces) at.set(`${piece.sourceId} ${piece.day}`, [...(at.get(`${piece.sourceId} ${piece.day}`) ?? []), piece])
  return papers.map((paper) => {
    const cells = days.map((day): Cell => {
      const found = at.get(`${paper.id} ${day}`) ?? []
      const furthest = found.toSorted((a, b) => cellStates.indexOf(b.state) - cellStates.indexOf(a.state))[0]
      if (furthest) return { day, state: furthest.state, count: found.reduce((sum, { count }) => sum + count, 0), id: furthest.id }
      return { day, state: !appearsOn(paper, day) ? "off" : day > today ? "ahead" : "expected", count: 0, id: null }
    })
    const counted = cells.filter(({ state }) => state !== "off" && state !== "ahead")
    return { paper, cells, had: counted.filter(({ state }) => state !== "expected").length, expected: counted.length }
  })
}
