import type { ReactNode } from "react"
import type { ArticleView, Named, NewsroomView } from "@/lib/articles/view"
import { originalOf } from "@/lib/sources/indexing"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"
import { Text } from "./text"
import { counted, dayText, hijriText, kindText, labelText, readingTime, siteDay, weekdayName } from "./words"

const { article: words, look } = strings.site

function kindLine(view: ArticleView, newsroom: NewsroomView): string {
  const kind = kindText(view.kind)
  if (view.kindLabel && view.kindLabel !== kind) return words.kindAndLabel(kind, view.kindLabel)
  if (view.origin === "translated" && view.source && view.kind !== "translation") return words.translatedFrom(kind)
  return labelText(view, newsroom)
}

/** «بقلم …»: by-lines, the last joined by «و». */
function ByLine({ authors }: { authors: readonly Named[] }) {
  return (
    <p className="byline">
      {words.by}{" "}
      {authors.map(({ slug, name }, index) => (
        <span key={slug}>{index > 0 && ` ${words.and}`}<a href={urls.author(slug)}><bdi>{name}</bdi></a></span>
      ))}
    </p>
  )
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => <div><dt>{name}</dt><dd>{children}</dd></div>

/** The same day as the Hijri calendar has it, where the newsroom shows that. */
function Hijri({ day, newsroom }: { day: string; newsroom: NewsroomView }) {
  const text = hijriText(day, newsroom)
  return text && <span className="hijri">{text}</span>
}

function Facts({ view, newsroom }: { view: ArticleView; newsroom: NewsroomView }) {
  const [published, updated] = [siteDay(view.publishedAt, newsroom), siteDay(view.updatedAt, newsroom)]
  const original = originalOf(view)
  return (
    <dl>
      <Fact name={words.published}>
        {view.unpublished ? words.notPublished : (
          <>
            <time dateTime={view.publishedAt.toISOString()}>{dayText(published, newsroom)}</time>
            {!view.source && <Hijri day={published} newsroom={newsroom} />}
          </>
        )}
      </Fact>
      {updated !== published && (
        <Fact name={words.updated}><time dateTime={view.updatedAt.toISOString()}>{dayText(updated, newsroom)}</time></Fact>
      )}
      {newsroom.showChanges && view.updatedAt > view.publishedAt && (
        <Fact name={strings.site.changes.name}><a href={urls.articleChanges(view.id, view.slug)}>{strings.site.changes.link}</a></Fact>
      )}
      {view.matter && <Fact name={strings.site.matter.several}><a href={urls.matter(view.matter.id)}><Text>{view.matter.title}</Text></a></Fact>}
      <Fact name={words.readingTime}>{readingTime(view.words, newsroom)}</Fact>
      {view.fidelity && <Fact name={words.fidelity}>{strings.fidelities[view.fidelity]}</Fact>}
      {original !== null && (
        <Fact name={words.original}><a href={original} rel="noopener">{words.originalLink}</a></Fact>
      )}
      {view.corrections.length > 0 && (
        <Fact name={words.correction}>
          <a href="#t1">{counted(view.corrections.length, strings.site.count.corrections, newsroom)}</a>
        </Fact>
      )}
    </dl>
  )
}

/** «الإسناد»: whose words these are, of which day, who wrote them, and what is known of the page. Red is another's name; our own is in ink. */
export function Attribution({ view, newsroom }: { view: ArticleView; newsroom: NewsroomView }) {
  const { source, sourceDate } = view
  return (
    <aside className="isnad" aria-label={words.attribution}>
      {kindLine(view, newsroom) && <p><bdi>{kindLine(view, newsroom)}</bdi></p>}
      <p>
        {source
          ? <span className="src"><a href={urls.source(source.slug)}><bdi>{source.name}</bdi></a></span>
          : <span className="own"><a href={urls.home()}><bdi>{newsroom.name}</bdi></a></span>}
      </p>
      {source && sourceDate && (
        <p className="when">
          <time dateTime={sourceDate}>
            {weekdayName(sourceDate)} <span className="whole">{dayText(sourceDate, newsroom, source.monthStyle, false)}</span>
          </time>
          <Hijri day={sourceDate} newsroom={newsroom} />
        </p>
      )}
      {view.authors.length > 0 && <ByLine authors={view.authors} />}
      <Facts view={view} newsroom={newsroom} />
      <p className="tools">
        <button type="button" hidden data-copy={urls.shortArticle(view.id)} data-done={words.linkCopied}>{words.copyLink}</button>
        <button type="button" hidden data-print="">{words.print}</button>
        <button type="button" hidden data-size="1">{look.larger}</button>
        <button type="button" hidden data-size="-1">{look.smaller}</button>
        <button type="button" hidden data-share={urls.shortArticle(view.id)}>{look.share}</button>
        <span role="status" className="quiet" />
      </p>
    </aside>
  )
}
