import "server-only"
import { readJson, orAway, sayFailure } from "@/lib/http"
import type { Actor } from "@/lib/permissions"
import type { Result } from "@/lib/result"
import { currentActor, fromOurPages } from "./session"

/** Who a page was opened by, as it says itself: after another log-in in the same browser its text must not be saved in the other's name. */
const PERSON_HEADER = "x-waha-person"

/**
 * A write that an open page sends by program: our own pages only, a person with a session and the one that the page was opened by, a JSON
 * object; `work` makes a Result of it. 503 where that throws (lib/http.ts).
 */
export const jsonWrite = <T>(request: Request, work: (actor: Actor, sent: Record<string, unknown>) => Promise<Result<T>>, say: (value: T) => Response = (value) => Response.json(value)): Promise<Response> =>
  orAway(async () => {
    if (!(await fromOurPages())) return sayFailure({ code: "bad_origin" })
    const actor = await currentActor()
    const opened = request.headers.get(PERSON_HEADER)
    if (!actor || (opened !== null && opened !== actor.id)) return sayFailure({ code: "signed_out" })
    const sent = await readJson(request)
    if (!sent.ok) return sayFailure(sent.failure)
    const result = await work(actor, sent.value)
    return result.ok ? say(result.value) : sayFailure(result.failure)
  })
