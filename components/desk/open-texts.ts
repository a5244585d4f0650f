import type { WorkingCopy } from "@/lib/articles/schema"
import { entriesOf, NEW, type Entry } from "./journal"

/** A text that the server does not have, and which article it is of; null for one that is not there yet. */
export type OpenText = { key: string; article: string | null; at: Date; copy: WorkingCopy }

/** What an open page says of its text. */
type Page = {
  tab: string
  /** Tries to bring what is unsaved to the server. */
  settle: () => Promise<unknown>
  /** The text, while the server does not have all of it. */
  unsaved: () => Omit<OpenText, "key"> | null
}

const pages = new Set<Page>()

/** Says that a text is open on this page, as long as it is; gives what ends that. */
export function openText(page: Page): () => void {
  pages.add(page)
  return () => void pages.delete(page)
}

/** So long a log-out waits for the server: what it did not take until then counts as unsaved. */
const SETTLE_MS = 4_000

/**
 * What would stay behind unsaved if this person left now: of this page, after it was tried to save it, and of every other page of this browser,
 * open or not, by what this device's journal has.
 */
export async function unsavedTexts(person: string): Promise<OpenText[]> {
  const open = [...pages]
  await Promise.race([Promise.allSettled(open.map((page) => page.settle())), new Promise((resolve) => setTimeout(resolve, SETTLE_MS))])
  const here = open.flatMap((page) => {
    const text = page.unsaved()
    return text ? [{ key: page.tab, ...text }] : []
  })
  // What this page has just saved may not have left the journal yet.
  const own = new Set(open.map(({ tab }) => tab))
  const elsewhere = (await entriesOf(person)).filter(({ tab }) => !own.has(tab))
  return [...here, ...elsewhere.map(textOf)]
}

/** An entry of the journal as a text to be listed. */
export const textOf = ({ tab, article, at, kept }: Entry): OpenText => ({ key: tab, article: article === NEW ? null : article, at: new Date(at), copy: kept.copy })
