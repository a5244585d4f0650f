// What XML 1.0 may not hold, not even escaped: control characters, half surrogates, and two code points that are none.
const FORBIDDEN = /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]|\p{Surrogate}/gu
// Signs that turn what follows them, in a line where nothing of ours ends them.
const TURNING = /[\u202A-\u202E\u2066-\u2069]/g
const NAMES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;", "\r": "&#13;" }

/** Text as it may stand in XML, between tags and in an attribute; what XML cannot hold is left out. Reads back as what is left. Pure. */
export const xmlText = (text: string): string => text.replace(FORBIDDEN, "").replace(/[&<>"'\r]/g, (sign) => NAMES[sign] ?? "")

/** A title or a name for one line: without what turns the line around, and without breaks. */
export const lineText = (text: string): string => text.replace(TURNING, "").replace(/\s+/g, " ").trim()

type Attributes = Record<string, string | number | undefined>

/** An element with its text, which is escaped here; nothing where the text is empty. */
export function element(name: string, text: string, attributes: Attributes = {}): string {
  const inner = xmlText(text)
  return inner === "" ? "" : `<${name}${written(attributes)}>${inner}</${name}>`
}

/** An element that has no text. */
export const empty = (name: string, attributes: Attributes): string => `<${name}${written(attributes)}/>`

const written = (attributes: Attributes) =>
  Object.entries(attributes).map(([name, value]) => (value === undefined ? "" : ` ${name}="${xmlText(String(value))}"`)).join("")

/** A whole document. `inner` is XML already. */
export const xmlDocument = (root: string, attributes: Attributes, inner: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${root}${written(attributes)}>\n${inner.filter((line) => line !== "").join("\n")}\n</${root}>\n`
