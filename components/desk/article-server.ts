import { readAnswer, readTheirs, type SaveAnswer, type Theirs } from "@/lib/articles/save-answer"
import type { WorkingCopy } from "@/lib/articles/schema"
import type { Beat } from "@/lib/presence/rules"
import { accept, reject, type Result } from "@/lib/result"
import type { Save } from "@/lib/saving/engine"
import { listOf, number, oneOf, orAbsent, orNull, recordOf, shaped, text, version } from "@/lib/shape"
import { urls } from "@/lib/urls"

/** The page that asks: whose it is, and its own name among the open ones. */
export type Caller = { person: string; tab: string }

/** Browsers let at most so much of a request outlive its page. */
const KEEPALIVE_BYTES = 60_000
/** A server that does not answer for so long is away: the save goes again under its own saveId. */
const TIMEOUT_MS = 15_000

async function ask(caller: Caller, method: "GET" | "PUT" | "POST", address: string, body?: object): Promise<{ status: number; body: unknown } | null> {
  const text = body && JSON.stringify(body)
  try {
    const response = await fetch(address, {
      method,
      headers: { "x-waha-person": caller.person, "x-waha-tab": caller.tab, ...(text ? { "content-type": "application/json" } : {}) },
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(text ? { body: text, keepalive: text.length * 2 < KEEPALIVE_BYTES } : {}),
    })
    return { status: response.status, body: await response.json().catch(() => null) }
  } catch {
    return null
  }
}

/** Sends one save and reads its answer. Never throws: no connection is an answer too. */
export async function putWorkingCopy(caller: Caller, id: string, save: Save): Promise<SaveAnswer> {
  const answer = await ask(caller, "PUT", urls.api.workingCopy(id), save)
  return answer ? readAnswer(answer.status, answer.body) : { kind: "unknown", why: "offline" }
}

const isMade = shaped({ id: text, version })

/** The first save of an article that is not there yet. The same `saveId` again makes no second one. */
export async function postArticle(caller: Caller, save: Save): Promise<{ answer: SaveAnswer; id: string | null }> {
  const { saveId, article } = save
  const answer = await ask(caller, "POST", urls.api.articles(), { saveId, clippingId: null, article })
  if (!answer) return { answer: { kind: "unknown", why: "offline" }, id: null }
  const { status, body } = answer
  if (status === 201 && isMade(body)) return { answer: { kind: "saved", version: body.version }, id: body.id }
  return { answer: status === 201 ? { kind: "unknown", why: "away" } : await readAnswer(status, body), id: null }
}

/** The working copy as it stands on the server; null where it cannot be had now. */
export async function getWorkingCopy(caller: Caller, id: string): Promise<Theirs | null> {
  const answer = await ask(caller, "GET", urls.api.workingCopy(id))
  return answer?.status === 200 ? readTheirs(answer.body) : null
}

const isBeat = shaped({
  version,
  others: listOf(shaped({ name: text, state: oneOf("writing", "idle"), idleMinutes: number })),
  takenBy: orNull(text),
})

/** Says that the page is there. `signedOut` where nobody is logged in any more; null without an answer. */
export async function beat(caller: Caller, id: string, about: { idleMs: number; opens?: boolean; leaves?: boolean }): Promise<Beat | "signedOut" | null> {
  const answer = await ask(caller, "POST", urls.api.presence(id), { tab: caller.tab, ...about })
  if (answer?.status === 401) return "signedOut"
  return answer?.status === 200 && isBeat(answer.body) ? answer.body : null
}

/** Takes the article over from the other pages that have it open; whether that was done. */
export const takeOver = async (caller: Caller, id: string): Promise<boolean> =>
  (await ask(caller, "POST", urls.api.takeOver(id), { tab: caller.tab }))?.status === 200

/** Keeps a text beside the working copy, as a revision; whether that was done. */
export async function keepAside(caller: Caller, id: string, text: { saveId: string; baseVersion: number; article: WorkingCopy }): Promise<boolean> {
  return (await ask(caller, "POST", urls.api.aside(id), text))?.status === 200
}

const isLoggedIn = shaped({ step: oneOf("in", "code"), person: orAbsent(text) })
const isShort = shaped({ code: oneOf("bad_login", "bad_origin", "signed_out", "frozen") })
const isThrottled = shaped({ code: oneOf("throttled"), minutes: number })
const isInvalid = shaped({ code: oneOf("invalid"), fields: recordOf(listOf(text)) })

/**
 * Logs in from an open page, by password or by the code that is asked for after it; `same` is whether it is the page's person who did.
 * Throws where the server did not answer.
 */
export async function logInAgain(caller: Caller, proof: { email: string; password: string } | { code: string }): Promise<Result<{ step: "in" | "code"; same: boolean }>> {
  const answer = await ask(caller, "POST", urls.api.logIn(), proof)
  const body = answer?.body
  if (answer?.status === 200 && isLoggedIn(body)) return accept({ step: body.step, same: body.person === caller.person })
  if (isShort(body) || isThrottled(body) || isInvalid(body)) return reject(body)
  throw new Error("no answer to a log-in")
}
