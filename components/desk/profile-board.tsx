"use client"

import { useState } from "react"
import { Form, type FormAction } from "@/components/form/form"
import { Submit } from "@/components/form/submit"
import { CheckField, TextField } from "@/components/ui/field"
import { PageHead } from "@/components/ui/page-head"
import { Line, Lines } from "@/components/ui/table"
import type { Result } from "@/lib/result"
import { strings } from "@/lib/strings"
import { heard, useOutcome } from "./outcome"
import { TwoStepPanel, type TwoStep, type TwoStepActions } from "./two-step"
import { Verb } from "./verb"

const words = strings.desk.profile

export type SessionLine = { id: string; device: string; address: string; opened: string; seen: string; current: boolean }
type Actions = TwoStepActions & Record<"changeName" | "changeEmail" | "changePassword" | "endOneSession" | "endOtherSessions", FormAction>
type ProfileBoardProps = {
  name: string
  email: string
  role: string
  /** Whether a new address is confirmed from there, or changes at once. */
  mails: boolean
  newsroom: string
  mustTwoStep: boolean
  twoStep: TwoStep
  sessions: readonly SessionLine[]
  events: readonly { key: string; at: string; text: string }[]
  actions: Actions
}

/** One's own account: who one is, what opens the account, where it is open, and what happened to it. */
export function ProfileBoard({ name, email, role, mails, newsroom, mustTwoStep, twoStep, sessions, events, actions }: ProfileBoardProps) {
  const { notice, ...outcome } = useOutcome()
  const [ended, setEnded] = useState(0)
  const others = heard(actions.endOtherSessions, (result) => setEnded(endedIn(result)))
  return (
    <>
      <PageHead title={words.title} note={<>{role}{strings.desk.lists.comma}<bdi dir="ltr">{email}</bdi></>} />
      {notice}
      <section className="block sheet">
        <h2 className="d2">{words.person}</h2>
        <Form action={actions.changeName} done={words.nameSaved}>
          <TextField label={words.name} name="name" defaultValue={name} autoComplete="name" />
          <div className="bar"><Submit>{words.saveName}</Submit></div>
        </Form>
        <Form action={actions.changeEmail} done={mails ? words.emailAsked : words.emailChanged} clears>
          <TextField
            label={words.newEmail} name="email" type="email" dir="ltr" inputMode="email" autoComplete="off" autoCapitalize="none"
            spellCheck={false} hint={mails ? words.emailByMail : words.emailAtOnce}
          />
          <div className="bar"><Submit>{words.changeEmail}</Submit></div>
        </Form>
      </section>
      <section className="block sheet">
        <h2 className="d2">{words.password}</h2>
        <PasswordForm action={actions.changePassword} email={email} />
      </section>
      <section className="block sheet">
        <h2 className="d2">{strings.desk.twoStep.title}</h2>
        <TwoStepPanel state={twoStep} actions={actions} newsroom={newsroom} email={email} required={mustTwoStep} />
      </section>
      <section className="block">
        <div className="bar">
          <h2 className="d2">{words.sessions}</h2>
          {sessions.length > 1 ? (
            <div className="end"><Verb action={outcome.saying(words.ended(ended || sessions.length - 1), others)} fields={{}} className="btn">{words.endOthers}</Verb></div>
          ) : null}
        </div>
        <Lines label={words.sessions}>
          {sessions.map(({ id, device, address, opened, seen, current }) => (
            <Line
              key={id}
              side={current ? <span className="quiet">{words.thisOne}</span> : (
                <Verb action={outcome.saying(words.sessionEnded, actions.endOneSession)} fields={{ id }} label={words.endOf(device)} className="btn">{words.end}</Verb>
              )}
            >
              <strong>{device}</strong> <span className="quiet">{words.from} <bdi dir="ltr">{address}</bdi></span>
              <p className="quiet">{words.opened(opened)}{strings.desk.lists.comma}{words.seen(seen)}</p>
            </Line>
          ))}
        </Lines>
      </section>
      <section className="block">
        <h2 className="d2">{words.history}</h2>
        {events.length === 0 ? <p className="quiet">{words.noHistory}</p> : (
          <Lines label={words.history}>{events.map(({ key, at, text }) => <Line key={key} side={<span className="quiet">{at}</span>}>{text}</Line>)}</Lines>
        )}
      </section>
    </>
  )
}

function PasswordForm({ action, email }: { action: FormAction; email: string }) {
  const [shown, setShown] = useState(false)
  return (
    <Form action={action} done={words.passwordChanged} clears>
      <input type="hidden" autoComplete="username" value={email} readOnly />
      <TextField label={words.present} name="present" type="password" dir="ltr" autoComplete="current-password" />
      <TextField
        label={words.fresh} name="password" type={shown ? "text" : "password"} dir="ltr" autoComplete="new-password" spellCheck={false}
        hint={strings.desk.invite.passwordHint}
      />
      <CheckField label={strings.desk.invite.show} checked={shown} onChange={(event) => setShown(event.target.checked)} />
      <div className="bar"><Submit>{words.changePassword}</Submit></div>
    </Form>
  )
}

function endedIn(result: Result<unknown>): number {
  const value = result.ok ? result.value : null
  return typeof value === "object" && value !== null && "ended" in value && typeof value.ended === "number" ? value.ended : 0
}
