import { Tokenizer, TokenizerMode, type Token } from "parse5"
import { isPartedTrail } from "./breadcrumb"
import { trimSeparators } from "./edges"
import { attribute, BLOCKS, isFurniture, isTrail, LINKS, PARAGRAPHS, RAW } from "./elements"

/** What a page's markup says beside its text: main headings, head title, canonical address, the crumbs of its trail. */
export type Hints = { headings: string[]; pageTitle: string | null; url: string | null; breadcrumb: string[] | null; leftOut: boolean }

const LONGEST_TRAIL = 600

type Region = { tag: string; depth: number }
/** `named` where its author called it a trail; a menu that is not may be one all the same, as `text` will show. */
type TrailRegion = Region & { named: boolean; crumbs: string[]; crumb: string; text: string }

/** Gathers the lines of one page from its tags and words; `dropping` says whether what surrounds an article is left out. */
export class MarkupReader {
  private lines: string[] = []
  private line = ""
  private skip: Region | null = null
  private trail: TrailRegion | null = null
  private capture: "heading" | "pageTitle" | "raw" | null = null
  private captured = ""
  private headings: string[] = []
  private pageTitle: string | null = null
  private canonical: string | null = null
  private openGraphUrl: string | null = null
  private breadcrumb: string[] | null = null
  private leftOut = false

  constructor(private readonly dropping: boolean) {}

  get unfinished(): boolean {
    return this.skip !== null || this.trail !== null
  }

  read(html: string): void {
    const tokenizer = new Tokenizer({}, {
      onComment: () => undefined,
      onDoctype: () => undefined,
      onEof: () => this.breakLine(),
      onStartTag: (token) => {
        this.start(token)
        if (token.tagName === "script") tokenizer.state = TokenizerMode.SCRIPT_DATA
        else if (token.tagName === "title" || token.tagName === "textarea") tokenizer.state = TokenizerMode.RCDATA
        else if (RAW.has(token.tagName)) tokenizer.state = TokenizerMode.RAWTEXT
      },
      onEndTag: (token) => this.end(token.tagName),
      onCharacter: (token) => this.text(token.chars),
      onWhitespaceCharacter: (token) => this.text(token.chars),
      onNullCharacter: () => undefined,
    })
    tokenizer.write(html, true)
  }

  page(): { text: string; hints: Hints } {
    const url = this.canonical ?? this.openGraphUrl
    const { headings, pageTitle, breadcrumb, leftOut } = this
    return { text: this.lines.join("\n"), hints: { headings, pageTitle, url, breadcrumb, leftOut } }
  }

  private start(token: Token.TagToken): void {
    const tag = token.tagName
    if (this.skip) {
      if (tag === this.skip.tag && !token.selfClosing) this.skip.depth += 1
      return
    }
    if (this.trail) {
      if (isTrail(token)) this.trail.named = true
      return this.startInTrail(tag)
    }
    if (tag === "title") return this.beginCapture("pageTitle")
    if (tag === "script" || tag === "textarea" || RAW.has(tag)) return this.beginCapture("raw")
    if (tag === "link" || tag === "meta") return this.metadata(token)
    if (isTrail(token)) {
      this.breakLine()
      this.trail = { tag, depth: 1, named: true, crumbs: [], crumb: "", text: "" }
    } else if (this.dropping && tag === "nav" && !token.selfClosing) {
      this.breakLine()
      this.trail = { tag, depth: 1, named: false, crumbs: [], crumb: "", text: "" }
    } else if (this.dropping && isFurniture(token)) {
      this.breakLine()
      this.skip = { tag, depth: 1 }
    } else {
      this.flow(tag)
      if (tag === "h1") this.beginCapture("heading")
    }
  }

  private end(tag: string): void {
    if (this.skip) return this.endSkip(tag)
    if (this.trail) return this.endInTrail(tag)
    if (this.capture === "heading" && tag === "h1") this.headings.push(this.endCapture())
    else if (this.capture === "pageTitle" && tag === "title") this.pageTitle = this.endCapture()
    else if (this.capture === "raw") this.endCapture()
    this.flow(tag === "br" ? "br" : tag)
  }

  private endSkip(tag: string): void {
    if (!this.skip || tag !== this.skip.tag) return
    this.skip.depth -= 1
    if (this.skip.depth === 0) this.skip = null
  }

  private startInTrail(tag: string): void {
    if (!this.trail) return
    if (tag === "h1") {
      this.abandonTrail()
      if (!this.skip) this.beginCapture("heading")
      return
    }
    if (tag === this.trail.tag) this.trail.depth += 1
    if (LINKS.has(tag)) this.endCrumb()
  }

  private endInTrail(tag: string): void {
    if (!this.trail) return
    if (LINKS.has(tag)) this.endCrumb()
    if (tag !== this.trail.tag) return
    this.trail.depth -= 1
    if (this.trail.depth > 0) return
    this.endCrumb()
    const { crumbs, named, text } = this.trail
    this.trail = null
    if (!named && !isPartedTrail(crumbs, text)) {
      this.leftOut ||= /\p{L}/u.test(text)
      return
    }
    if (crumbs.length > 1) this.breadcrumb ??= crumbs
    if (crumbs.length > 0) this.lines.push(crumbs.join(" › "), "")
  }

  /** A box that holds more than a trail was named for it, not one itself: its words go back into the page; a menu's do not. */
  private abandonTrail(): void {
    if (!this.trail) return
    if (!this.trail.named) {
      this.leftOut = true
      this.skip = { tag: this.trail.tag, depth: this.trail.depth }
      this.trail = null
      return
    }
    this.lines.push(...this.trail.crumbs)
    this.line = this.trail.crumb
    this.trail = null
  }

  private endCrumb(): void {
    if (!this.trail) return
    const crumb = trimSeparators(this.trail.crumb)
    if (crumb !== "") this.trail.crumbs.push(crumb)
    this.trail.crumb = ""
  }

  private text(chars: string): void {
    if (this.skip) {
      if (/\p{L}/u.test(chars)) this.leftOut = true
      return
    }
    const flat = chars.replace(/[ \t\n\f\r]+/g, " ")
    if (this.trail) return this.trailText(flat)
    if (this.capture) this.captured += flat
    if (this.capture !== "raw" && this.capture !== "pageTitle") this.line += flat
  }

  private trailText(flat: string): void {
    if (!this.trail) return
    this.trail.crumb += flat
    this.trail.text += flat
    if (this.trail.text.length > LONGEST_TRAIL) this.abandonTrail()
  }

  private flow(tag: string): void {
    if (tag === "td" || tag === "th") this.line += " "
    else if (tag === "br" || BLOCKS.has(tag) || PARAGRAPHS.has(tag)) this.breakLine()
    if (PARAGRAPHS.has(tag)) this.lines.push("")
  }

  private breakLine(): void {
    if (this.capture === "heading") this.captured += " "
    if (this.line !== "") this.lines.push(this.line)
    this.line = ""
  }

  private beginCapture(what: "heading" | "pageTitle" | "raw"): void {
    this.capture = what
    this.captured = ""
  }

  private endCapture(): string {
    const text = this.captured.trim()
    this.capture = null
    this.captured = ""
    return text
  }

  private metadata(token: Token.TagToken): void {
    const of = (name: string) => attribute(token, name)
    if (token.tagName === "link" && of("rel").toLowerCase() === "canonical") this.canonical ??= of("href") || null
    if (token.tagName === "meta" && of("property").toLowerCase() === "og:url") this.openGraphUrl ??= of("content") || null
  }
}
