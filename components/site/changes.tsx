import { readBody } from "@/lib/articles/body-schema"
import type { ArticleView, PastText } from "@/lib/articles/view"
import { nothingIgnored } from "@/lib/arabic/words"
import { compareUnits, type BlockChange } from "@/lib/compare/blocks"
import { unitsOf, unitsOfTexts, type Unit } from "@/lib/compare/units"
import type { Part } from "@/lib/compare/word-diff"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"
import { trail, type Chrome } from "./chrome"
import { Crumbs } from "./crumbs"
import { SiteDocument } from "./document"
import { Masthead } from "./masthead"
import { Text } from "./text"
import { dayText, siteDay, timeText } from "./words"

const words = strings.site.changes

type Whole = Pick<PastText, "kicker" | "title" | "subtitle" | "standfirst" | "body">

/** The lines of a text that a reader reads, its head first. */
function linesOf({ kicker, title, subtitle, standfirst, body }: Whole): Unit[] {
  const read = readBody(body)
  return [...unitsOfTexts([kicker, title, subtitle, standfirst]), ...(read ? unitsOf(read) : [])]
}

/** What is gone struck through, what is new underlined, and each told in words to who does not see it; whole words, so that letters stay joined. */
function Words({ parts }: { parts: readonly Part[] }) {
  return parts.map(({ kind, before, after }, index) => {
    if (kind === "same") return <Text key={index}>{after}</Text>
    const Mark = kind === "removed" ? "del" : "ins"
    return <Mark key={index}><span className="unseen">{words[kind]} </span><Text>{kind === "removed" ? before : after}</Text><span className="unseen"> {words.end} </span></Mark>
  })
}

const only = (kind: "removed" | "added", { text }: Unit): Part[] => [{ kind, before: text, after: text }]

function partsOf(change: BlockChange): Part[] | null {
  if (change.kind === "changed") return change.parts.some(({ kind }) => kind !== "same") ? change.parts : null
  if (change.kind === "removed") return change.moved ? null : only("removed", change.before)
  return change.kind === "added" && !change.moved ? only("added", change.after) : null
}

function Step({ chrome: { newsroom }, before, after, at }: { chrome: Chrome; before: Whole; after: Whole; at: Date }) {
  const changed = compareUnits(linesOf(before), linesOf(after), nothingIgnored).map(partsOf).filter((parts) => parts !== null)
  return (
    <section className="step">
      <h2><time dateTime={at.toISOString()}>{words.at(dayText(siteDay(at, newsroom), newsroom), timeText(at, newsroom))}</time></h2>
      {changed.length === 0 ? <p className="quiet">{words.noWords}</p> : changed.map((parts, index) => <p key={index}><Words parts={parts} /></p>)}
    </section>
  )
}

/** What changed in an article since it first went out, newest first: only of texts that readers have had. */
export function ChangesDocument({ chrome, view, past }: { chrome: Chrome; view: ArticleView; past: readonly PastText[] }) {
  const between = [
    ...trail(chrome.sections, view.section?.id).map(({ name, slug }) => ({ name, href: urls.section(slug) })), { name: view.title, href: urls.article(view.id, view.slug) },
  ]
  const texts: (Whole & { from: Date })[] = [{ ...view, from: view.updatedAt }, ...past]
  return (
    <SiteDocument chrome={chrome} meta={{ title: words.title(view.title), canonical: null, index: false }} masthead={<Masthead chrome={chrome} place={{ section: view.section?.id }} />}>
      <div className="wrap">
        <Crumbs chrome={chrome} between={between} here={words.name} />
        <header className="head"><p className="kicker">{words.name}</p><h1 className="long"><a href={urls.article(view.id, view.slug)}><Text>{view.title}</Text></a></h1><p className="quiet">{words.how}</p></header>
        <div className="steps">
          {texts.slice(0, -1).map((after, index) => {
            const before = texts[index + 1]
            return before && <Step key={index} chrome={chrome} before={before} after={after} at={after.from} />
          })}
        </div>
      </div>
    </SiteDocument>
  )
}
