const DAY = 86_400_000

/** The days that are left to what was put into the trash at `since`, begun ones whole; 0 where it goes at the next purge. Pure. */
export const daysLeft = (since: Date, days: number, now: Date): number =>
  Math.max(0, Math.ceil((since.getTime() + days * DAY - now.getTime()) / DAY))

/** When the first of what lies in the trash goes for good, were `days` the rule: at once where its days would be over. Pure. */
export const firstRemoval = (since: Date, days: number, now: Date): Date => new Date(Math.max(now.getTime(), since.getTime() + days * DAY))
