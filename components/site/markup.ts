import { Fragment, type ReactElement } from "react"
import { Once, type OnceProps } from "./once"

/**
 * Plain elements as text, letter for letter as React's own static markup: a readers' page is functions without hooks and elements without
 * behaviour, and drawing it needs none of what React does for the rest. What is not known here for certain (a form's fields, a style, an attribute
 * of another name) makes the whole of it null, and React draws it (render.tsx). The property tests hold the two equal.
 */
export function markup(document: ReactElement): string | null {
  const page: Page = { out: "", first: [], rest: [], firstAt: 0, restAt: 0, picture: false, head: null }
  if (!node(document, page)) return null
  const { out, firstAt, restAt, first, rest } = page
  if (first.length === 0) return out
  if (firstAt === 0) return null // pictures without a head before them
  return out.slice(0, firstAt) + first.join("") + out.slice(firstAt, restAt) + rest.join("") + out.slice(restAt)
}

/**
 * What is written so far. React tells browsers in the head of pictures that are not to wait: of the first ten (`first`) before a script in the head, of
 * others (`rest`) after it; the two places are known once the head has passed, and are one where it holds no script. `picture`: within one, whose file the browser chooses.
 * `head`: within it, how far down, since React moves what stands there into an order of its own.
 */
type Page = { out: string; first: string[]; rest: string[]; firstAt: number; restAt: number; picture: boolean; head: number | null }

const ELEMENT = Symbol.for("react.transitional.element")
type Plain = { $$typeof?: unknown; type: unknown; props: Readonly<Record<string, unknown>> }

/** What may stand in an attribute: a text, or nothing but whether it is there, an address, a number. */
type Kind = { opens: string; value: "text" | "flag" | "address" | "number" }
const named = (name: string, value: Kind["value"]): Kind => ({ opens: ` ${name}="`, value })

// Names as they are written, and what their values may be. Of another name nothing is known: React has rules of its own for some hundred.
const kinds = new Map<string, Kind>([
  ...["id", "dir", "lang", "title", "rel", "type", "name", "content", "property", "media", "as", "role", "dateTime", "alt", "sizes", "srcSet", "width", "height", "charSet", "fetchPriority", "loading", "decoding", "viewBox", "fill", "d", "scope"]
    .map((name): [string, Kind] => [name, named(name, "text")]),
  ["className", named("class", "text")], ["crossOrigin", named("crossorigin", "text")], ["tabIndex", named("tabindex", "text")],
  ["start", named("start", "number")], ["hidden", named("hidden", "flag")], ["async", named("async", "flag")],
  ["href", named("href", "address")], ["src", named("src", "address")],
])
const NAMED = /^(?:aria|data)-[a-z]+$/
const kindOf = (key: string): Kind | undefined => kinds.get(key) ?? (NAMED.test(key) ? named(key, "text") : undefined)
const UNSAFE = /^[\u0000-\u0020]*j/i // what may be a script: whether it is one React says

/** An element that is known: how it begins and ends, null where nothing stands in it. */
type Tag = { opens: string; closes: string | null }

const tagsOf = (names: string, whole: boolean) =>
  names.split(/\s+/).map((name): [string, Tag] => [name, { opens: `<${name}`, closes: whole ? `</${name}>` : null }])
const tags = new Map([
  ...tagsOf("br hr img link meta source", false),
  ...tagsOf(
    `html head body title style script header main footer section article nav aside div p span h1 h2 h3 a b em strong i sup sub bdi time ul ol li dl dt dd
    table thead tbody tr th td blockquote figure figcaption picture button svg path`, true,
  ),
])

const LAST = 4

/** Where React puts an element of the head; what stands anywhere stays where it is. */
function placeOf(name: string, props: Plain["props"]): number {
  if (name === "meta") return props.charSet !== undefined ? 0 : props.name === "viewport" ? 1 : 3
  if (name === "script" && props.async) return 2
  return name === "title" || name === "link" ? 3 : LAST
}

const SPECIAL = /["'&<>]/
const entities: Readonly<Record<string, string>> = { "\"": "&quot;", "'": "&#x27;", "&": "&amp;", "<": "&lt;", ">": "&gt;" }
const escape = (text: string) => (SPECIAL.test(text) ? text.replace(/["'&<>]/g, (sign) => entities[sign] ?? sign) : text)

/** Writes what stands in a place of a page; false where it is something that is not known here. */
function node(given: unknown, page: Page): boolean {
  if (typeof given === "string") {
    page.out += escape(given)
    return true
  }
  if (given === null || given === undefined || typeof given === "boolean") return true
  if (typeof given === "number") {
    page.out += String(given)
    return true
  }
  if (Array.isArray(given)) {
    for (const each of given) if (!node(each, page)) return false
    return true
  }
  if (typeof given !== "object") return false
  const { $$typeof, type, props } = given as Plain
  if ($$typeof !== ELEMENT) return false
  if (type === Once) return once(props as OnceProps, page)
  if (typeof type === "function") return "prototype" in type && type.prototype?.isReactComponent ? false : node(type(props), page)
  if (type === Fragment) return node(props.children, page)
  return typeof type === "string" && element(type, props, page)
}

/** What was drawn of some things, by its names, and of those with one more. */
type Written = { as?: Map<string, string>; of?: WeakMap<object, Written> }
const written: Written = {}

/** Writes what is drawn once as it was written before. */
function once({ of, as, draw }: OnceProps, page: Page): boolean {
  let here = written
  for (const thing of of) {
    here.of ??= new WeakMap()
    let next = here.of.get(thing)
    if (next === undefined) here.of.set(thing, (next = {}))
    here = next
  }
  const known = here.as?.get(as)
  if (known !== undefined) {
    page.out += known
    return true
  }
  const own: Page = { ...page, out: "", first: [], rest: [] }
  if (!node(draw(), own) || own.first.length + own.rest.length > 0) return false
  own.out.at(-1) // reads it, and so makes one text of its many pieces: it is kept, and written again and again
  ;(here.as ??= new Map()).set(as, own.out)
  page.out += own.out
  return true
}

function element(name: string, props: Plain["props"], page: Page): boolean {
  const tag = tags.get(name)
  if (tag === undefined) return false
  if ((name === "title" && typeof props.children !== "string") || (name === "button" && props.name !== undefined)) return false
  const place = placeOf(name, props)
  if (page.head === null ? place < LAST : place < page.head) return false
  if (page.head !== null) page.head = place
  page.out += tag.opens
  for (const key in props) if (key !== "children" && key !== "dangerouslySetInnerHTML" && !attribute(name, key, props[key], page)) return false
  if (name === "img" && !page.picture && !told(props, page)) return false
  if (tag.closes === null) {
    page.out += "/>"
    if (page.head !== null && place < 2) page.firstAt = page.restAt = page.out.length
    return props.children === undefined
  }
  page.out += ">"
  const raw = props.dangerouslySetInnerHTML
  const { picture, head } = page
  page.picture ||= name === "picture"
  if (name === "head") {
    page.head = 0
    page.firstAt = page.restAt = page.out.length
  }
  if (raw === undefined) {
    // React writes the text of these two in its own way.
    if ((name === "script" || name === "style") && props.children !== undefined) return false
    if (!node(props.children, page)) return false
  } else {
    const html = (raw as { __html?: unknown }).__html
    if (props.children !== undefined || typeof html !== "string") return false
    page.out += html
  }
  page.picture = picture
  page.head = head
  page.out += tag.closes
  if (name === "script" && props.async && head !== null) page.restAt = page.out.length
  return true
}

/** Writes an attribute, nothing where it has no value; false where it is not known. */
function attribute(element: string, key: string, value: unknown, page: Page): boolean {
  if (value === undefined || value === null) return true
  const kind = kindOf(key)
  if (kind === undefined) return false
  if (kind.value === "flag") {
    if (value === true) page.out += `${kind.opens}"`
    return typeof value === "boolean"
  }
  if (typeof value === "string") {
    if (kind.value === "number") return false // or what React makes of another thing
    if (kind.value === "address" && (UNSAFE.test(value) || (value === "" && !(element === "a" && key === "href")))) return false
    page.out += kind.opens
    page.out += escape(value)
  } else {
    if (typeof value !== "number" || !Number.isFinite(value)) return false
    page.out += kind.opens
    page.out += String(value)
  }
  page.out += '"'
  return true
}

/** Notes a picture that React would tell the browser of at the head; false where it would say more of it than where it lies. */
function told({ src, loading, fetchPriority, ...props }: Plain["props"], page: Page): boolean {
  if (loading === "lazy" || fetchPriority === "low") return true
  if (typeof src !== "string" || src.startsWith("data:") || ["srcSet", "sizes", "crossOrigin", "type"].some((name) => props[name] !== undefined)) return false
  if (fetchPriority !== undefined && fetchPriority !== "high") return false
  const sent = `<link rel="preload" as="image" href="${escape(src)}"${fetchPriority === "high" ? ' fetchPriority="high"' : ""}/>`
  const before = [...page.first, ...page.rest].find((one) => one.includes(`href="${escape(src)}"`))
  if (before === undefined) (fetchPriority === "high" || page.first.length < 10 ? page.first : page.rest).push(sent)
  return before === undefined || before === sent
}
