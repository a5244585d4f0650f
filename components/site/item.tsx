import type { ReactNode } from "react"
import type { ArticleItem, NewsroomView } from "@/lib/articles/view"
import { urls } from "@/lib/urls"
import { Once } from "./once"
import { Text } from "./text"
import { dayText, labelText } from "./words"

/** What is said of an article in one line, parted by dots. */
export const Dotted = ({ parts }: { parts: readonly ReactNode[] }) =>
  <p className="by">{parts.map((part, index) => <span key={index}>{part}{index < parts.length - 1 && <b aria-hidden="true">{"\u00B7"}</b>}</span>)}</p>

/** Whose words, what kind, of which day: parted by dots, each only where it is known. */
export function By({ item, newsroom, date }: { item: ArticleItem; newsroom: NewsroomView; date?: boolean | undefined }) {
  const { source, sourceDate, authors } = item
  const parts: ReactNode[] = [
    source && <a className="src" href={urls.source(source.slug)}><bdi>{source.name}</bdi></a>,
    labelText(item, newsroom) && <bdi>{labelText(item, newsroom)}</bdi>,
    ...authors.map(({ slug, name }) => <a href={urls.author(slug)} key={slug}><bdi>{name}</bdi></a>),
    date && source && sourceDate && <time dateTime={sourceDate}>{dayText(sourceDate, newsroom, source.monthStyle)}</time>,
  ].filter(Boolean)
  return <Dotted parts={parts} />
}

type Props = { item: ArticleItem; newsroom: NewsroomView; className?: string; date?: boolean; standfirst?: boolean }

/** An article in a list or a column. */
export function Item({ item, newsroom, className = "item", date = false, standfirst = true }: Props) {
  const draw = () => (
    <article className={className}>
      <By item={item} newsroom={newsroom} date={date} />
      <h3><a href={urls.article(item.id, item.slug)}><Text>{item.title}</Text></a></h3>
      {standfirst && item.standfirst && <p><Text>{item.standfirst}</Text></p>}
    </article>
  )
  return <Once of={[newsroom, item]} as={`item ${className} ${date} ${standfirst}`} draw={draw} />
}
