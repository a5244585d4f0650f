"use client"

import { useRouter } from "next/navigation"
import { useEffect, useRef, useState } from "react"
import type { FormAction } from "@/components/form/form"
import { Button } from "@/components/ui/button"
import { Field } from "@/components/ui/field"
import { Notice } from "@/components/ui/notice"
import { Status, type StatusShape } from "@/components/ui/status"
import { strings } from "@/lib/strings"
import type { Report } from "@/lib/wordpress/report"
import { ImportReport } from "./archive-report"
import { useOutcome } from "./outcome"
import { sendFile } from "./send-file"
import { Verb } from "./verb"

const words = strings.desk.archive.import

export type ImportJob = { id: string; fileName: string; state: string; done: number; problem: string | null; when: string; report: Report | null }
type ImportsProps = { jobs: readonly ImportJob[]; actions: Record<"start" | "drop", FormAction> }

const LOOK_EVERY = 2_500 // ms
const shapes: Record<string, StatusShape> = { sent: "draft", looked: "review", running: "sched", done: "live", failed: "back" }

/** Sends a file of another site, shows what would come of it, and, once begun, how far it is and what came. */
export function ArchiveImports({ jobs, actions }: ImportsProps) {
  const { notice, ...outcome } = useOutcome()
  const router = useRouter()
  const busy = jobs.some(({ state }) => state === "sent" || state === "running")
  useEffect(() => {
    if (!busy) return
    const timer = setInterval(() => router.refresh(), LOOK_EVERY)
    return () => clearInterval(timer)
  }, [busy, router])
  return (
    <section className="block" aria-labelledby="import">
      <h2 className="d2" id="import">{words.title}</h2>
      <p>{words.text}</p>
      {notice}
      <SendForm onSent={() => router.refresh()} />
      <div aria-live="polite">
        {jobs.map((job) => (
          <Job key={job.id} job={job} start={outcome.saying(words.started, actions.start)} drop={outcome.saying(words.dropped, actions.drop)} />
        ))}
      </div>
    </section>
  )
}

function SendForm({ onSent }: { onSent: () => void }) {
  const input = useRef<HTMLInputElement>(null)
  const [percent, setPercent] = useState<number | null>(null)
  const [problem, setProblem] = useState<string | undefined>()

  async function send() {
    const file = input.current?.files?.[0]
    setProblem(file ? undefined : words.noFile)
    if (!file) return input.current?.focus()
    setPercent(0)
    const answer = await sendFile(file, setPercent)
    setPercent(null)
    if (answer === "ok") {
      if (input.current) input.current.value = ""
      return onSent()
    }
    setProblem(answer === "too_large" ? words.tooLarge : words.failed)
  }

  return (
    <div className="sheet">
      <Field label={words.file} warning={problem}>
        {(wiring) => <input type="file" ref={input} accept=".xml,text/xml,application/xml" {...wiring} />}
      </Field>
      <noscript><p className="hint">{words.needsScript}</p></noscript>
      <div className="bar">
        <Button busy={percent !== null} onClick={() => void (percent === null && send())}>{percent === null ? words.send : words.sending(percent)}</Button>
      </div>
    </div>
  )
}

const problems = new Map<string, string>(Object.entries(words.problems))

function Job({ job, start, drop }: { job: ImportJob; start: FormAction; drop: FormAction }) {
  const { id, fileName, state, report } = job
  const name = Object.entries(words.states).find(([key]) => key === state)?.[1] ?? state
  return (
    <article className="import-job" aria-label={fileName}>
      <div className="bar">
        <div>
          <h3><bdi dir="ltr">{fileName}</bdi></h3>
          <p className="quiet">{job.when}</p>
        </div>
        <Status shape={shapes[state] ?? "draft"}>{name}</Status>
        {state === "looked" ? (
          <div className="end verbs">
            <Verb action={start} fields={{ id }} label={words.startOf(fileName)} className="btn go">{words.start}</Verb>
            <Verb action={drop} fields={{ id }} label={words.dropOf(fileName)} className="btn">{words.drop}</Verb>
          </div>
        ) : null}
      </div>
      {state === "running" && report ? <p><progress value={job.done} max={Math.max(1, report.posts)} aria-label={name} /> {words.progress(job.done, report.posts)}</p> : null}
      {state === "failed" ? <Notice kind="bad">{problems.get(job.problem ?? "") ?? words.problems.unknown}</Notice> : null}
      {report && state !== "sent" ? <ImportReport report={report} title={state === "looked" ? words.will : words.came} /> : null}
    </article>
  )
}
