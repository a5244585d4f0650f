import { visibleTo } from "@/lib/articles/visibility"
import { workingCopyOf, workingCopySelect } from "@/lib/articles/working-copy"
import { keptParagraphs } from "@/lib/clipping/kept"
import { db } from "@/lib/db"
import type { Actor } from "@/lib/permissions"

/**
 * An article's working copy with the page that it was clipped from, as it was pasted and as it was read. Null where this person may not see
 * the article or there is none; `page` is null where it came from no such page.
 */
export async function originalOf(actor: Actor, id: string) {
  const row = await db().article.findFirst({
    where: { AND: [{ id }, visibleTo(actor)] },
    select: { ...workingCopySelect, clipping: { select: { raw: true, sha256: true, createdAt: true, recognised: true } } },
  })
  if (!row) return null
  const copy = workingCopyOf(row)
  if (!row.clipping || row.origin === "own") return { copy, page: null }
  const { recognised, ...clipping } = row.clipping
  return { copy, page: { ...clipping, paragraphs: keptParagraphs(recognised) } }
}
