/** A change of readers' pages as the database has it: which pages are to be made anew, and which are gone. */
export type Change = { id: string; tags: string[]; hard: string[] }

/** How a process that serves readers hears of a change that it made itself, before whoever made it is answered. */
export type Hearer = (changes: readonly Change[]) => void

const shared = globalThis as typeof globalThis & { wahaPages?: Hearer }

/** Our server and the framework's bundle are two sets of modules in one process; this is the one thing they share. */
export const hearChanges = (hearer: Hearer): void => void (shared.wahaPages = hearer)

/** Tells the store in this process, if there is one. */
export const tellChanges = (changes: readonly Change[]): void => {
  if (changes.length > 0) shared.wahaPages?.(changes)
}
