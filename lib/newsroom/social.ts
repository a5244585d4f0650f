import { safeLink } from "@/lib/articles/body"

/** An account of the newsroom's elsewhere: what readers see of it, and where it is. */
export type SocialLink = { label: string; href: string }

export const MOST_LINKS = 12

/** The networks that are known by their hosts; a host below one of these is the network's too. Names stand in strings.networks. */
const hosts = {
  x: ["x.com", "twitter.com"],
  facebook: ["facebook.com", "fb.com"],
  instagram: ["instagram.com"],
  youtube: ["youtube.com", "youtu.be"],
  telegram: ["t.me", "telegram.me"],
  whatsapp: ["whatsapp.com", "wa.me"],
  tiktok: ["tiktok.com"],
  linkedin: ["linkedin.com"],
  threads: ["threads.net", "threads.com"],
  bluesky: ["bsky.app"],
  soundcloud: ["soundcloud.com"],
} as const
export type Network = keyof typeof hosts
export const networks = Object.keys(hosts) as Network[]

/**
 * The address of an account as it may be shown and stored: https, with a host of the web's own kind, no name or password in it, no
 * port. What was typed without a scheme is https. A host that imitates another in foreign letters is told by its «xn--», and refused.
 */
export function accountLink(typed: string): string | null {
  const href = safeLink(/^[a-z][a-z0-9+.-]*:/i.test(typed) ? typed : `https://${typed}`)
  if (href === null) return null
  const { protocol, hostname, port } = new URL(href)
  const isName = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/.test(hostname) && !/(?:^|\.)xn--/.test(hostname)
  return protocol === "https:" && isName && port === "" ? href : null
}

/** The network that an address belongs to, by its host and by nothing that is only like it. */
export function networkOf(href: string): Network | null {
  const host = URL.canParse(href) ? new URL(href).hostname : ""
  return networks.find((network) => hosts[network].some((known) => host === known || host.endsWith(`.${known}`))) ?? null
}

/** The links that are kept, as they may be shown: whatever is not a link with a label is left out, whoever wrote it there. */
export function shownLinks(kept: unknown): SocialLink[] {
  if (!Array.isArray(kept)) return []
  return kept.slice(0, MOST_LINKS).flatMap((one: unknown) => {
    if (typeof one !== "object" || one === null || !("label" in one) || !("href" in one)) return []
    const { label, href } = one
    if (typeof label !== "string" || label === "" || typeof href !== "string" || accountLink(href) !== href) return []
    return [{ label, href }]
  })
}
