"use client"

import { Link } from "@/components/ui/link"
import type { FormAction } from "@/components/form/form"
import { Status } from "@/components/ui/status"
import type { FirstSteps as Steps } from "@/lib/newsroom/effects"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"
import { Verb } from "./verb"

const words = strings.desk.firstSteps

/** What an empty newsroom needs, in order, each ticked by what is there. Whoever may take the steps may also put the list away. */
export function FirstSteps({ steps, dismiss }: { steps: Steps; dismiss: FormAction }) {
  const lines = [
    { key: "settings", done: steps.settings, href: urls.desk.settings(), name: words.settings.name, text: words.settings.text },
    { key: "section", done: steps.section, href: urls.desk.sections(), name: words.section.name, text: words.section.text },
    { key: "person", done: steps.person, href: urls.desk.users(), name: words.person.name, text: words.person.text },
    { key: "source", done: steps.sources > 0, href: urls.desk.sources(), name: words.source.name, text: words.source.text(steps.sources) },
    { key: "article", done: steps.article, href: urls.desk.clip(), name: words.article.name, text: words.article.text },
    { key: "publish", done: steps.publish, href: urls.desk.articles(), name: words.publish.name, text: words.publish.text },
  ]
  return (
    <section className="block steps" aria-labelledby="first-steps">
      <h2 className="d2" id="first-steps">{words.title}</h2>
      <p className="quiet">{words.note}</p>
      <ol className="rows">
        {lines.map(({ key, done, href, name, text }) => (
          <li key={key}>
            <div>
              <Link className="t" href={href}>{name}</Link>
              <p className="quiet">{text}</p>
            </div>
            <div className="side"><Status shape={done ? "live" : "draft"}>{done ? words.done : words.open}</Status></div>
          </li>
        ))}
      </ol>
      <p className="quiet">{words.site}</p>
      <Verb action={dismiss} fields={{}} className="link">{words.dismiss}</Verb>
    </section>
  )
}
