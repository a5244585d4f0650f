/** What the store asks of a route: a page, by its address, as it is for whoever asks for this host. */
export type Ask = { path: string; host: string; secure: boolean }

/** A readers' page as text, in two: what every page of its class begins with, of which there are a few and always the same (empty where it has no class), and what is its own. */
export type PageText = { opening: string; rest: string }

/** What a page is made of, and of which of that a change may show a moment later (store.ts). */
export type Tags = { all: readonly string[]; later: readonly string[] }

/** A page's own tags, each once, and the one that every page has. */
export const withSite = (own: readonly string[]): string[] => ["site", ...new Set(own)]

/** A readers' page as its route drew it, with what that says of it; the rest of an answer is the server's. */
export type Drawn = { status: number; headers: Readonly<Record<string, string>>; tags?: Tags; page: PageText | null }

type Draw = (ask: Ask) => Promise<Drawn>

const shared = globalThis as typeof globalThis & { wahaDraws?: Map<string, { like: RegExp; draw: Draw }> }

/**
 * Offers to draw the pages at these addresses for the store in this process. The framework then has no part in them: finding the route and taking
 * a request apart costs it as much as the whole page. Whoever asks the framework for one is given the same.
 */
export const offer = (like: RegExp, draw: Draw): void => void (shared.wahaDraws ??= new Map()).set(like.source, { like, draw })

/** Who draws the page at this address; undefined where only the framework does. */
export function drawOf(path: string): Draw | undefined {
  for (const { like, draw } of shared.wahaDraws?.values() ?? []) if (like.test(path)) return draw
  return undefined
}
