import "server-only"
import { cookies, headers } from "next/headers"
import { redirect } from "next/navigation"
import { getServerSession } from "next-auth"
import { cache } from "react"
import { env } from "@/lib/env"
import type { Actor } from "@/lib/permissions"
import { urls } from "@/lib/urls"
import { COOKIE_SECONDS, authOptions, cookieName, cookieOptions } from "./options"
import { isOwnOrigin } from "./origin"
import { actorOfToken, endSession } from "./sessions"
import { isSecure, visitorOf } from "./visitor"

async function request() {
  const all = await headers()
  const header = (name: string) => all.get(name)
  return { header, secure: isSecure(header) }
}

async function sessionToken(): Promise<string | null> {
  const session = await getServerSession(authOptions((await request()).secure))
  return session?.token ?? null
}

/** Who asks, from fresh rows, or null. Once per request, however many components ask. */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const token = await sessionToken()
  return token ? actorOfToken(token) : null
})

/** Who asks; sends nobody to the log-in page, and back to `next` afterwards. For pages. */
export async function requireActor(next?: string): Promise<Actor> {
  return (await currentActor()) ?? redirect(urls.login(next))
}

/** Whether the request comes from our own pages. Every write asks. */
export async function fromOurPages(): Promise<boolean> {
  const { header, secure } = await request()
  return isOwnOrigin({
    origin: header("origin"),
    secFetchSite: header("sec-fetch-site"),
    host: header("host"),
    scheme: secure ? "https" : "http",
    publicUrl: env().PUBLIC_URL,
  })
}

/** Who acts, for server actions: our own pages only, then as requireActor. */
export async function actingPerson(): Promise<Actor> {
  if (!(await fromOurPages())) redirect(urls.login())
  return requireActor()
}

export async function visitor() {
  return visitorOf((await request()).header)
}

/** Gives the browser its session. */
export async function setSession(token: string): Promise<void> {
  const { secure } = await request()
  ;(await cookies()).set(cookieName(secure), token, { ...cookieOptions(secure), maxAge: COOKIE_SECONDS })
}

/** Ends this browser's session, in the database and in the browser. */
export async function clearSession(): Promise<void> {
  const { secure } = await request()
  const token = await sessionToken()
  if (token) await endSession(token)
  ;(await cookies()).delete({ name: cookieName(secure), path: "/" })
}
