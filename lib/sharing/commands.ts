import { visibleArticle } from "@/lib/articles/facts"
import { keepRevision, refuseStale, revisionAt } from "@/lib/articles/working-copy"
import { newToken, tokenHash } from "@/lib/auth/token"
import { command } from "@/lib/command"
import type { Tx } from "@/lib/db"
import { refuse } from "@/lib/result"
import { revokeSchema, shareSchema } from "./schema"

const DAY = 86_400_000

/** Makes a review link and gives its token, which is stored nowhere: only its hash is. */
export const shareArticle = command({
  permission: "article.share",
  input: shareSchema,
  load: visibleArticle,
  run: async ({ tx, actor, input, subject, now }) => {
    const { state } = subject.standing
    if (state === "trashed") refuse({ code: "not_allowed_now", state })
    await refuseStale(tx, input.id, input.version)
    const revisionId = input.pin === "yes" ? await pinned(tx, input.id, input.version, actor.id) : null
    const token = newToken()
    const { id: linkId } = await tx.reviewLink.create({
      data: {
        articleId: input.id, revisionId, label: input.label, tokenHash: tokenHash(token), createdBy: actor.id, createdAt: now,
        expiresAt: new Date(now.getTime() + Number(input.days) * DAY),
      },
      select: { id: true },
    })
    return { linkId, token }
  },
  note: ({ input, out }) => ({ did: "make", link: out.linkId, days: Number(input.days) }),
})

/** The revision that is the working copy as it is; kept now where none is yet. */
async function pinned(tx: Tx, articleId: string, version: number, by: string): Promise<string> {
  const kept = await revisionAt(tx, articleId, version)
  return kept?.id ?? (await keepRevision(tx, articleId, "checkpoint", by)).revisionId
}

/** Ends a review link at once: from now on its address is one that never was. */
export const revokeLink = command({
  permission: "article.share",
  input: revokeSchema,
  load: visibleArticle,
  run: async ({ tx, input, now }) => {
    const ended = await tx.reviewLink.updateMany({ where: { id: input.linkId, articleId: input.id, revokedAt: null }, data: { revokedAt: now } })
    if (ended.count === 0) refuse({ code: "not_found" })
    return { linkId: input.linkId }
  },
  note: ({ out }) => ({ did: "revoke", link: out.linkId }),
})
