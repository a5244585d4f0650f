import { orAway } from "@/lib/http"
import { takeBeacon } from "@/lib/reads/beacon"

/** Where a reader's page says that its article was read. */
export const POST = (request: Request): Promise<Response> => orAway(() => takeBeacon(request))
