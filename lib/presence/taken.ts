import type { Tx } from "@/lib/db"

/** The name of who took the article over from this page of this person; null where nobody did. */
export async function takenFrom(tx: Tx, articleId: string, tab: string, userId: string): Promise<string | null> {
  const page = await tx.presence.findFirst({ where: { articleId, tab, userId }, select: { taker: { select: { name: true } } } })
  return page?.taker?.name ?? null
}
