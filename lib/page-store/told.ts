/** A change of readers' pages as the database has it: which pages are to be made anew, and which are gone. */
export type Change = { id: string; tags: string[]; hard: string[] }

/** How a process that serves readers hears of a change that it made itself, before whoever made it is answered. */
export type Hearer = (changes: readonly Change[]) => void

/** How often what stands on every page changed (`site`), and anything at all (`any`); and at which of these anything with one of these tags did last. */
export type Told = { site: number; any: number; last: (tags: readonly string[]) => number }

/** What is known of changes; null where that is not known at this moment. */
export type Counts = () => Told | null

const shared = globalThis as typeof globalThis & { wahaPages?: Hearer; wahaChanges?: Counts }

/** Our server and the framework's bundle are two sets of modules in one process; this is the one thing they share. */
export const hearChanges = (hearer: Hearer): void => void (shared.wahaPages = hearer)

/** Tells the store in this process, if there is one. */
export const tellChanges = (changes: readonly Change[]): void => {
  if (changes.length > 0) shared.wahaPages?.(changes)
}

/** The store counts the changes of readers' pages, as the database and the clock tell of them. */
export const countChanges = (counts: Counts): void => void (shared.wahaChanges = counts)

/**
 * What was read holds while `site` stays the same number as before it was read, if it is read for every page; or `any`, whatever it is; or while
 * no change of its tags has a higher number than `any` had then. Null where nobody knows: in development, in a process without readers, while the
 * clock may have changed something, and while the database does not tell of changes.
 */
export const toldNow = (): Told | null => shared.wahaChanges?.() ?? null
