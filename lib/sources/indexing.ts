import { safeLink } from "@/lib/articles/body"

/** What decides whether a text belongs into search engines. `indexPolicy` is the newspaper's; there is none for a text of our own. */
export type Indexed = { origin: string; sourceUrl: string | null; source: { indexPolicy: string } | null }

/** An address where it is one of the web, as `safeLink` spells it; null for anything else. */
export function webLink(address: string | null): string | null {
  const href = address === null ? null : safeLink(address)
  return href !== null && /^https?:/.test(href) ? href : null
}

/** The original's address where it is one of the web; nothing else is ever linked. */
export const originalOf = ({ sourceUrl }: Pick<Indexed, "sourceUrl">): string | null => webLink(sourceUrl)

/**
 * Whether search engines may keep a text, and which address is its own, by the policy of the newspaper that it is from: kept here; kept
 * with the original named as the text's own address, where we know it; or not kept. `own` is our address of it, whole.
 */
export function indexing(text: Indexed, own: string): { index: boolean; canonical: string } {
  if (text.source === null || text.origin === "own" || text.source.indexPolicy === "index") return { index: true, canonical: own }
  const original = originalOf(text)
  return text.source.indexPolicy === "canonical" && original !== null ? { index: true, canonical: original } : { index: false, canonical: own }
}

/** Whether a text is handed to machines in sitemaps and feeds: only what is kept under our own address. */
export const forMachines = (text: Indexed): boolean => {
  const { index, canonical } = indexing(text, "")
  return index && canonical === ""
}
