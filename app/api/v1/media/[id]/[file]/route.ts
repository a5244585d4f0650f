import { currentActor } from "@/lib/auth/session"
import { orAway, sayFailure } from "@/lib/http"
import { pictureFile } from "@/lib/media/queries"
import { store } from "@/lib/media/store"

export const dynamic = "force-dynamic"

/** A picture's file for staff, live or not; what the desk's pages and previews show pictures from. */
export const GET = (_: Request, { params }: { params: Promise<{ id: string; file: string }> }): Promise<Response> =>
  orAway(async () => {
    const actor = await currentActor()
    if (!actor) return sayFailure({ code: "signed_out" })
    const { id, file } = await params
    const found = await pictureFile(actor, id, file)
    const content = found && (await store().get(found.path))
    if (!found || !content) return sayFailure({ code: "not_found" })
    return new Response(content.stream, {
      headers: {
        "Content-Type": found.type, "Content-Length": String(content.bytes), "Content-Security-Policy": "sandbox; default-src 'none'",
        "Content-Disposition": `inline; filename="${file}"`, "Cache-Control": "private, no-store",
      },
    })
  })
