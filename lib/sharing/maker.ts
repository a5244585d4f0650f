import { actorFrom, personSelect, type PersonRow } from "@/lib/auth/actor"
import { can } from "@/lib/permissions"

/** What decides whether a link is still worth something, of its row. */
export const makerSelect = { maker: { select: personSelect }, article: { select: { id: true, writerId: true, sectionId: true } } } as const

type Made = { maker: PersonRow; article: { id: string; writerId: string; sectionId: string | null } }

/** Whether who made a link may make one now: it ends with their account, their role, and the article's way to another section. */
export function makerMay({ maker, article }: Made): boolean {
  const actor = actorFrom(maker)
  return actor !== null && can(actor, "article.share", { ...article, isDraft: false })
}
