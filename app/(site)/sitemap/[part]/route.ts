import { missing, reader, type Answer, type Visit } from "@/app/(site)/reader"
import { LISTS, MOST, beginningOf, type Names } from "@/lib/sitemap/parts"
import { monthsOfArchive } from "@/lib/days/published"
import { listedArticles, namesListed, partRange } from "@/lib/sitemap/published"
import { writeSitemap, type Entry } from "@/lib/sitemap/write"
import { sources } from "@/lib/sources/published"
import { urls } from "@/lib/urls"

export const dynamic = "force-dynamic"

/** A part of the sitemap: pages that are lists, those of by-lines or of topics, or the articles that were first published in a range of time. */
export const GET = reader(async (visit) => {
  const name = /^(.{1,20})\.xml$/.exec(visit.parts[1] ?? "")?.[1] ?? ""
  const list = LISTS.find((each) => each === name)
  return list === undefined ? articles(name, visit) : list === "pages" ? lists(visit) : names(list, visit)
})

async function lists({ chrome: coming }: Visit): Promise<Answer> {
  const [{ origin, sections }, papers, months] = await Promise.all([coming, sources(), monthsOfArchive()])
  const years = [...new Set(months.map(({ month }) => month.slice(0, 4)))]
  const pages = [
    urls.home(), urls.about(), urls.feeds(), ...sections.map(({ slug }) => urls.section(slug)), urls.sources(), ...papers.map(({ slug }) => urls.source(slug)),
    ...(years.length > 0 ? [urls.archive(), ...years.map((year) => urls.archive(year)), ...months.map(({ month }) => urls.archive(month))] : []),
  ]
  return answer(pages.slice(0, MOST).map((page) => ({ address: origin + page, changed: null })), ["articles", "sources"])
}

const NAMES: Record<Names, { at: (slug: string) => string; tag: string }> = { authors: { at: urls.author, tag: "authors" }, topics: { at: urls.topic, tag: "tags" } }

async function names(what: Names, { chrome: coming }: Visit): Promise<Answer> {
  const { at, tag } = NAMES[what]
  const [{ origin }, slugs] = await Promise.all([coming, namesListed(what)])
  return answer(slugs.map((slug) => ({ address: origin + at(slug), changed: null })), [tag])
}

async function articles(name: string, { chrome: coming }: Visit): Promise<Answer> {
  const begins = beginningOf(name)
  const range = begins === undefined ? null : await partRange(begins)
  if (range === null) return missing()
  const { origin, newsroom } = await coming
  const found = await listedArticles(range, newsroom.indexOwn)
  return answer(found.map(({ id, slug, liveFrom }) => ({ address: origin + urls.article(id, slug), changed: liveFrom })), ["articles", "sources"])
}

const answer = (entries: readonly Entry[], tags: readonly string[]): Answer => ({ text: writeSitemap(entries), type: "application/xml; charset=utf-8", tags })
