import { urls } from "@/lib/urls"

export type Link = { kind: "none" } | { kind: "article"; id: string } | { kind: "list"; of: "sections" | "sources" | "authors" | "topics"; slug: string } | { kind: "page"; path: string }

/**
 * What somebody means who writes where a line leads: an article by its address, with our host or without it, or a page of lists by its path.
 * Null where it is neither. That the thing is there is for the caller to ask. Pure.
 */
export function linkOf(text: string): Link | null {
  if (text === "") return { kind: "none" }
  const article = /^(?:https?:\/\/[^/\s?#\\]+)?\/a\/([0-9a-z]{12})(?:[/?#]|$)/.exec(text)?.[1]
  if (article !== undefined) return { kind: "article", id: article }
  if (text === urls.home() || text === urls.sources()) return { kind: "page", path: text }
  const [, of, encoded] = /^\/(sections|sources|authors|topics)\/([^/?#\\\s]+)$/.exec(text) ?? []
  if (encoded === undefined || (of !== "sections" && of !== "sources" && of !== "authors" && of !== "topics")) return null
  try {
    const slug = decodeURIComponent(encoded).normalize("NFC")
    return slug.isWellFormed() && !slug.includes("\0") ? { kind: "list", of, slug } : null
  } catch {
    return null
  }
}
