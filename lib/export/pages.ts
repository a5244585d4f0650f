import "server-only"
import { z } from "zod"
import { dayIn, formatDay, isIsoDay } from "@/lib/arabic/dates"
import { safeLink } from "@/lib/articles/body"
import { readBody } from "@/lib/articles/body-schema"
import { bodyHtml, escapeHtml as escape } from "@/lib/articles/body-html"
import type { Client } from "@/lib/backup/catalogue"
import { standing, states, type State } from "@/lib/publishing/state"
import { phases } from "@/lib/publishing/state"
import { strings } from "@/lib/strings"
import { exportPages as words } from "@/lib/strings/export-pages"

const text = z.string()
const maybe = text.nullable()
const shown = { title: text, kicker: text, subtitle: text, standfirst: text, body: z.unknown(), section_id: maybe, source_id: maybe, source_date: maybe, source_url: maybe, picture_id: maybe.optional() }
const link = z.looseObject({ author_id: text, position: z.number(), publication_id: text.optional() })
const publication = z.looseObject({
  ...shown, id: text, version: z.number(), live_from: text, live_until: maybe, published_at: text, corrections: z.array(z.looseObject({ at: text, note: text })),
})
const articleLine = z.looseObject({
  ...shown, id: text, phase: text, version: z.number(), edited_at: text,
  "desk.article_author": z.array(link), "desk.revision": z.array(z.unknown()), "pub.publication": z.array(publication), "pub.publication_author": z.array(link),
})

export type IndexLine = { id: string; title: string; section: string | null; source: string | null; at: string; state: State }
type Shown = Pick<z.infer<typeof publication>, "title" | "kicker" | "subtitle" | "standfirst" | "body" | "section_id" | "source_id" | "source_date" | "source_url" | "picture_id">
export type ExportArticle = { index: IndexLine; text: Shown; authors: readonly string[]; publishedAt: string | null; corrections: readonly { at: string; note: string }[]; revisions: number }
export type Names = {
  sections: ReadonlyMap<string, string>
  sources: ReadonlyMap<string, string>
  authors: ReadonlyMap<string, string>
  /** A picture's file in the archive, and what is said of it. */
  pictures: ReadonlyMap<string, { file: string; alt: string; credit: string; caption: string }>
}
type Room = { name: string; now: Date; timeZone: string }

export const pageEntry = (id: string) => `html/a/${id}.html`

/** An article as a reader of the archive sees it: what is or was last before readers, else the working copy. */
export function lineOfArticle(line: string, now: Date): ExportArticle {
  const row = articleLine.parse(JSON.parse(line))
  const out = [...row["pub.publication"]].filter((each) => new Date(each.live_from) <= now).sort((a, b) => (a.live_from < b.live_from ? 1 : -1))[0]
  const phase = phases.find((each) => each === row.phase) ?? "draft"
  const publications = row["pub.publication"].map((each) => ({
    id: each.id, version: each.version, liveFrom: new Date(each.live_from), liveUntil: each.live_until === null ? null : new Date(each.live_until),
  }))
  const { state } = standing({ phase, version: row.version, publications }, now)
  const from: Shown = out ?? row
  const links = out ? row["pub.publication_author"].filter((each) => each.publication_id === out.id) : row["desk.article_author"]
  return {
    index: { id: row.id, title: from.title, section: from.section_id, source: from.source_id, at: out?.published_at ?? row.edited_at, state },
    text: from, authors: links.sort((a, b) => a.position - b.position).map((each) => each.author_id),
    publishedAt: out?.published_at ?? null, corrections: out?.corrections ?? [], revisions: row["desk.revision"].length,
  }
}

/** What articles name by id, and which file shows a picture: the largest that a browser shows, by the files that there are. */
export async function namesOf(client: Client, files: readonly string[]): Promise<Names> {
  const map = async (table: string) => {
    const { rows } = await client.query<{ id: string; name: string }>(`SELECT id::text AS id, name FROM ${table}`)
    return new Map(rows.map(({ id, name }) => [id, name]))
  }
  const { rows } = await client.query<{ id: string; key: string; alt: string; credit: string; caption: string }>("SELECT id::text AS id, key, alt, credit, caption FROM desk.media")
  const pictures = new Map(rows.flatMap(({ id, key, ...said }) => {
    const own = files.filter((name) => name.includes(key))
    const file = own.find((name) => /\.(?:jpe?g|png)$/.test(name)) ?? own.find((name) => name.endsWith(".webp")) ?? own[0]
    return file === undefined ? [] : [[id, { file, ...said }] as const]
  }))
  return { sections: await map("desk.section"), sources: await map("desk.source"), authors: await map("desk.author"), pictures }
}

const { comma } = strings.desk.lists

const own = (value: string) => `<bdi>${escape(value)}</bdi>`

export const exportCss = `:root{color-scheme:light dark}body{margin:0 auto;padding:2rem 1.25rem 4rem;max-width:44rem;font:1.125rem/1.9 "Noto Naskh Arabic","Amiri","Scheherazade New","Times New Roman",serif;color:#1b2227;background:#fcfdfb}
h1{font-size:1.9rem;line-height:1.5;margin:.5rem 0}h2{font-size:1.35rem;margin:2.5rem 0 .5rem;padding-block-start:.5rem;border-block-start:3px double #1b2227}h3{font-size:1.15rem}
a{color:inherit;text-decoration-color:#3b7a57}ul.list{list-style:none;padding:0}ul.list li{padding:.5rem 0;border-block-end:1px solid #cfd6d0}
.quiet{color:#56615b;font-size:.95rem}.kicker{color:#56615b;margin:0}.stand{font-weight:600}figure{margin:1.5rem 0}img{max-width:100%;height:auto}
blockquote{margin:1.5rem 0;padding-inline-start:1rem;border-inline-start:3px solid #3b7a57}table{border-collapse:collapse}th,td{border:1px solid #cfd6d0;padding:.25rem .75rem;vertical-align:top;text-align:start}aside{margin:1.5rem 0;font-size:1.35rem}.fix{border:1px solid #b3261e;padding:.5rem 1rem}
@media (prefers-color-scheme:dark){body{color:#e6ebe7;background:#11161a}h2{border-color:#e6ebe7}ul.list li{border-color:#39424a}.quiet,.kicker{color:#a7b2ab}}
`

function document(title: string, depth: string, inner: string): string {
  return `<!doctype html>
<html lang="ar" dir="rtl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self' file:; img-src 'self' file:">
<title>${escape(title)}</title>
<link rel="stylesheet" href="${depth}html/style.css">
</head>
<body>
${inner}
</body>
</html>
`
}

const dayText = (at: string, timeZone: string) => formatDay(dayIn(new Date(at), timeZone), "dual")

/** The list of all articles by section, newest first. */
export function indexHtml(lines: readonly IndexLine[], names: Names, room: Room): string {
  const groups = new Map<string, IndexLine[]>()
  for (const line of lines) {
    const section = (line.section !== null && names.sections.get(line.section)) || words.noSection
    groups.set(section, [...(groups.get(section) ?? []), line])
  }
  const item = ({ id, title, source, at, state }: IndexLine) => {
    const from = source === null ? "" : `${own(names.sources.get(source) ?? "")}${comma}`
    return `<li><a href="${pageEntry(id)}">${own(title || words.untitled)}</a><br><span class="quiet">${strings.desk.states[state]}${comma}${from}${dayText(at, room.timeZone)}</span></li>`
  }
  const part = ([section, items]: [string, IndexLine[]]) =>
    `<h2>${own(section)}</h2>\n<ul class="list">\n${items.sort((a, b) => (a.at < b.at ? 1 : -1)).map(item).join("\n")}\n</ul>`
  const head = `<h1>${own(words.title(room.name))}</h1>\n<p class="quiet">${words.made(dayText(room.now.toISOString(), room.timeZone))} ${words.articles(lines.length)}.</p>`
  return document(words.title(room.name), "", `${head}\n${[...groups].sort(([a], [b]) => a.localeCompare(b, "ar")).map(part).join("\n")}`)
}

/** One article's page. */
export function articlePageHtml({ index, text: t, authors, publishedAt, corrections, revisions }: ExportArticle, names: Names, room: Room): string {
  const p = (kind: string, value: string) => (value === "" ? "" : `<p class="${kind}">${own(value)}</p>\n`)
  const bylines = authors.flatMap((id) => names.authors.get(id) ?? []).map(own).join(comma)
  const source = t.source_id === null ? "" : own(names.sources.get(t.source_id) ?? "")
  const printed = t.source_date !== null && isIsoDay(t.source_date) ? `${words.printed}: ${formatDay(t.source_date, "dual")}` : ""
  const href = t.source_url === null ? null : safeLink(t.source_url)
  const original = href === null ? "" : `<a href="${escape(href)}" rel="noopener noreferrer">${words.original}</a>`
  const section = t.section_id === null ? "" : own(names.sections.get(t.section_id) ?? "")
  const facts = [section, source, bylines, printed, publishedAt === null ? "" : `${words.published}: ${dayText(publishedAt, room.timeZone)}`, original].filter(Boolean)
  const picture = t.picture_id ? names.pictures.get(t.picture_id) : undefined
  const figure = picture ? `${figureHtml(picture.file, picture)}\n` : ""
  const body = readBody(t.body)
  const fixes = corrections.map(({ at, note }) => `<p class="fix"><b>${words.corrections}</b> ${dayText(at, room.timeZone)}: ${own(note)}</p>`).join("\n")
  const title = t.title || words.untitled
  const inner = `<p class="quiet"><a href="../../index.html">${words.back}</a></p>
<article>
${p("kicker", t.kicker)}<h1>${own(title)}</h1>
${p("sub", t.subtitle)}${p("stand", t.standfirst)}<p class="quiet">${facts.join(comma)}</p>
<p class="quiet">${strings.desk.states[states.find((state) => state === index.state) ?? "draft"]}${comma}${words.revisions(revisions)}</p>
${figure}${body ? bodyHtml(body, drawing(names)) : `<p>${strings.site.article.bodyMissing}</p>`}
${fixes}
</article>`
  return document(title, "../../", inner)
}

/** A picture; its words alone where the archive has no file of it. */
function figureHtml(file: string | undefined, { alt, caption, credit }: { alt: string; caption: string; credit: string }): string {
  const image = file === undefined ? "" : `<img src="../../media/${escape(file)}" alt="${escape(alt)}">`
  const said = [caption, credit].filter(Boolean).join(comma)
  return image === "" && said === "" ? "" : `<figure>${image}<figcaption class="quiet">${own(said)}</figcaption></figure>`
}

const drawing = (names: Names) => ({
  figure: (attrs: { mediaId: string; alt: string; caption: string; credit: string }) => figureHtml(names.pictures.get(attrs.mediaId)?.file, attrs),
  notes: { heading: strings.site.article.notes, back: strings.site.article.back },
})
