/** When failed log-ins are so many that admins are to know (security.md S-A3). Pure. */

/** What an hour before this one held, for each hour that had any. */
export type Hour = { failures: number }

export const FLOOD_DAYS = 7
const TIMES = 10
/** Failures an hour that nobody need wonder at: a newsroom of which we know little, or which never mistypes, is taken to have this many. */
const USUAL_AT_LEAST = 20

/** Fewer than this are never an alarm. */
export const LEAST_FLOOD = TIMES * USUAL_AT_LEAST

/** How many failures an hour are usual: the mean of all hours in which the newsroom stood, at most a week of them, and never less than a few. */
export function usualFailures(before: readonly Hour[], hoursStood: number): number {
  const hours = Math.min(Math.max(Math.floor(hoursStood), 1), FLOOD_DAYS * 24)
  // An attack of an hour does not become what is usual in the next: what one hour adds is bounded by what would have been an alarm alone.
  const sum = before.reduce((all, { failures }) => all + Math.min(failures, LEAST_FLOOD), 0)
  return Math.max(USUAL_AT_LEAST, sum / hours)
}

/** Whether the last hour's failures are ten times what is usual, or more. */
export const isFlood = (lastHour: number, before: readonly Hour[], hoursStood: number): boolean =>
  lastHour >= TIMES * usualFailures(before, hoursStood)
