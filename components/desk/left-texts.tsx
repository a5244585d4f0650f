"use client"

import { Link } from "@/components/ui/link"
import { useEffect, useState } from "react"
import { Button } from "@/components/ui/button"
import { Line, Lines } from "@/components/ui/table"
import { asPage } from "@/lib/saving/as-page"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"
import type { Clock } from "./article-choices"
import { download } from "./download"
import { left } from "./journal"
import { moment } from "./moment"
import { textOf, type OpenText } from "./open-texts"

const words = strings.desk.left

/** What this person wrote on this device and no open page holds: each leads to its article, which takes it up. Nothing where there is none. */
export function LeftTexts({ person, clock }: { person: string; clock: Clock }) {
  const [texts, setTexts] = useState<readonly OpenText[]>([])
  useEffect(() => {
    let gone = false
    void left(person).then((entries) => {
      if (!gone) setTexts(entries.map(textOf))
    })
    return () => {
      gone = true
    }
  }, [person])
  if (texts.length === 0) return null
  return (
    <section className="block" aria-labelledby="left-texts">
      <div className="bar"><h2 id="left-texts" className="d2">{words.title}</h2></div>
      <p className="quiet">{words.text}</p>
      <Lines label={words.title}>
        {texts.map(({ key, article, at, copy }) => {
          const title = copy.title || (article === null ? words.fresh : strings.desk.article.untitled)
          const save = () => download(`${title}.html`, "text/html", asPage([copy]))
          return (
            <Line key={key} side={<Button aria-label={words.downloadOf(title)} onClick={save}>{words.download}</Button>}>
              <Link className="t" href={article === null ? urls.desk.newArticle() : urls.desk.article(article)}><bdi>{title}</bdi></Link>
              <p className="quiet">{words.writtenAt(moment(at, clock))}</p>
            </Line>
          )
        })}
      </Lines>
    </section>
  )
}
