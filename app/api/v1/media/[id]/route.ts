import { replacePicture } from "@/lib/media/commands"
import { pictureForDesk } from "@/lib/media/queries"
import { accept, reject } from "@/lib/result"
import { receive } from "@/app/api/v1/media/receive"

export const dynamic = "force-dynamic"

/** Other bytes for a picture that is there: it keeps its id and all its uses. */
export async function PUT(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params
  return receive(
    request,
    async (actor) => {
      const picture = await pictureForDesk(actor, id)
      if (!picture) return reject({ code: "not_found" })
      return picture.changes ? accept(null) : reject({ code: "forbidden" })
    },
    (actor, files) => replacePicture(actor, { id, ...files }),
  )
}
