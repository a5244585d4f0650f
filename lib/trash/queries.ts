import { visibleTo } from "@/lib/articles/visibility"
import { databaseNow, db } from "@/lib/db"
import { can, type Actor } from "@/lib/permissions"
import { daysLeft } from "./days"

const MOST = 200

export type TrashLine = { id: string; title: string; version: number; writer: string; section: string | null; daysLeft: number; mayRestore: boolean; seen: boolean }

/** What lies in the trash, of what this person may see, that which goes next first; of very many the first two hundred. */
export async function trashedArticles(actor: Actor): Promise<{ items: TrashLine[]; total: number; days: number; mayEmpty: boolean }> {
  const where = { AND: [{ phase: "trashed" }, visibleTo(actor)] }
  const [now, { trashDays }, rows, total] = await Promise.all([
    databaseNow(db()),
    db().newsroom.findFirstOrThrow({ select: { trashDays: true } }),
    db().article.findMany({
      where, orderBy: [{ trashedAt: "asc" }, { id: "asc" }], take: MOST,
      select: {
        id: true, title: true, version: true, trashedAt: true, writerId: true, sectionId: true, writer: { select: { name: true } },
        section: { select: { name: true } }, _count: { select: { publications: true } },
      },
    }),
    db().article.count({ where }),
  ])
  return {
    days: trashDays, total, mayEmpty: can(actor, "trash.empty", { id: "all" }),
    items: rows.map(({ trashedAt, writer, section, writerId, sectionId, _count, ...row }) => ({
      ...row, writer: writer.name, section: section?.name ?? null, seen: _count.publications > 0,
      daysLeft: daysLeft(trashedAt ?? now, trashDays, now),
      mayRestore: can(actor, "article.untrash", { id: row.id, writerId, sectionId, isDraft: false }),
    })),
  }
}
