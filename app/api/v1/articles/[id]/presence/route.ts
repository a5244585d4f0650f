import { jsonWrite } from "@/lib/auth/api"
import { heartbeat } from "@/lib/presence/commands"

/** An open page says that it is there, and is told who else is and which version stands. */
export const POST = (request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> =>
  jsonWrite(request, async (actor, sent) => heartbeat(actor, { ...sent, id: (await params).id }))
