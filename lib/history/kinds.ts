import type { ActKind } from "@/lib/strings/desk-acts"

/** Which actions a kind holds: whole names, and with a dot at the end beginnings of names. What is in `but` is another kind's. */
export const kindActions: Record<ActKind, { of: readonly string[]; but?: readonly string[] }> = {
  publishing: {
    of: ["article.publish", "article.update", "article.correct", "article.withdraw", "article.reschedule", "article.unschedule", "article.cancelTakeDown", "front.", "matter."],
  },
  articles: {
    of: ["article.", "note.", "review.", "clipping.", "trash."],
    but: ["article.publish", "article.update", "article.correct", "article.withdraw", "article.reschedule", "article.unschedule", "article.cancelTakeDown"],
  },
  registry: { of: ["section.", "source.", "author.", "tag."] },
  people: { of: ["user.", "invitation.", "profile.", "password."] },
  sessions: { of: ["session."] },
  safety: { of: ["account.", "newsroom.freeze", "newsroom.revert"] },
  newsroom: { of: ["newsroom.", "record.", "media.", "style.", "demo."], but: ["newsroom.freeze", "newsroom.revert"] },
}
