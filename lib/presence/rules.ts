/** A page whose last heartbeat is older than this is gone: closed, asleep, or cut off (security.md R-5). */
export const GONE_MS = 60_000
/** Whoever has not typed for this long is there, and idle. */
export const IDLE_MS = 120_000
/** How often an open page says that it is there: seldom alone, often in company, where it also asks for the other's text. */
export const BEAT_MS = { alone: 15_000, together: 5_000 }

export type Page = { userId: string; name: string; seenAt: Date; typedAt: Date }
export type Present = { name: string; state: "writing" | "idle"; idleMinutes: number }

/** What an open page is told. */
export type Beat = {
  /** The working copy as it stands on the server: a page that knows an older one asks for it. */
  version: number
  others: Present[]
  /** Who took the article over from this page; null where nobody did. */
  takenBy: string | null
}

/** Who else has the article open at `now`, one line a person, whoever typed last first. Who is gone is not told. */
export function whoElse(pages: readonly Page[], me: string, now: Date): Present[] {
  const people = new Map<string, Page>()
  for (const page of pages) {
    if (page.userId === me || now.getTime() - page.seenAt.getTime() >= GONE_MS) continue
    const known = people.get(page.userId)
    if (!known || known.typedAt < page.typedAt) people.set(page.userId, page)
  }
  return [...people.values()]
    .sort((a, b) => b.typedAt.getTime() - a.typedAt.getTime())
    .map(({ name, typedAt }) => {
      const idle = Math.max(0, now.getTime() - typedAt.getTime())
      return { name, state: idle < IDLE_MS ? "writing" : "idle", idleMinutes: Math.floor(idle / 60_000) }
    })
}
