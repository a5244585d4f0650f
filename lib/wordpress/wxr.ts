import "server-only"
import sax, { type SAXOptions, type Tag } from "sax"

/** Why a file is no WordPress export that is read. The words for each are the edge's. */
export type WxrFault = "not_wxr" | "doctype" | "entity" | "too_deep" | "too_long" | "too_many" | "encoding" | "not_utf8" | "broken"

export class WxrProblem extends Error {
  constructor(readonly fault: WxrFault, readonly detail = "") {
    super(`${fault}${detail === "" ? "" : `: ${detail}`}`)
    this.name = "WxrProblem"
  }
}

export type Category = { id: string; nicename: string; parent: string; name: string }
export type Label = { domain: string; nicename: string; name: string }
export type Item = {
  id: string; title: string; link: string; guid: string; creator: string; content: string; excerpt: string; type: string; status: string; slug: string
  date: string; dateGmt: string; pubDate: string; modifiedGmt: string; password: string; attachmentUrl: string; labels: Label[]
  meta: Readonly<Record<string, string>>; comments: number
}
export type Piece =
  | { what: "site"; title: string; url: string }
  | { what: "author"; login: string; name: string }
  | { what: "category"; category: Category }
  | { what: "item"; item: Item }

const MOST_DEPTH = 50
const MOST_TEXT = 4 * 2 ** 20 // characters of one element
const MOST_ITEMS = 500_000
const MOST_OF_ITEM = 16 * 2 ** 20 // characters of one thing of the site
const MOST_LABELS = 1_000
/** Of the many things that plug-ins keep beside an article, those that are asked for. */
const asked = new Set(["_thumbnail_id", "_wp_attachment_image_alt", "_yoast_wpseo_primary_category"])

/**
 * The pieces of a WordPress export (WXR), in the order of the file, while it is read. Strict XML in UTF-8; no document type, no entity but
 * the five, no more than so deep, long and many: what is beyond is refused, and nothing outside the file is ever asked for.
 * @throws WxrProblem
 */
export async function* readWxr(chunks: AsyncIterable<Buffer>): AsyncGenerator<Piece> {
  const reader = new Reader()
  const decoder = new TextDecoder("utf-8", { fatal: true })
  let first = true
  const decoded = (chunk?: Buffer) => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode()
    } catch {
      throw new WxrProblem("not_utf8")
    }
  }
  for await (const chunk of chunks) {
    if (first) refuseEncoding(chunk)
    first = false
    yield* reader.write(decoded(chunk))
  }
  if (first) throw new WxrProblem("not_wxr")
  yield* reader.write(decoded())
  yield* reader.end()
}

function refuseEncoding(chunk: Buffer) {
  const head = chunk.subarray(0, 400).toString("latin1")
  if (/^(?:\xFE\xFF|\xFF\xFE)|\0/.test(head)) throw new WxrProblem("encoding", "UTF-16")
  const named = /^(?:\xEF\xBB\xBF)?\s*<\?xml[^>]*\bencoding\s*=\s*["']([^"']+)/i.exec(head)?.[1]
  if (named !== undefined && !/^utf-?8$/i.test(named)) throw new WxrProblem("encoding", named.slice(0, 40))
}

class Reader {
  // `strictEntities` leaves none but XML's own five (its types do not know it); without `position` nothing bounds what is held.
  readonly #sax = sax.parser(true, { strictEntities: true, position: true, trim: false, normalize: false } as SAXOptions)
  #pieces: Piece[] = []
  #path: string[] = []
  #text = ""
  #item: Item | null = null
  #fields: Record<string, string> = {}
  #label: Label | null = null
  #metaKey = ""
  #items = 0
  #ofItem = 0
  #siteTold = false
  #site = { title: "", url: "" }
  #problem: WxrProblem | null = null

  constructor() {
    this.#sax.ondoctype = () => this.#refuse(new WxrProblem("doctype"))
    this.#sax.onerror = (error) => this.#refuse(/entity/i.test(error.message) ? new WxrProblem("entity") : new WxrProblem("broken", error.message.split("\n")[0]?.slice(0, 120)))
    this.#sax.onopentag = (tag) => this.#open(tag as Tag)
    this.#sax.onclosetag = (name) => this.#close(name)
    this.#sax.ontext = (text) => this.#add(text)
    this.#sax.oncdata = (text) => this.#add(text)
  }

  *write(text: string): Generator<Piece> {
    // In parts, so that no piece of a large file waits for all of it.
    for (let at = 0; at < text.length; at += 65_536) {
      this.#sax.write(text.slice(at, at + 65_536))
      if (this.#problem) throw this.#problem
      yield* this.#pieces.splice(0)
    }
  }

  *end(): Generator<Piece> {
    this.#sax.close()
    if (this.#problem) throw this.#problem
    if (!this.#siteTold) throw new WxrProblem("not_wxr")
    yield* this.#pieces.splice(0)
  }

  #refuse(problem: WxrProblem) {
    this.#problem ??= problem
  }

  #add(text: string) {
    if (this.#text.length + text.length > MOST_TEXT) return this.#refuse(new WxrProblem("too_long", this.#path.at(-1) ?? ""))
    if (this.#item && (this.#ofItem += text.length) > MOST_OF_ITEM) return this.#refuse(new WxrProblem("too_long", "item"))
    this.#text += text
  }

  #open({ name, attributes }: Tag) {
    this.#path.push(name)
    if (this.#path.length > MOST_DEPTH) return this.#refuse(new WxrProblem("too_deep"))
    if (this.#path.length === 1 && name !== "rss") return this.#refuse(new WxrProblem("not_wxr"))
    this.#text = ""
    if (this.#within("rss", "channel") && name === "item") {
      if ((this.#items += 1) > MOST_ITEMS) return this.#refuse(new WxrProblem("too_many"))
      this.#ofItem = 0
      this.#item = {
        id: "", title: "", link: "", guid: "", creator: "", content: "", excerpt: "", type: "", status: "", slug: "", date: "", dateGmt: "", pubDate: "",
        modifiedGmt: "", password: "", attachmentUrl: "", labels: [], meta: {}, comments: 0,
      }
    }
    if (this.#within("rss", "channel") && /^wp:(?:author|category|tag|term)$/.test(name)) this.#fields = {}
    if (this.#item && this.#item.labels.length >= MOST_LABELS) return this.#refuse(new WxrProblem("too_many", "category"))
    if (this.#item && name === "category") this.#label = { domain: attributes["domain"] ?? "", nicename: attributes["nicename"] ?? "", name: "" }
    if (this.#item && name === "wp:comment") this.#item.comments += 1
  }

  /** Whether the element that was opened or closed last stands right in this path. */
  #within(...path: string[]): boolean {
    return this.#path.length === path.length + 1 && path.every((name, index) => this.#path[index] === name)
  }

  #close(name: string) {
    const text = this.#text
    this.#text = ""
    if (this.#item) this.#closeInItem(this.#item, name, text)
    else if (this.#within("rss", "channel")) this.#closeInChannel(name, text)
    else if (this.#path.length === 4) this.#fields[name] = text.trim()
    this.#path.pop()
  }

  #closeInChannel(name: string, text: string) {
    if (name === "title") this.#site.title = text.trim()
    if (name === "wp:base_site_url" || (name === "wp:base_blog_url" && this.#site.url === "")) this.#site.url = text.trim()
    if (name === "wp:wxr_version") this.#siteTold = true
    if (/^wp:(?:wxr_version|base_site_url|base_blog_url)$/.test(name)) this.#pieces.push({ what: "site", ...this.#site })
    const field = (key: string) => this.#fields[key] ?? ""
    if (name === "wp:author") this.#pieces.push({ what: "author", login: field("wp:author_login"), name: field("wp:author_display_name") })
    if (name === "wp:category") {
      const category = { id: field("wp:term_id"), nicename: field("wp:category_nicename"), parent: field("wp:category_parent"), name: field("wp:cat_name") }
      this.#pieces.push({ what: "category", category })
    }
  }

  #closeInItem(item: Item, name: string, text: string) {
    if (this.#path.length === 3) {
      this.#item = null
      if (!this.#siteTold) return this.#refuse(new WxrProblem("not_wxr"))
      this.#pieces.push({ what: "item", item })
    } else if (this.#path.length === 4) {
      const key = fields[name]
      if (key !== undefined) item[key] = key === "content" || key === "excerpt" ? text : text.trim()
      if (this.#label && name === "category") item.labels.push({ ...this.#label, name: text.trim() })
      this.#label = null
    } else if (this.#path[3] === "wp:postmeta") {
      if (name === "wp:meta_key") this.#metaKey = text.trim()
      if (name === "wp:meta_value" && asked.has(this.#metaKey)) item.meta = { ...item.meta, [this.#metaKey]: text.trim() }
    }
  }
}

type TextField = { [K in keyof Item]: Item[K] extends string ? K : never }[keyof Item]
const fields: Readonly<Record<string, TextField | undefined>> = {
  __proto__: null as never,
  "title": "title", "link": "link", "guid": "guid", "pubDate": "pubDate", "dc:creator": "creator", "content:encoded": "content", "excerpt:encoded": "excerpt",
  "wp:post_id": "id", "wp:post_name": "slug", "wp:status": "status", "wp:post_type": "type", "wp:post_date": "date", "wp:post_date_gmt": "dateGmt",
  "wp:post_modified_gmt": "modifiedGmt", "wp:post_password": "password", "wp:attachment_url": "attachmentUrl",
}
