import { jsonWrite } from "@/lib/auth/api"
import { takeOver } from "@/lib/presence/commands"

/** A page takes its article over from the other pages that have it open. */
export const POST = (request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> =>
  jsonWrite(request, async (actor, sent) => takeOver(actor, { ...sent, id: (await params).id }))
