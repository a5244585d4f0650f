"use client"

import { useState } from "react"
import { Form, type FormAction } from "@/components/form/form"
import { Submit } from "@/components/form/submit"
import { Button, ButtonLink } from "@/components/ui/button"
import { DialogButton, Dismiss } from "@/components/ui/dialog"
import { TextField } from "@/components/ui/field"
import { Notice } from "@/components/ui/notice"
import type { Result } from "@/lib/result"
import { strings } from "@/lib/strings"
import { download } from "./download"
import { heard, useOutcome } from "./outcome"
import { Qr } from "./qr"
import { Verb } from "./verb"

const words = strings.desk.twoStep

export type TwoStep = { step: "off" } | { step: "begun"; secret: string; address: string } | { step: "on"; since: string; codesLeft: number }
export type TwoStepActions = Record<"beginTwoStep" | "cancelTwoStep" | "confirmTwoStep" | "endTwoStep" | "newCodes", FormAction>
type TwoStepProps = {
  state: TwoStep
  actions: TwoStepActions
  newsroom: string
  email: string
  /** The newsroom asks for it: it can be set up and not turned off. */
  required: boolean
  /** Where to go once it is on: at the log-in of whoever had to set it up. */
  next?: string
}

/** One's second step: off, being set up, or on. The recovery codes stand here once, until the page is left. */
export function TwoStepPanel({ state, actions, newsroom, email, required, next }: TwoStepProps) {
  const { notice, ...outcome } = useOutcome()
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const hearing = (action: FormAction, close?: () => void): FormAction =>
    heard(action, (result) => {
      const made = codesIn(result)
      if (!made) return
      setCodes(made)
      close?.()
    })
  if (codes) return <Codes codes={codes} newsroom={newsroom} email={email} {...(next ? { next } : { onKept: () => setCodes(null) })} />
  return (
    <>
      {notice}
      {state.step === "off" ? (
        <>
          <p className="quiet">{required ? words.required : words.off}</p>
          <div className="bar"><Form action={actions.beginTwoStep}><Submit kind={next ? "go" : "plain"}>{words.begin}</Submit></Form></div>
        </>
      ) : null}
      {state.step === "begun" ? (
        <>
          <p>{words.scan}</p>
          <Qr text={state.address} label={words.picture} />
          <p>{words.byHand}</p>
          <p><bdi dir="ltr" className="num key">{state.secret.replace(/(.{4})(?=.)/g, "$1 ")}</bdi></p>
          <Form action={hearing(actions.confirmTwoStep)}>
            <TextField label={words.code} name="code" dir="ltr" inputMode="numeric" autoComplete="one-time-code" spellCheck={false} />
            <div className="bar"><Submit kind="go">{words.confirm}</Submit></div>
          </Form>
          {next ? null : <Verb action={actions.cancelTwoStep} fields={{}} className="link">{words.cancel}</Verb>}
        </>
      ) : null}
      {state.step === "on" ? (
        <>
          <p>{words.on(state.since)} {words.codesLeft(state.codesLeft)}</p>
          <div className="bar">
            <DialogButton label={words.newCodes}>
              {(close) => <Sure text={words.newCodesText} verb={words.newCodes} action={hearing(actions.newCodes, close)} close={close} />}
            </DialogButton>
            {required ? null : (
              <DialogButton label={words.end}>
                {(close) => <Sure text={words.endText} verb={words.end} red action={outcome.closing(words.ended, actions.endTwoStep, close)} close={close} />}
              </DialogButton>
            )}
          </div>
        </>
      ) : null}
    </>
  )
}

function Sure({ text, verb, action, close, red = false }: { text: string; verb: string; action: FormAction; close: () => void; red?: boolean }) {
  return (
    <Form action={action}>
      <p>{text}</p>
      <div className="bar">
        <Submit kind={red ? "red" : "go"}>{verb}</Submit>
        <Dismiss onClick={close} />
      </div>
    </Form>
  )
}

function codesIn(result: Result<unknown>): string[] | null {
  const value = result.ok ? result.value : null
  if (typeof value !== "object" || value === null || !("codes" in value) || !Array.isArray(value.codes)) return null
  return value.codes.filter((code) => typeof code === "string")
}

type CodesProps = { codes: readonly string[]; newsroom: string; email: string; next?: string; onKept?: () => void }

/** Ten recovery codes, this once: to copy, to print, or as a file. */
function Codes({ codes, newsroom, email, next, onKept }: CodesProps) {
  const [copied, setCopied] = useState(false)
  const text = [words.fileHead(newsroom, email), "", ...codes, ""].join("\r\n")
  async function copy() {
    if (!navigator.clipboard) return // without https there is none; the codes can be marked and copied by hand
    await navigator.clipboard.writeText(codes.join("\n"))
    setCopied(true)
  }
  return (
    <div className="codes">
      <h3>{words.codesTitle}</h3>
      <Notice>{words.codesText}</Notice>
      <ol dir="ltr">{codes.map((code) => <li key={code}><code>{code}</code></li>)}</ol>
      <div className="bar">
        <Button onClick={copy}>{copied ? words.copied : words.copy}</Button>
        <Button onClick={() => window.print()}>{words.print}</Button>
        <Button onClick={() => download(`${words.file}.txt`, "text/plain", text)}>{words.download}</Button>
        {next ? <ButtonLink kind="go" href={next}>{words.toDesk}</ButtonLink> : <Button kind="go" onClick={onKept}>{words.kept}</Button>}
      </div>
    </div>
  )
}
