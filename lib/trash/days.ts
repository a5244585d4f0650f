const DAY = 86_400_000

/** The days that are left to what was put into the trash at `since`, begun ones whole; 0 where it goes at the next purge. Pure. */
export const daysLeft = (since: Date, days: number, now: Date): number =>
  Math.max(0, Math.ceil((since.getTime() + days * DAY - now.getTime()) / DAY))
