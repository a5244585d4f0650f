import { db, type Tx } from "@/lib/db"
import { record } from "@/lib/history/record"

/** How many articles are removed in one transaction. */
const AT_ONCE = 200

/** Removes for good what lies in the trash and may go; `emptier` is the admin who does not wait for the days. Gives what it removed. */
export async function removeTrash(tx: Tx, emptier: string | null, most: number): Promise<{ articles: string[]; seen: string[] }> {
  const rows = await tx.$queryRaw<{ id: string; seen: boolean }[]>`SELECT p.article_id AS id, p.seen FROM desk.purge_trash(${emptier}::uuid, ${most}::int) p`
  return { articles: rows.filter((row) => !row.seen).map((row) => row.id), seen: rows.filter((row) => row.seen).map((row) => row.id) }
}

/** The worker's part: what has lain in the trash for its days goes, some at a time, each time with its entry in the record. */
export async function purgeTrash(): Promise<void> {
  for (let removed = AT_ONCE; removed === AT_ONCE; ) {
    removed = await db().$transaction(async (tx) => {
      const { articles, seen } = await removeTrash(tx, null, AT_ONCE)
      const count = articles.length + seen.length
      if (count > 0) {
        const newsroom = await tx.newsroom.findFirstOrThrow({ select: { id: true } })
        const data = { count, articles, seen }
        await record(tx, { actorId: null, actorName: "", action: "trash.purge", subjectType: "newsroom", subjectId: newsroom.id, data })
      }
      return count
    })
  }
}
