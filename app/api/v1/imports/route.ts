import { randomUUID } from "node:crypto"
import { currentActor, fromOurPages } from "@/lib/auth/session"
import { env } from "@/lib/env"
import { orAway, sayFailure } from "@/lib/http"
import { can } from "@/lib/permissions"
import { receiveImport } from "@/lib/wordpress/commands"
import { workSoon } from "@/lib/wordpress/jobs"
import { MOST_SENT, forgetSent, keepSent } from "@/lib/wordpress/store"

/** A file of another site, as the whole body; its name stands in the address. Kept as it comes, then looked through by the worker. */
export const POST = (request: Request): Promise<Response> =>
  orAway(async () => {
    if (!(await fromOurPages())) return sayFailure({ code: "bad_origin" })
    const actor = await currentActor()
    if (!actor) return sayFailure({ code: "signed_out" })
    // Before a byte is kept; the command asks again, and records the denial.
    if (!can(actor, "newsroom.import", { id: "all" })) return sayFailure({ code: "forbidden" })
    if (Number(request.headers.get("content-length") ?? 0) > MOST_SENT) return sayFailure({ code: "too_large" })
    if (!request.body) return sayFailure({ code: "invalid", fields: { file: ["required"] } })
    const file = `${randomUUID()}.xml`
    const bytes = await keepSent(file, request.body)
    if (bytes === null) return sayFailure({ code: "too_large" })
    const result = await receiveImport(actor, { fileName: new URL(request.url).searchParams.get("name") ?? "", file, bytes })
    if (!result.ok) {
      await forgetSent(file)
      return sayFailure(result.failure)
    }
    if (env().APP_ROLE === "all") workSoon()
    return Response.json(result.value, { status: 201 })
  })
