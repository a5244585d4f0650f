import { currentActor, fromOurPages } from "@/lib/auth/session"
import { orAway, sayFailure } from "@/lib/http"
import { amongFew, mayAddToday } from "@/lib/media/allowance"
import { MAX_UPLOAD } from "@/lib/media/limits"
import { sameFile } from "@/lib/media/queries"
import { store } from "@/lib/media/store"
import { NotNow, takeIn, type Files } from "@/lib/media/upload"
import type { Actor } from "@/lib/permissions"
import type { Result } from "@/lib/result"

type Kept = { id: string; formerKey?: string }

/**
 * An upload, one file a request, its bytes as they are: who sends it and from where, whether they may (`may`) and may again today, the files,
 * the row (`keep`).
 * Where the row is refused the files go again. Says which picture came of the same file before, if one did.
 */
export const receive = (request: Request, may: (actor: Actor) => Promise<Result<unknown>>, keep: (actor: Actor, files: Files) => Promise<Result<Kept>>): Promise<Response> =>
  orAway(async () => {
    if (!(await fromOurPages())) return sayFailure({ code: "bad_origin" })
    const actor = await currentActor()
    if (!actor) return sayFailure({ code: "signed_out" })
    const allowed = await may(actor)
    if (!allowed.ok) return sayFailure(allowed.failure)
    const more = await mayAddToday(actor)
    if (!more.ok) return sayFailure(more.failure)
    if (Number(request.headers.get("content-length") ?? 0) > MAX_UPLOAD) return sayFailure({ code: "too_large" })
    try {
      const taken = await amongFew(actor, () => takeIn(request.body, new URL(request.url).searchParams.get("name") ?? ""))
      if (!taken.ok) return sayFailure(taken.failure)
      const kept = await keep(actor, taken.value).catch(async (error: unknown) => {
        await store().remove(taken.value.key)
        throw error
      })
      if (!kept.ok) {
        await store().remove(taken.value.key)
        return sayFailure(kept.failure)
      }
      const { id, formerKey } = kept.value
      if (formerKey) await store().remove(formerKey)
      return Response.json({ id, same: (await sameFile(actor, taken.value.sha256, id))?.id ?? null }, { status: formerKey ? 200 : 201, headers: { "cache-control": "no-store" } })
    } catch (error) {
      if (!(error instanceof NotNow)) throw error
      return Response.json({ code: error.why }, { status: error.why === "full" ? 507 : 503, headers: { "cache-control": "no-store", "retry-after": "10" } })
    }
  })
