import type { ReactNode } from "react"
import type { ArticleView, NewsroomView } from "@/lib/articles/view"
import { readBody } from "@/lib/articles/body-schema"
import { blockLines, placeValue } from "@/lib/notes/places"
import type { Failure, FieldProblems } from "@/lib/result"
import type { GuestNote } from "@/lib/sharing/view"
import { strings } from "@/lib/strings"
import { failureText, problemText } from "@/lib/strings/desk-problems"
import { ArticleDocument } from "./article-page"
import type { Chrome } from "./chrome"
import { Text } from "./text"
import { dayText, inDigits, siteDay, timeText } from "./words"

const words = strings.site.review

export type ReviewProps = {
  view: ArticleView
  chrome: Chrome
  pinned: boolean
  expiresAt: Date
  notes: readonly GuestNote[]
  /** What was typed before, where it was refused; and why. */
  typed?: Readonly<Record<string, string>>
  failure?: Failure | undefined
  /** Whether what was sent has just arrived. */
  said?: boolean
}

/** An article as a guest reads it by a review link: the readers' own page, with what can be said of it after the text. No script is needed. */
export function ReviewDocument({ view, chrome, ...rest }: ReviewProps) {
  return <ArticleDocument view={view} chrome={{ ...chrome, preview: true, banner: words.banner }} after={<Say view={view} newsroom={chrome.newsroom} {...rest} />} />
}

type SayProps = Omit<ReviewProps, "chrome"> & { newsroom: NewsroomView }

function Say({ view, newsroom, pinned, expiresAt, notes, typed = {}, failure, said = false }: SayProps) {
  const problems: FieldProblems = failure && "fields" in failure ? failure.fields : {}
  const body = readBody(view.body)
  const lines = body ? blockLines(body) : []
  return (
    <section className="say" id="say" aria-labelledby="say-title">
      <h2 id="say-title" className="d2">{words.title}</h2>
      <p className="quiet">{pinned ? words.pinned : words.following} {words.until(dayText(siteDay(expiresAt, newsroom), newsroom), timeText(expiresAt, newsroom))}</p>
      {said ? <p className="told" role="status">{words.said}</p> : null}
      {failure ? <p className="told bad" role="alert">{"fields" in failure ? words.notSaid : failureText(failure)}</p> : null}
      <form method="post" action="#say" noValidate>
        <Field name="name" label={words.name} problems={problems}>
          {(wiring) => <input {...wiring} defaultValue={typed["name"]} autoComplete="name" maxLength={200} />}
        </Field>
        <Field name="place" label={words.place} problems={problems}>
          {(wiring) => (
            <select {...wiring} defaultValue={typed["place"]}>
              <option value="">{words.whole}</option>
              {lines.map((line, index) => <option key={index} value={placeValue(line)}>{inDigits(words.paragraph(index + 1, shortened(line.text)), newsroom)}</option>)}
            </select>
          )}
        </Field>
        <Field name="text" label={words.text} problems={problems} hint={words.textHint}>
          {(wiring) => <textarea {...wiring} defaultValue={typed["text"]} rows={5} />}
        </Field>
        {/* The first is what Enter in a field presses: nobody agrees by accident. */}
        <div className="verbs">
          <button name="verdict" value="">{words.justNote}</button>
          <button name="verdict" value="changes">{words.verdicts.changes}</button>
          <button name="verdict" value="agreed">{words.verdicts.agreed}</button>
        </div>
      </form>
      {notes.length > 0 ? <Before notes={notes} newsroom={newsroom} /> : null}
    </section>
  )
}

function Before({ notes, newsroom }: { notes: readonly GuestNote[]; newsroom: NewsroomView }) {
  return (
    <>
      <h3>{words.before}</h3>
      <ol>
        {notes.map(({ id, name, text, at, verdict }) => (
          <li key={id}>
            <p className="quiet"><bdi>{name}</bdi>{strings.site.article.comma} <time dateTime={at.toISOString()}>{dayText(siteDay(at, newsroom), newsroom)}{strings.site.article.comma} {timeText(at, newsroom)}</time></p>
            {verdict ? <p><b>{words.verdicts[verdict]}</b></p> : null}
            {text === "" ? null : <p className="text"><Text>{text}</Text></p>}
          </li>
        ))}
      </ol>
    </>
  )
}

type Wiring = { id: string; name: string; "aria-invalid"?: true; "aria-describedby"?: string }
type FieldProps = { name: string; label: string; problems: FieldProblems; hint?: string; children: (wiring: Wiring) => ReactNode }

function Field({ name, label, problems, hint, children }: FieldProps) {
  const found = problems[name] ?? []
  const id = `say-${name}`
  const described = [found.length > 0 ? `${id}-err` : "", hint ? `${id}-hint` : ""].filter(Boolean).join(" ")
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({ id, name, ...(found.length > 0 ? { "aria-invalid": true } : {}), ...(described ? { "aria-describedby": described } : {}) })}
      {found.length > 0 ? <p className="err" id={`${id}-err`}>{found.map(problemText).join(" ")}</p> : null}
      {hint ? <p className="quiet" id={`${id}-hint`}>{hint}</p> : null}
    </div>
  )
}

const shortened = (text: string) => (text.length > 64 ? `${text.slice(0, 62).replace(/\s+\S*$/u, "")}…` : text)
