import type { ReactNode } from "react"
import type { Named, NewsroomView } from "@/lib/articles/view"
import type { Stretch } from "@/lib/search/mark"
import { queryOf, type SearchParams } from "@/lib/search/params"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"
import type { Chrome } from "./chrome"
import { SiteDocument } from "./document"
import { By } from "./item"
import { Masthead } from "./masthead"
import { Text } from "./text"
import { counted, inDigits } from "./words"
import type { ArticleItem } from "@/lib/articles/view"

const words = strings.site.search
const FORM = "search"
/** As lib/search/query.ts and published.ts have them. */
const LONGEST = 200

type Found = { question: { text: string; state: "asked" | "empty" | "long" | "common" }; total: number; more: boolean; next: string | null }
type Line = ArticleItem & { titleMarked: readonly Stretch[]; excerpt: readonly Stretch[] }
export type SearchProps = {
  chrome: Chrome
  params: SearchParams
  found: Found
  lines: readonly Line[]
  meant: string | null
  chosen: { section: Named | null; source: Named | null; author: Named | null }
  papers: readonly Named[]
  badDays: { from: boolean; to: boolean; reversed: boolean }
}

/** A text with what was looked for marked: whole words in the text's own spelling, so that no mark parts letters that join. */
function Marked({ stretches }: { stretches: readonly Stretch[] }) {
  return stretches.map(({ text, hit }, index) => (hit ? <mark key={index}>{text}</mark> : <Text key={index}>{text}</Text>))
}

function Hit({ line, newsroom }: { line: Line; newsroom: NewsroomView }) {
  return (
    <article className="item">
      <By item={line} newsroom={newsroom} date />
      <h3><a href={urls.article(line.id, line.slug)}><Marked stretches={line.titleMarked} /></a></h3>
      {line.excerpt.length > 0 && <p><Marked stretches={line.excerpt} /></p>}
    </article>
  )
}

function Choice({ name, label, all, value, of }: { name: string; label: string; all: string; value: string | undefined; of: readonly { slug: string; name: string }[] }) {
  return (
    <p className="field">
      <label htmlFor={`by-${name}`}>{label}</label>
      <select id={`by-${name}`} name={name} form={FORM} defaultValue={value ?? ""}>
        <option value="">{all}</option>
        {of.map(({ slug, name: own }) => <option key={slug} value={slug}>{own}</option>)}
      </select>
    </p>
  )
}

function Day({ name, label, value, bad }: { name: string; label: string; value: string; bad: string | null }) {
  return (
    <p className="field">
      <label htmlFor={`by-${name}`}>{label}</label>
      <input id={`by-${name}`} type="text" name={name} form={FORM} defaultValue={value} dir="auto" autoComplete="off" {...(bad !== null ? { "aria-invalid": true, "aria-describedby": `bad-${name}` } : {})} />
      {bad !== null && <span className="bad" id={`bad-${name}`}>{bad}</span>}
    </p>
  )
}

/** The page of which a search's feeds are: the question and what narrows it, whatever the order and the page. */
const feedPath = (params: SearchParams) => urls.search(queryOf(params, { page: "", order: "score" }))

/** What a search can be narrowed by. All belong to the one form at the page's head, which needs no script. */
function Facets({ chrome, params, chosen, papers, badDays, lines }: SearchProps) {
  const tops = chrome.sections.filter(({ parentId }) => parentId === null)
  const sections = tops.flatMap((top) => [top, ...chrome.sections.filter(({ parentId }) => parentId === top.id).map((child) => ({ ...child, name: `${top.name} \u203A ${child.name}` }))])
  const authors = [...new Map([...(chosen.author ? [chosen.author] : []), ...lines.flatMap(({ authors: by }) => by)].map((one) => [one.slug, one])).values()]
  return (
    <aside className="facets" aria-label={words.narrow}>
      <Choice name="source" label={words.paper} all={words.allPapers} value={chosen.source?.slug} of={papers} />
      <Choice name="section" label={words.section} all={words.allSections} value={chosen.section?.slug} of={sections} />
      {authors.length > 0 && <Choice name="author" label={words.author} all={words.allAuthors} value={chosen.author?.slug} of={authors} />}
      <Day name="from" label={words.from} value={params.from} bad={badDays.from ? words.badDay : null} />
      <Day name="to" label={words.to} value={params.to} bad={badDays.to ? words.badDay : badDays.reversed ? words.reversed : null} />
      <p className="field">
        <label htmlFor="by-order">{words.order}</label>
        <select id="by-order" name="order" form={FORM} defaultValue={params.order}>
          <option value="score">{words.orderBest}</option>
          <option value="date">{words.orderNewest}</option>
        </select>
      </p>
      <button type="submit" form={FORM}>{words.narrowed}</button>
      <p className="quiet"><a href={urls.feed(feedPath(params), "rss.xml")} type="application/rss+xml">{words.feed}</a></p>
    </aside>
  )
}

function Meant({ params, meant }: Pick<SearchProps, "params" | "meant">) {
  if (meant === null) return null
  return <p className="mean">{words.mean} <a href={urls.search(queryOf(params, { q: meant, page: "" }))}><bdi>{meant}</bdi></a>{words.meanEnd}</p>
}

/** What a page says that has no results, and the one thing to do. */
function None({ children }: { children: ReactNode }) {
  return <div className="none">{children}</div>
}

function Count({ found, params, newsroom }: { found: Found; params: SearchParams; newsroom: NewsroomView }) {
  const number = counted(found.total, words.results, newsroom)
  const count = found.more ? words.moreThan(number) : number
  const order = params.order === "date" ? words.newest : found.more ? words.bestOfNewest(number) : words.best
  return <p className="quiet"><Text>{`${words.for(count, found.question.text)}${strings.site.article.comma} ${order}`}</Text></p>
}

function Results(props: SearchProps) {
  const { chrome, params, found, lines, chosen, badDays } = props
  const { state, text } = found.question
  const narrowed = chosen.author ?? chosen.section ?? chosen.source ?? ((params.from || params.to) || null)
  if (state === "empty") return <None><p>{params.q.trim() !== "" || narrowed !== null ? words.noWord : words.empty}</p>{words.hints.map((hint) => <p key={hint}>{hint}</p>)}</None>
  if (state === "long") return <None><p>{words.long(inDigits(String(LONGEST), chrome.newsroom))}</p></None>
  if (state === "common") return <None><p><Text>{words.common(text)}</Text></p><p>{words.commonNext}</p></None>
  return (
    <div className="results">
      {lines.length > 0
        ? <ul className="entries">{lines.map((line) => <li key={line.id}><Hit line={line} newsroom={chrome.newsroom} /></li>)}</ul>
        : (
          <None>
            {params.page !== "" && !found.more ? <p>{words.noPage}</p> : badDays.reversed ? <p>{words.reversed}</p> : (
              <>
                <p><Text>{found.more ? words.noneYet(text) : words.none(text)}</Text></p>
                <p>{found.more ? words.noneYetNext : words.noneNext}</p>
              </>
            )}
            {narrowed !== null && !found.more && <p><a href={urls.search(queryOf({ ...params, section: "", source: "", author: "", from: "", to: "", page: "" }))}>{words.all}</a></p>}
          </None>
        )}
      <Facets {...props} />
    </div>
  )
}

/** The search of readers: its box, what was found, and every state of both; whole without any script. */
export function SearchDocument(props: SearchProps) {
  const { chrome, params, found, lines, meant } = props
  const { text, state } = found.question
  const title = state === "empty" ? words.title : words.titleOf(text)
  const feeds = state === "asked" ? { feeds: { path: feedPath(params), name: title } } : {}
  const meta = { title, canonical: null, index: false, ...feeds } as const
  return (
    <SiteDocument chrome={chrome} meta={meta} masthead={<Masthead chrome={chrome} place={{ search: true }} />}>
      <div className="wrap">
        <header className="title">
          <h1>{words.title}</h1>
          <form className="find" role="search" id={FORM} action={urls.search()}>
            <input type="search" name="q" defaultValue={params.q.slice(0, 2_000)} aria-label={words.words} dir="auto" enterKeyHint="search" autoComplete="off" data-suggest="/search.json" data-label={words.suggestions} />
            <button type="submit">{words.go}</button>
          </form>
          <Meant params={params} meant={meant} />
          {state === "asked" && lines.length > 0 && <Count found={found} params={params} newsroom={chrome.newsroom} />}
        </header>
        <Results {...props} />
        {(found.next !== null || params.page !== "") && (
          <nav className="pager" aria-label={strings.site.lists.pages}>
            {params.page !== "" && <a href={urls.search(queryOf(params, { page: "" }))}>{words.first}</a>}
            {found.next !== null && <a className="next" href={urls.search(queryOf(params, { page: found.next }))} rel="next"><span>{words.nextNote}</span>{words.next}</a>}
          </nav>
        )}
      </div>
    </SiteDocument>
  )
}
