/** A change of readers' pages as the database has it: which pages are to be made anew, and which are gone. */
export type Change = { id: string; tags: string[]; hard: string[] }

/** How a process that serves readers hears of a change that it made itself, before whoever made it is answered. */
export type Hearer = (changes: readonly Change[]) => void

/** How often what stands on every page changed; null where that is not known at this moment. */
export type Count = () => number | null

const shared = globalThis as typeof globalThis & { wahaPages?: Hearer; wahaSiteChanges?: Count }

/** Our server and the framework's bundle are two sets of modules in one process; this is the one thing they share. */
export const hearChanges = (hearer: Hearer): void => void (shared.wahaPages = hearer)

/** Tells the store in this process, if there is one. */
export const tellChanges = (changes: readonly Change[]): void => {
  if (changes.length > 0) shared.wahaPages?.(changes)
}

/** The store counts the changes of what stands on every page, as the database and the clock tell of them. */
export const countSiteChanges = (count: Count): void => void (shared.wahaSiteChanges = count)

/**
 * What was read for every page holds while this stays the same number as before it was read. Null where nobody watches: in development, in a
 * process without readers, and while the clock may have changed something.
 */
export const siteChanges: Count = () => shared.wahaSiteChanges?.() ?? null
