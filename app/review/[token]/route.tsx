import type { Chrome } from "@/components/site/chrome"
import { MissingDocument } from "@/components/site/notices"
import { pageHeaders, renderDocument, wholeText } from "@/components/site/render"
import { ReviewDocument, type ReviewProps } from "@/components/site/review-page"
import { fromOurPages } from "@/lib/auth/session"
import { formFields } from "@/lib/form-data"
import { readBytes, sayFailure, statusOf } from "@/lib/http"
import { pictureFor } from "@/lib/media/published"
import { newsroom, siteOrigin } from "@/lib/newsroom/published"
import type { Failure } from "@/lib/result"
import { sections } from "@/lib/sections/published"
import { openShared, sayAsGuest, sharedArticle, type Shared } from "@/lib/sharing/guest"
import { urls } from "@/lib/urls"

export const dynamic = "force-dynamic"

type Asked = { params: Promise<{ token: string }> }

const MOST = 40_000 // bytes of a guest's form: its longest note, spelled as a form spells Arabic

/** The article that this link leads to. Opening it leaves the record of the opening and changes nothing else, whoever or whatever opens it. */
export const GET = async (request: Request, { params }: Asked): Promise<Response> => {
  const { token } = await params
  const shared = await openShared(token)
  return shared ? page(request, token, shared, { said: new URL(request.url).searchParams.get("said") === "yes" }) : nothing(request)
}

/** Looking without reading is no opening. */
export const HEAD = async (request: Request, { params }: Asked): Promise<Response> => {
  const { token } = await params
  const shared = await sharedArticle(token)
  return bare(shared ? await page(request, token, shared, {}) : await nothing(request))
}

/** What a guest says: a plain form, answered by another address so that going back or on sends nothing twice. */
export const POST = async (request: Request, { params }: Asked): Promise<Response> => {
  if (!(await fromOurPages())) return sayFailure({ code: "bad_origin" })
  const { token } = await params
  const bytes = await readBytes(request, MOST)
  const sent = bytes && formOf(request, bytes)
  const result = sent ? await sayAsGuest(token, sent) : ({ ok: false, failure: { code: "too_large" } } as const)
  if (result.ok) return new Response(null, { status: 303, headers: { Location: `${urls.review(token)}?said=yes#say`, "Cache-Control": "no-store" } })
  const shared = result.failure.code === "not_found" ? null : await sharedArticle(token)
  return shared ? page(request, token, shared, { failure: result.failure, typed: sent ? typedIn(sent) : {} }, statusOf(result.failure)) : nothing(request)
}

/** A form's fields as a browser sends them without a script; anything else is none, and the schema says what is missing. */
function formOf(request: Request, bytes: Uint8Array<ArrayBuffer>): Record<string, unknown> {
  if (!/^application\/x-www-form-urlencoded\b/i.test(request.headers.get("content-type") ?? "")) return {}
  const form = new FormData()
  for (const [name, value] of new URLSearchParams(new TextDecoder().decode(bytes))) form.append(name, value)
  return formFields(form)
}

const typedIn = (sent: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(Object.entries(sent).filter((field): field is [string, string] => typeof field[1] === "string"))

async function chromeOf(request: Request, path: string): Promise<Chrome> {
  const [room, shown, logo] = await Promise.all([newsroom(), sections(), pictureFor("newsroom")])
  return { newsroom: room, sections: shown, logo, now: new Date(), origin: siteOrigin(request.headers), path }
}

// Never stored, never indexed; the door lets nobody be told of the address (scripts/server/response-headers.ts).
const secret = { "Cache-Control": "private, no-store", "X-Robots-Tag": "noindex, nofollow, noarchive" }

async function page(request: Request, token: string, { view, pinned, expiresAt, notes }: Shared, more: Partial<ReviewProps> & { failure?: Failure }, status = 200) {
  const chrome = await chromeOf(request, urls.review(token))
  const document = await renderDocument(<ReviewDocument view={view} chrome={chrome} pinned={pinned} expiresAt={expiresAt} notes={notes} {...more} />, "review")
  return new Response(wholeText(document), { status, headers: { ...pageHeaders("review"), ...secret } })
}

/** What was never, what is over and what was taken back: one answer. */
async function nothing(request: Request): Promise<Response> {
  const document = await renderDocument(<MissingDocument chrome={await chromeOf(request, "/review")} />, "lists")
  return new Response(wholeText(document), { status: 404, headers: { ...pageHeaders("lists"), ...secret } })
}

const bare = ({ status, headers }: Response) => new Response(null, { status, headers })
