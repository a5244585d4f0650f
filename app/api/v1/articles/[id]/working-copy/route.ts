import { saveWorkingCopy } from "@/lib/articles/commands"
import { currentActor, fromOurPages } from "@/lib/auth/session"
import { readJson, sayFailure } from "@/lib/http"
import type { Result } from "@/lib/result"

/** An open editor saves. A plain route with a body that a deploy does not change; addresses and answers are design.md §12's. */
export async function PUT(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  if (!(await fromOurPages())) return sayFailure({ code: "bad_origin" })
  const actor = await currentActor()
  if (!actor) return sayFailure({ code: "signed_out" })
  const sent: Result<Record<string, unknown>> = await readJson(request)
  if (!sent.ok) return sayFailure(sent.failure)
  const result = await saveWorkingCopy(actor, { ...sent.value, id: (await params).id })
  return result.ok ? Response.json(result.value) : sayFailure(result.failure)
}
