/** The front page's places that a chief may fill: the lead, the column beside it, and those under it. Pure. */
export const STACK = 4
export const UNDER = 3
export const PLACES = 1 + STACK + UNDER

export type FrontPart = "lead" | "stack" | "under"

/** Which part of the page a place belongs to, counted from 0. */
export const partOf = (place: number): FrontPart => (place === 0 ? "lead" : place <= STACK ? "stack" : "under")

/** The same things with one of them elsewhere: before the one that now stands at `to`, or at the end. Nothing is lost. */
export function carried<T>(all: readonly T[], from: number, to: number): T[] {
  const one = all[from]
  if (one === undefined) return [...all]
  const others = all.filter((_each, index) => index !== from)
  const at = Math.max(0, Math.min(others.length, to > from ? to - 1 : to))
  return [...others.slice(0, at), one, ...others.slice(at)]
}
