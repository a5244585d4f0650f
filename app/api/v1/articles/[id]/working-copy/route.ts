import { saveWorkingCopy } from "@/lib/articles/commands"
import { standingCopy } from "@/lib/articles/queries"
import { jsonWrite } from "@/lib/auth/api"
import { currentActor } from "@/lib/auth/session"
import { orAway, sayFailure } from "@/lib/http"

type Given = { params: Promise<{ id: string }> }

/** The working copy as it stands, for a page that was told of a newer one. */
export const GET = (_request: Request, { params }: Given): Promise<Response> =>
  orAway(async () => {
    const actor = await currentActor()
    if (!actor) return sayFailure({ code: "signed_out" })
    const copy = await standingCopy(actor, (await params).id)
    return copy ? Response.json(copy, { headers: { "cache-control": "no-store" } }) : sayFailure({ code: "not_found" })
  })

/** An open editor saves. A plain route with a body that a deploy does not change; addresses and answers are design.md §12's. */
export const PUT = (request: Request, { params }: Given): Promise<Response> =>
  jsonWrite(
    request,
    async (actor, sent) => {
      const tab = request.headers.get("x-waha-tab")
      return saveWorkingCopy(actor, { ...sent, id: (await params).id, ...(tab === null ? {} : { tab }) })
    },
    ({ version, takenBy }) => (takenBy === undefined ? Response.json({ version }) : Response.json({ code: "taken", by: takenBy }, { status: 423 })),
  )
