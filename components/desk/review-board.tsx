"use client"

import { Link } from "@/components/ui/link"
import { useRef } from "react"
import { Form, type FormAction } from "@/components/form/form"
import { Submit } from "@/components/form/submit"
import { CheckField, TextField } from "@/components/ui/field"
import { Lines } from "@/components/ui/table"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"
import { ChosenProblem } from "./review-chosen"

const words = strings.desk.review

/** An article that waits for a decision; `when` and `terms` are words already. */
export type DueLine = { id: string; version: number; title: string; when: string; terms: string }
export type DuePaper = { id: string; name: string; articles: readonly DueLine[] }

/** What waits for a decision, by paper, and beneath it the decision: chosen ones are taken down or kept, for one reason. A plain post works too. */
export function ReviewBoard({ papers, action, more }: { papers: readonly DuePaper[]; action: FormAction; more: string | null }) {
  const list = useRef<HTMLDivElement>(null)
  const choose = (chosen: boolean) => list.current?.querySelectorAll<HTMLInputElement>("[name=articles]").forEach((box) => (box.checked = chosen))
  return (
    <Form action={action} label={words.title} clears>
      <ChosenProblem />
      <div ref={list}>
        <CheckField label={words.chooseAll} onChange={(event) => choose(event.currentTarget.checked)} />
        {papers.map((paper) => (
          <section key={paper.id} className="block">
            <h2 className="d2"><span className="src"><bdi>{paper.name}</bdi></span></h2>
            <p className="quiet">{paper.articles[0]?.terms}</p>
            <Lines label={paper.name}>
              {paper.articles.map((article) => (
                <li key={article.id} className="pick">
                  <input type="checkbox" name="articles" value={`${article.id}.${article.version}`} aria-label={words.choose(article.title)} />
                  <div>
                    <Link className="t" href={urls.desk.article(article.id)}><bdi>{article.title}</bdi></Link>
                    <p className="quiet">{article.when}</p>
                  </div>
                </li>
              ))}
            </Lines>
          </section>
        ))}
      </div>
      {more === null ? null : <p className="quiet">{more}</p>}
      <section className="block sheet">
        <h2 className="d2">{words.decision}</h2>
        <TextField label={words.reason} name="reason" hint={words.reasonHint} />
        <TextField label={words.notice} name="notice" optional hint={strings.desk.publishing.noticeHint} />
        <div className="bar">
          <Submit name="decision" value="keep">{words.keep}</Submit>
          <Submit name="decision" value="withdraw" kind="red">{words.withdraw}</Submit>
        </div>
      </section>
    </Form>
  )
}
