import { dayIn } from "@/lib/arabic/dates"
import { workingCopyOf, workingCopySelect } from "@/lib/articles/working-copy"
import type { Tx } from "@/lib/db"
import type { Checked } from "./checklist"

/** The facts that the checklist looks at, as the working copy has them now. */
export async function checkedArticle(tx: Tx, id: string, timeZone: string, now: Date): Promise<Checked> {
  const row = await tx.article.findUniqueOrThrow({
    where: { id }, select: { ...workingCopySelect, source: { select: { permission: true, permissionUntil: true } } },
  })
  const { title, sectionId, body, origin, sourceId, sourceDate } = workingCopyOf(row)
  const source = row.source && {
    permission: row.source.permission,
    permissionUntil: row.source.permissionUntil?.toISOString().slice(0, 10) ?? null,
  }
  return { title, sectionId, body, origin, sourceId, sourceDate, source, today: dayIn(now, timeZone) }
}
