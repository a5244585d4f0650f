import { loadavg } from "node:os"
import pg from "pg"
import { FRONT } from "@/components/site/front-layout"
import { articleAndBeside, frontPage, lastWithdrawal, listArticles, newestWhole, type Scope } from "@/lib/articles/published"
import type { Paging } from "@/lib/articles/paging"
import { dayOfDate } from "@/lib/arabic/iso-day"
import { daysBeside, daysBetween, monthsOfArchive } from "@/lib/days/published"
import { frontPlaces } from "@/lib/front/published"
import { mattersOfDay } from "@/lib/matters/published"
import { sections as shownSections } from "@/lib/sections/published"
import { siteDb } from "@/lib/site-db"
import { sources } from "@/lib/sources/published"
import { anyNames, listedArticles, namesListed, partBeginnings, partRange } from "@/lib/sitemap/published"
import { articlesHere, fillCorpus } from "./corpus"
import { statementsOf, times, type Asked } from "./heard"

/**
 * What readers' pages read (Linux alone: it goes by /proc), through the site's own log-in and its row policies: the newest page of each kind, and one very deep. Beside it how long
 * the same page takes by OFFSET, ids and titles alone. And which tables the statements of each are planned to read from end to end.
 */
const ARTICLES = 100_000
const RUNS = Number(process.env.BENCH_RUNS ?? 200)
const BIG = 1_000 // rows: reading a table of fewer from end to end is the shortest way

const owner = new pg.Client(process.env.DATABASE_URL)

type Plan = { "Node Type": string; "Relation Name"?: string; Schema?: string; Plans?: Plan[] }

/** The larger tables that these statements read from end to end, as the site's log-in is planned to. */
async function readWhole(site: pg.Client, statements: readonly Asked[], big: ReadonlySet<string>): Promise<string[]> {
  const found = new Set<string>()
  const look = (plan: Plan) => {
    const table = plan["Relation Name"]
    if (plan["Node Type"] === "Seq Scan" && table !== undefined && big.has(table)) found.add(table)
    for (const child of plan.Plans ?? []) look(child)
  }
  for (const { text, values } of statements) {
    const { rows } = await site.query<{ "QUERY PLAN": { Plan: Plan }[] }>(`EXPLAIN (FORMAT JSON) ${text}`, values)
    for (const { Plan: plan } of rows[0]?.["QUERY PLAN"] ?? []) look(plan)
  }
  return [...found]
}

/** The page of a list that has this many articles before it. */
async function placeAt(depth: number, where: string): Promise<Paging> {
  const { rows: [row] } = await owner.query<{ id: string; at: Date }>(
    `SELECT article_id AS id, published_at AS at FROM pub.publication WHERE live_until IS NULL AND live_from <= now() AND ${where} ORDER BY published_at DESC, article_id DESC OFFSET ${depth - 1} LIMIT 1`)
  return row ? { before: row } : "newest"
}

async function main() {
  await owner.connect()
  if ((await articlesHere(owner)) === 0) await fillCorpus(owner, Number(process.env.BENCH_ARTICLES ?? ARTICLES))
  const all = await articlesHere(owner)
  const site = new pg.Client(process.env.SITE_DATABASE_URL)
  await site.connect()
  const { rows: tables } = await owner.query<{ name: string }>(`SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace IN ('pub'::regnamespace, 'desk'::regnamespace) AND reltuples > ${BIG}`)
  const big = new Set(tables.map(({ name }) => name))

  // The most and the least of each: what is planned well for the one may be planned badly for the other.
  const ofMost = async (column: string, table: string, rarest = false) => (await owner.query<{ id: string }>(`SELECT ${column} AS id FROM ${table} WHERE ${column} IS NOT NULL GROUP BY 1 ORDER BY count(*) ${rarest ? "" : "DESC"} LIMIT 1`)).rows[0]?.id ?? ""
  const [section, rareSection] = [await ofMost("section_id", "pub.publication"), await ofMost("section_id", "pub.publication", true)]
  const [source, rareSource] = [await ofMost("source_id", "pub.publication"), await ofMost("source_id", "pub.publication", true)]
  const [author, topic, rareTopic] = [await ofMost("author_id", "pub.publication_author"), await ofMost("tag_id", "pub.publication_tag"), await ofMost("tag_id", "pub.publication_tag", true)]
  const { rows: [days] } = await owner.query<{ newest: Date; old: Date }>("SELECT max(day) FILTER (WHERE day < current_date) AS newest, (SELECT day FROM pub.day_tally ORDER BY day OFFSET 2 LIMIT 1) AS old FROM pub.day_tally")
  const { rows: [old] } = await owner.query<{ id: string }>(`SELECT article_id AS id FROM pub.publication WHERE live_until IS NULL AND live_from <= now() ORDER BY published_at OFFSET ${Math.floor(all / 10)} LIMIT 1`)
  const shown = await shownSections()
  const family = [section, ...shown.filter(({ parentId }) => parentId === section).map(({ id }) => id)]
  const under = (column: string, ids: readonly string[]) => `${column} IN (${ids.map((id) => `'${id}'`).join(", ")})`
  const beginnings = await partBeginnings()
  const deep = Math.floor(all / 5) // a page of 20 lies behind a hundredth of as many pages
  const list = (scope: Scope, paging: Paging = "newest") => () => listArticles(scope, paging)
  const digest = (day: string) => () => Promise.all([listArticles({ day }, "newest", 100), daysBeside(day), mattersOfDay(day)])
  const feed = (scope: Scope) => () => Promise.all([newestWhole(scope, 40), lastWithdrawal()])
  const [newest, oldest] = [dayOfDate(days?.newest ?? new Date()), dayOfDate(days?.old ?? new Date())]

  const lists: [name: string, read: () => Promise<unknown>, offset?: { depth: number; where: string }][] = [
    ["front", async () => frontPage(await shownSections(), await frontPlaces(), FRONT.latest, FRONT.each)],
    [`all, ${Math.floor(deep / 20)} pages down`, list("all", await placeAt(deep, "true")), { depth: deep, where: "true" }],
    ["section and its children", list({ sections: family })],
    [`the same, ${Math.floor(deep / 20)} pages down`, list({ sections: family }, await placeAt(deep, under("section_id", family))), { depth: deep, where: under("section_id", family) }],
    ["the rarest section", list({ sections: [rareSection] })],
    ["source", list({ source })],
    [`source, ${Math.floor(deep / 20)} pages down`, list({ source }, await placeAt(deep, under("source_id", [source]))), { depth: deep, where: under("source_id", [source]) }],
    ["the rarest source", list({ source: rareSource })],
    ["author", list({ author })], ["topic", list({ topic })], ["the rarest topic", list({ topic: rareTopic })],
    ["digest of the newest day", digest(newest)], ["digest of a day long ago", digest(oldest)],
    ["archive, years and months", monthsOfArchive], ["archive, a month", () => daysBetween(`${newest.slice(0, 7)}-01`, newest)],
    ["list of papers", sources],
    ["an old article and what is near it", () => articleAndBeside(old?.id ?? "", 3)],
    ["feed of all", feed("all")], ["feed of a section", feed({ sections: family })],
    ["sitemap, the index", () => Promise.all([partBeginnings(), anyNames()])], ["sitemap, the pages", () => Promise.all([sources(), monthsOfArchive()])],
    ["sitemap, by-lines", () => namesListed("authors")], ["sitemap, topics", () => namesListed("topics")],
    ["sitemap, a part", async () => {
      const range = await partRange(beginnings[Math.floor(beginnings.length / 2)] ?? null)
      if (range) await listedArticles(range, true)
    }],
  ]
  console.log(`${all} articles before readers; ${RUNS} runs, ms; load ${loadavg()[0]?.toFixed(2)}`)
  console.log("read\tp50\tp95\tprocessor p50\tp95\tby OFFSET, processor p50\tread from end to end")
  for (const [name, read, offset] of lists) {
    const { clock, cpu, failed } = await times(read, RUNS, owner)
    const yardstick = offset && await times(() => owner.query(`SELECT p.article_id, p.title FROM pub.publication p WHERE p.live_until IS NULL AND p.live_from <= now() AND ${offset.where} ORDER BY p.published_at DESC, p.article_id DESC OFFSET ${offset.depth} LIMIT 20`), 10, owner)
    const whole = await readWhole(site, await statementsOf(read), big)
    console.log([name, ...[clock.p50, clock.p95, cpu.p50, cpu.p95].map((ms) => ms.toFixed(1)), yardstick?.cpu.p50.toFixed(1) ?? "", whole.join(", ") || "none", ...(failed > 0 ? [`${failed} failed`] : [])].join("\t"))
  }
  console.log(`load ${loadavg()[0]?.toFixed(2)}`)
  await Promise.all([owner.end(), site.end()])
  await siteDb().$disconnect()
}

await main()
