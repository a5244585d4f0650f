"use client"

import { useState } from "react"
import { Button } from "@/components/ui/button"
import { TextField } from "@/components/ui/field"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"

const words = strings.desk.editor

export type OwnArticle = { id: string; title: string; live: boolean; href: string }

/** Our own articles by their title; taking one gives its address. */
export function OwnArticles({ onTake }: { onTake: (article: OwnArticle) => void }) {
  const [question, setQuestion] = useState("")
  const [found, setFound] = useState<OwnArticle[] | "failed" | null>(null)

  async function find() {
    const response = await fetch(`${urls.api.articles()}?${new URLSearchParams({ q: question })}`, { cache: "no-store" }).catch(() => null)
    setFound(response?.ok ? ((await response.json()) as { items: OwnArticle[] }).items : "failed")
  }
  return (
    <div className="ownlinks">
      <TextField
        label={words.linkOwn} type="search" value={question} onChange={(event) => setQuestion(event.currentTarget.value)}
        onKeyDown={(event) => event.key === "Enter" && void find()}
      />
      <Button onClick={() => void find()}>{words.linkOwnFind}</Button>
      <p role="status" className="quiet">{found === "failed" ? words.linkOwnFailed : found?.length === 0 ? words.linkOwnNone : ""}</p>
      {Array.isArray(found) && found.length > 0 ? (
        <ul aria-label={words.linkOwnFound}>
          {found.map((article) => (
            <li key={article.id}>
              <button type="button" aria-label={words.linkOwnTake(article.title)} onClick={() => onTake(article)}><bdi>{article.title}</bdi></button>
              {article.live ? null : <span className="quiet"> {words.linkOwnAway}</span>}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
