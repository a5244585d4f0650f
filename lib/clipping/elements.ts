import type { Token } from "parse5"

/** Elements that begin and end a line. */
export const BLOCKS = words(
  "address article blockquote body center dd div dl dt fieldset figure form header hgroup hr li main pre section tr",
)
/** Of these, those with an empty line around them. */
export const PARAGRAPHS = words("p h1 h2 h3 h4 h5 h6 ul ol table article blockquote section header")
/** Elements whose content is not markup and is not read. */
export const RAW = words("style xmp iframe noembed noframes")
const DROPPED = words("nav aside footer noscript template svg math object select button dialog audio video canvas figcaption")
const BOXES = words("div section ul ol span nav p")
const FURNITURE = words(
  "menu navbar sidebar related share sharing social comments advert advertisement ads newsletter cookie breaking-news most-read",
)
const TRAIL = /bread-?crumbs?|مسار/i
/** Elements that part the crumbs of a trail. */
export const LINKS = words("a li span i b strong em svg div")

/** True for a box that its author named as the trail of crumbs. */
export function isTrail(token: Token.TagToken): boolean {
  if (!BOXES.has(token.tagName) || token.selfClosing) return false
  return ["class", "id", "aria-label", "itemtype"].some((name) => TRAIL.test(attribute(token, name)))
}

/** True for what surrounds an article: menus, side columns, buttons, hidden boxes. */
export function isFurniture(token: Token.TagToken): boolean {
  if (token.selfClosing) return false
  if (DROPPED.has(token.tagName)) return true
  if (!BOXES.has(token.tagName) || token.tagName === "p") return false
  const hidden = token.attrs.some((attr) => attr.name === "hidden") || /display\s*:\s*none/i.test(attribute(token, "style"))
  return hidden || `${attribute(token, "class")} ${attribute(token, "id")}`.toLowerCase().split(/\s+/).some((name) => FURNITURE.has(name))
}

/** The value of an attribute, empty where there is none. */
export function attribute(token: Token.TagToken, name: string): string {
  return token.attrs.find((attr) => attr.name === name)?.value ?? ""
}

function words(list: string): Set<string> {
  return new Set(list.split(" "))
}
