import { presentSlug } from "@/lib/names/published"
import { urls } from "@/lib/urls"
import { missing, type Answer, type Visit } from "./reader"

/** Where the pages of these things are, by their slugs. */
export const addresses = { section: urls.section, source: urls.source, author: urls.author, tag: urls.topic }

/**
 * The answer where nothing has this slug now: the address of what had it before, with what followed the slug and the query as they came,
 * or the 404.
 */
export async function formerly(what: keyof typeof addresses, { parts, query }: Pick<Visit, "parts" | "query">): Promise<Answer> {
  const [, slug = "", ...further] = parts
  const now = await presentSlug(what, slug)
  if (now === null) return missing()
  const rest = further.map((part) => `/${encodeURIComponent(part)}`).join("")
  return { moved: `${addresses[what](now)}${rest}${query.size > 0 ? `?${query}` : ""}`, tags: [`${what}s`] }
}
