"use client"

import { useState, type SubmitEvent } from "react"
import { FormContext } from "@/components/form/context"
import type { FormAction } from "@/components/form/form"
import { Submit } from "@/components/form/submit"
import { useSend } from "@/components/form/use-send"
import type { AddOption } from "@/components/ui/combobox"
import { TextArea } from "@/components/ui/field"
import { Notice } from "@/components/ui/notice"
import { formatDay } from "@/lib/arabic/dates"
import type { Begun } from "@/lib/clipping/begun"
import type { Change } from "@/lib/clipping/clean"
import { MAX_CLIPPING_BYTES } from "@/lib/clipping/inspect"
import type { EvidenceOf, Recognition } from "@/lib/clipping/recognition"
import type { Result } from "@/lib/result"
import { strings } from "@/lib/strings"
import { failureText } from "@/lib/strings/desk-problems"
import { styleOf, type ArticleChoices, type Clock } from "./article-choices"
import { ClipResult } from "./clip-result"

const words = strings.desk.clip

/** What a pasted text gave: kept as a clipping, read, and matched with what the newsroom has (null: it has none, or several). */
export type Extracted = {
  id: string
  recognition: Recognition
  evidence: EvidenceOf
  /** The cleaned text, line by line; `evidence` counts in it. */
  lines: string[]
  changes: Change[]
  sectionId: string | null
  sourceId: string | null
  authorId: string | null
}

export type ClipFormProps = {
  /** Gets `raw`. */
  extract: (previous: Result<Extracted> | null, form: FormData) => Promise<Result<Extracted>>
  /** Gets `clippingId` and the corrected fields by name (lib/clipping/continue.ts). Redirects to the article. */
  proceed: FormAction
  choices: ArticleChoices
  /** What is known before anything is pasted, from the board of the papers. */
  begun?: Begun | undefined
  clock: Clock
  addSource?: AddOption | undefined
  addAuthor?: AddOption | undefined
}

/** Paste, read, correct, go on. The pasted text stays in its field whatever the answer. */
export function ClipForm({ extract, ...rest }: ClipFormProps) {
  const { result, unanswered, pending, post, send } = useSend(extract)
  const [raw, setRaw] = useState("")
  const [again, setAgain] = useState(false)
  const [tooBig, setTooBig] = useState(false)
  const extracted = result?.ok && !again ? result.value : null

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const big = new Blob([raw]).size > MAX_CLIPPING_BYTES
    setTooBig(big)
    if (big) return
    setAgain(false)
    send(async () => form)
  }

  if (extracted) return <ClipResult key={extracted.id} extracted={extracted} onAgain={() => setAgain(true)} {...rest} />

  const refused = result && !result.ok && !again ? result.failure : null
  const problems = refused && "fields" in refused ? refused.fields : {}
  return (
    <>
      <div className="bar">
        <div>
          <h1>{words.title}</h1>
          <p className="quiet">{words.intro}</p>
          {rest.begun ? <BegunOf begun={rest.begun} choices={rest.choices} clock={rest.clock} /> : null}
        </div>
      </div>
      {unanswered ? <Notice kind="bad">{strings.desk.done.unanswered}</Notice> : null}
      {refused && !problems["raw"] ? <Notice kind="bad">{failureText(refused)}</Notice> : null}
      <form action={post} onSubmit={submit} noValidate>
        <FormContext value={{ problems, pending }}>
          <TextArea
            label={words.raw}
            name="raw"
            className="naskh rawfield"
            rows={18}
            dir="rtl"
            spellCheck={false}
            value={raw}
            warning={tooBig ? words.tooBig : undefined}
            hint={words.rawHint}
            onChange={(event) => setRaw(event.currentTarget.value)}
          />
          <div className="bar mt-4">
            <Submit kind="go" pending={words.extracting}>
              {words.extract}
            </Submit>
          </div>
        </FormContext>
      </form>
    </>
  )
}

/** For which paper and day this clip is begun. */
function BegunOf({ begun, choices, clock }: { begun: Begun; choices: ArticleChoices; clock: Clock }) {
  const source = choices.sources.find(({ id }) => id === begun.sourceId)
  const kind = begun.kind ? strings.kinds[begun.kind] : null
  const day = begun.date ? formatDay(begun.date, styleOf(source, clock)) : null
  return <p>{kind ? `${kind} ` : ""}{source ? <bdi className="src">{source.name}</bdi> : null}{day ? `${strings.desk.lists.comma}${day}` : ""}</p>
}
