/** How a republished text stands to the page that it was clipped from; the words of the badge are in the catalogue. */
export const fidelities = ["verbatim", "abridged", "adapted"] as const
export type Fidelity = (typeof fidelities)[number]

/** Words of the original, words of the article, and how many of them are the same in the same order. */
export type Measure = { original: number; article: number; common: number }

const VERBATIM = 98
const ABRIDGED = 95

const reaches = (part: number, whole: number, percent: number) => part * 100 >= percent * whole

/**
 * What a measure is called (docs/decisions/0028): `verbatim` keeps nearly all of the original and adds nearly nothing, `abridged` leaves out
 * and adds nearly nothing, all else is `adapted`. Null where there is nothing to compare.
 */
export function fidelityOf({ original, article, common }: Measure): Fidelity | null {
  if (original === 0 || article === 0) return null
  const kept = reaches(common, original, VERBATIM)
  if (kept && reaches(common, article, VERBATIM)) return "verbatim"
  return !kept && reaches(common, article, ABRIDGED) ? "abridged" : "adapted"
}

/** A part in whole hundredths; all of it is told only of all, and a hair below a limit not as the limit. */
export const percentOf = (part: number, whole: number): number => (whole === 0 ? 0 : Math.floor((part * 100) / whole))
