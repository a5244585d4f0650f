import "server-only"
import type { NewsroomView } from "@/lib/articles/view"
import { env } from "@/lib/env"
import { siteDb } from "@/lib/site-db"
import { shownLinks } from "./social"

/** The newsroom's name, what stands at its pages' end, and its ways of writing. Throws where the database has none: it was never set up. */
export async function newsroom(): Promise<NewsroomView> {
  const { links, ...row } = await siteDb().newsroom.findFirstOrThrow({
    select: {
      name: true, tagline: true, footer: true, links: true, homeWord: true, digits: true, monthStyle: true, timeZone: true, indexOwn: true,
      showHijri: true, showChanges: true,
    },
  })
  return { ...row, links: shownLinks(links) }
}

/** What the newsroom says of itself to readers: who it is, how it corrects, where to write. Plain paragraphs, one a line; each may be empty. */
export async function aboutNewsroom(): Promise<{ about: string; correctionsPolicy: string; reach: string }> {
  return siteDb().newsroom.findFirstOrThrow({ select: { about: true, correctionsPolicy: true, reach: true } })
}

/** Where one writes about security; empty where the newsroom names nobody. */
export async function securityContact(): Promise<string> {
  return (await siteDb().newsroom.findFirstOrThrow({ select: { contact: true } })).contact
}

/**
 * The origin that absolute addresses of a page begin with: PUBLIC_URL, or where none is set what our own server says of the request.
 * A Host that is no host name gives the address that the server listens on.
 */
export function siteOrigin(headers: Pick<Headers, "get">): string {
  const { PUBLIC_URL, PORT } = env()
  if (PUBLIC_URL !== undefined) return PUBLIC_URL
  const host = headers.get("host") ?? ""
  const scheme = headers.get("x-forwarded-proto") === "https" ? "https" : "http"
  return /^[a-z0-9.-]+(:\d{1,5})?$|^\[[0-9a-f:.]+\](:\d{1,5})?$/i.test(host) ? `${scheme}://${host}` : `http://localhost:${PORT}`
}
