import { saveWorkingCopy } from "@/lib/articles/commands"
import { currentActor, fromOurPages } from "@/lib/auth/session"
import { orAway, readJson, sayFailure } from "@/lib/http"

/** An open editor saves. A plain route with a body that a deploy does not change; addresses and answers are design.md §12's. */
export const PUT = (request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> =>
  orAway(async () => {
    if (!(await fromOurPages())) return sayFailure({ code: "bad_origin" })
    const actor = await currentActor()
    if (!actor) return sayFailure({ code: "signed_out" })
    const sent = await readJson(request)
    if (!sent.ok) return sayFailure(sent.failure)
    const result = await saveWorkingCopy(actor, { ...sent.value, id: (await params).id })
    return result.ok ? Response.json(result.value) : sayFailure(result.failure)
  })
