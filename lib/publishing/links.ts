import { safeLink, type Body } from "@/lib/articles/body"

/** A link in a text, with the words that bear it. */
export type TextLink = { href: string; words: string }

/** The links of a body, in order; one that several pieces of text bear after each other counts once, with all their words. */
export function bodyLinks(body: Body): TextLink[] {
  const links: TextLink[] = []
  let last: TextLink | null = null
  const visit = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return
    if (Array.isArray(node)) return node.forEach(visit)
    if ("type" in node && node.type === "text" && "text" in node && typeof node.text === "string") {
      const href = linkOf(node)
      if (href === null) last = null
      else if (last?.href === href) last.words += node.text
      else links.push((last = { href, words: node.text }))
      return
    }
    if ("content" in node) visit(node.content)
    last = null
  }
  visit(body)
  return links
}

function linkOf(node: object): string | null {
  const marks: unknown = "marks" in node ? node.marks : null
  if (!Array.isArray(marks)) return null
  const mark: unknown = marks.find((each: unknown) => typeof each === "object" && each !== null && "type" in each && each.type === "link")
  const attrs: unknown = typeof mark === "object" && mark !== null && "attrs" in mark ? mark.attrs : null
  return typeof attrs === "object" && attrs !== null && "href" in attrs && typeof attrs.href === "string" ? attrs.href : null
}

export type OwnTarget = { what: "article"; id: string } | { what: "section" | "source" | "author" | "topic"; slug: string }

const lists = { sections: "section", sources: "source", authors: "author", topics: "topic" } as const

/**
 * What of ours an address leads to, by its path, whatever host it names: an article, or the page of a section, paper, author or topic. Null
 * for every other path.
 */
export function targetOf(href: string): OwnTarget | null {
  const path = pathOf(href)
  if (path === null) return null
  const [, first = "", second = "", third, ...more] = path
  if (first === "a" && /^[0-9a-z]{12}$/.test(second) && more.length === 0) return { what: "article", id: second }
  const what = Object.hasOwn(lists, first) ? lists[first as keyof typeof lists] : null
  return what !== null && second !== "" && third === undefined ? { what, slug: second } : null
}

function pathOf(href: string): string[] | null {
  if (!URL.canParse(href, "http://own.invalid")) return null
  try {
    return new URL(href, "http://own.invalid").pathname.split("/").map((part) => decodeURIComponent(part).normalize("NFC"))
  } catch {
    return null
  }
}

const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\])$/

/** Whether an address names this newsroom's own host: `home` where it has one, else this machine, or no host at all. */
export function namesUs(href: string, home: string | undefined): boolean {
  if (!URL.canParse(href)) return href.startsWith("/")
  const { host, hostname, protocol } = new URL(href)
  if (!/^https?:$/.test(protocol)) return false
  return home === undefined ? LOOPBACK.test(hostname) : host === new URL(home).host
}

/**
 * What is odd about an address of somebody else's by its looks alone; nothing is asked of any network. Half an address, one glued to the
 * sentence around it, one of a machine's own.
 */
export function isOddLink(href: string): boolean {
  if (safeLink(href) === null) return true
  const url = new URL(href)
  if (url.protocol === "tel:") return !/^\+?[\d().\-]{3,}$/.test(decodeURIComponent(url.pathname))
  if (url.protocol === "mailto:") return !/^[^@\s]+@[^@\s]+\.[^@\s.]+$/.test(decodeURIComponent(url.pathname))
  if (LOOPBACK.test(url.hostname)) return true
  if (!/^[^.]+(?:\.[^.]+)+$/.test(url.hostname) || /https?:/i.test(url.pathname.slice(0, 8))) return true
  return /(?:[\s\u060c\u061b\u061f»…]|\.\.)$/u.test(decoded(url.href))
}

function decoded(text: string): string {
  try {
    return decodeURI(text)
  } catch {
    return text
  }
}
