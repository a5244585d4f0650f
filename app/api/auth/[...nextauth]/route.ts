import { NextRequest } from "next/server"
import NextAuth from "next-auth"
import { authOptions } from "@/lib/auth/options"
import { currentActor, fromOurPages } from "@/lib/auth/session"
import { isSecure } from "@/lib/auth/visitor"
import { readBytes, sayFailure } from "@/lib/http"

const LONGEST_FORM = 16_384 // bytes: an address and a password

type Context = { params: Promise<{ nextauth: string[] }> }

const nextAuth = (request: NextRequest, context: Context): Promise<Response> =>
  NextAuth(authOptions(isSecure((name) => request.headers.get(name))))(request, context)

export async function GET(request: NextRequest, context: Context): Promise<Response> {
  // next-auth's own answer would hand the token to scripts, from which the cookie keeps it, and would not ask the database.
  if ((await context.params).nextauth[0] === "session") {
    const actor = await currentActor()
    return Response.json(actor ? { user: { name: actor.name } } : {})
  }
  return nextAuth(request, context)
}

/** Logging in and out by next-auth's own addresses: from our own pages, as every write, and with no more than a form's worth of body. */
export async function POST(request: NextRequest, context: Context): Promise<Response> {
  if (!(await fromOurPages())) return sayFailure({ code: "bad_origin" })
  if ((await context.params).nextauth[0] === "session") return GET(request, context)
  const body = await readBytes(request, LONGEST_FORM)
  if (!body) return sayFailure({ code: "too_large" })
  return nextAuth(new NextRequest(request.url, { method: "POST", headers: request.headers, body }), context)
}
