import "server-only"
import { cookies, headers } from "next/headers"
import { redirect } from "next/navigation"
import { getServerSession } from "next-auth"
import { cache } from "react"
import { env } from "@/lib/env"
import type { Actor } from "@/lib/permissions"
import { urls } from "@/lib/urls"
import type { LoggedIn } from "./log-in"
import { COOKIE_SECONDS, authOptions, cookieName, cookieOptions, plain } from "./options"
import { isOwnOrigin } from "./origin"
import { endSession, standingOfToken, type Standing } from "./sessions"
import { isToken } from "./token"
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

/** Who has a session, whether or not they may act yet. Once per request, however many components ask. */
const currentStanding = cache(async (): Promise<Standing | null> => {
  const token = await sessionToken()
  return token ? standingOfToken(token) : null
})

/** Who asks, from fresh rows, or null: nobody either while the second step that is asked of them is to be set up. */
export async function currentActor(): Promise<Actor | null> {
  const standing = await currentStanding()
  return standing?.ready ? standing.actor : null
}

/** Who asks; sends nobody to the log-in page, and back to `next` afterwards; to the second step whoever must set theirs up. For pages. */
export async function requireActor(next?: string): Promise<Actor> {
  const standing = await currentStanding()
  if (standing?.ready) return standing.actor
  return redirect(standing ? urls.setUpTwoStep(next) : urls.login(next))
}

/** Somebody with a session, ready or not: for setting up the second step and for proving who one is, and for nothing else. */
export async function requireStanding(next?: string): Promise<Standing> {
  return (await currentStanding()) ?? redirect(urls.login(next))
}

/** The same for their server actions: our own pages only. */
export async function actingStanding(): Promise<Standing> {
  if (!(await fromOurPages())) redirect(urls.login())
  return requireStanding()
}

/** Whoever has a session, or null. */
export const standing = currentStanding

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

/** Who acts, for server actions of an open text: null where it is nobody, and the page stays with what was typed. */
export const actingHere = async (): Promise<Actor | null> => ((await fromOurPages()) ? currentActor() : null)

/** Who acts, for server actions: our own pages only, then as requireActor. */
export async function actingPerson(): Promise<Actor> {
  if (!(await fromOurPages())) redirect(urls.login())
  return requireActor()
}

/** Where this request comes from, and the known-device token that it carries. */
export async function visitor() {
  const { header, secure } = await request()
  return { ...visitorOf(header), device: await cookieToken(deviceCookie(secure)) }
}

const deviceCookie = (secure: boolean) => plain("device", secure).name
const challengeCookie = (secure: boolean) => plain("step", secure).name
const DEVICE_SECONDS = 400 * 24 * 3_600 // as long as browsers keep a cookie
const CHALLENGE_SECONDS = 600

async function cookieToken(name: string): Promise<string | null> {
  const value = (await cookies()).get(name)?.value
  return value && isToken(value) ? value : null
}

/** Gives the browser what a log-in gave: its session and the mark of a known device, or the challenge of the second step. */
export async function setLoggedIn(given: LoggedIn): Promise<void> {
  const { secure } = await request()
  const jar = await cookies()
  const set = (name: string, value: string, maxAge: number) => jar.set(name, value, { ...cookieOptions(secure), maxAge })
  if (given.step === "code") return void set(challengeCookie(secure), given.challenge, CHALLENGE_SECONDS)
  set(cookieName(secure), given.token, COOKIE_SECONDS)
  set(deviceCookie(secure), given.device, DEVICE_SECONDS)
  if (jar.has(challengeCookie(secure))) jar.delete({ name: challengeCookie(secure), path: "/" })
}

/** The challenge that this browser's log-in waits at, if it has one. */
export async function challengeToken(): Promise<string | null> {
  return cookieToken(challengeCookie((await request()).secure))
}

/** Ends this browser's session, in the database and in the browser. */
export async function clearSession(): Promise<void> {
  const { secure } = await request()
  const token = await sessionToken()
  if (token) await endSession(token)
  ;(await cookies()).delete({ name: cookieName(secure), path: "/" })
}
