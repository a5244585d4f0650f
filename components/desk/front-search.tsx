"use client"

import { useState } from "react"
import { Notice } from "@/components/ui/notice"
import { Line, Lines } from "@/components/ui/table"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"
import type { PlacedArticle } from "./front-board"

const words = strings.desk.front

type SearchProps = { newest: readonly PlacedArticle[]; placed: readonly string[]; full: boolean; onAdd: (article: PlacedArticle) => void }

const isArticle = (value: unknown): value is PlacedArticle =>
  typeof value === "object" && value !== null && "id" in value && typeof value.id === "string" && "title" in value && typeof value.title === "string"

async function find(words: string): Promise<PlacedArticle[] | null> {
  try {
    const answer = await fetch(urls.desk.frontFind(words), { headers: { Accept: "application/json" } })
    if (!answer.ok || !/json/.test(answer.headers.get("content-type") ?? "")) return null
    const found: unknown = await answer.json()
    return typeof found === "object" && found !== null && "items" in found && Array.isArray(found.items) ? found.items.filter(isArticle) : null
  } catch {
    return null
  }
}

/** What readers have now, the newest or by words of the title, each to be put on the page. */
export function FrontSearch({ newest, placed, full, onAdd }: SearchProps) {
  const [found, setFound] = useState<readonly PlacedArticle[]>(newest)
  const [away, setAway] = useState(false)
  return (
    <section>
      <h2 className="d2">{words.found}</h2>
      <form
        className="find" role="search"
        onSubmit={async (event) => {
          event.preventDefault()
          const items = await find(String(new FormData(event.currentTarget).get("q") ?? ""))
          setAway(items === null)
          if (items !== null) setFound(items)
        }}
      >
        <div>
          <label htmlFor="front-q">{words.search}</label>
          <input id="front-q" name="q" type="search" maxLength={200} autoComplete="off" />
        </div>
        <button className="btn">{words.searchDo}</button>
      </form>
      {away ? <Notice kind="bad">{words.searchAway}</Notice> : null}
      {full ? <p className="hint">{words.full}</p> : null}
      <div role="status">{found.length === 0 ? <p>{words.noneFound}</p> : null}</div>
      {found.length > 0 ? (
        <Lines label={words.found}>
          {found.map((article) => (
            <Line
              key={article.id}
              side={placed.includes(article.id)
                ? <span className="quiet">{words.addedAlready}</span>
                : <button type="button" className="btn" disabled={full} aria-label={words.addOf(article.title)} onClick={() => onAdd(article)}>{words.add}</button>}
            >
              <span className="naskh"><bdi>{article.title}</bdi></span>
              <p className="quiet">
                {article.source ? <span className="src"><bdi>{article.source}</bdi></span> : null}
                {article.source && article.section ? " · " : null}
                {article.section ? <bdi>{article.section}</bdi> : null}
              </p>
            </Line>
          ))}
        </Lines>
      ) : null}
    </section>
  )
}
