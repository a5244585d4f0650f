import { keepAside } from "@/lib/articles/commands"
import { jsonWrite } from "@/lib/auth/api"

/** A text that met another is kept beside the working copy before anybody chooses. */
export const POST = (request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> =>
  jsonWrite(request, async (actor, sent) => keepAside(actor, { ...sent, id: (await params).id }))
