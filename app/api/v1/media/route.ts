import { currentActor } from "@/lib/auth/session"
import { orAway, sayFailure } from "@/lib/http"
import { addPicture } from "@/lib/media/commands"
import { mediaFiltersSchema } from "@/lib/media/filters"
import { listPictures, pictureLine } from "@/lib/media/queries"
import { can } from "@/lib/permissions"
import { accept, reject } from "@/lib/result"
import { receive } from "./receive"

export const dynamic = "force-dynamic"

/** The library for pickers: a page of it by the same filters as the library's own page, or with `id` the one picture. */
export const GET = (request: Request): Promise<Response> =>
  orAway(async () => {
    const actor = await currentActor()
    if (!actor) return sayFailure({ code: "signed_out" })
    const query = new URL(request.url).searchParams
    const id = query.get("id")
    const found = id === null ? await listPictures(actor, mediaFiltersSchema.parse(Object.fromEntries(query))) : await pictureLine(actor, id)
    return found ? Response.json(found, { headers: { "cache-control": "no-store" } }) : sayFailure({ code: "not_found" })
  })

/** A new picture: its bytes as the body, its name in the address. */
export const POST = (request: Request): Promise<Response> =>
  receive(
    request,
    async (actor) => (can(actor, "media.add", { id: "new" }) ? accept(null) : reject({ code: "forbidden" })),
    (actor, files) => addPicture(actor, files),
  )
