"use client"

import { useState } from "react"
import type { FormAction } from "@/components/form/form"
import { Submit } from "@/components/form/submit"
import { DialogButton, Dismiss } from "@/components/ui/dialog"
import { SelectField, TextField } from "@/components/ui/field"
import { LINK_DAYS, type LinkLine } from "@/lib/sharing/view"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"
import type { Clock } from "./article-choices"
import { moment } from "./moment"
import { MoveForm } from "./move-form"
import { heard } from "./outcome"
import { ShownOnce, tokenIn } from "./users-invite"
import { Verb } from "./verb"

const words = strings.desk.sharing
const { comma } = strings.desk.lists

type Props = { id: string; version: number; links: readonly LinkLine[]; share: FormAction; revoke: FormAction; clock: Clock }

/** The links by which somebody without an account reads the article: who has one, until when, how often it was opened, and its end. */
export function Sharing({ id, version, links, share, revoke, clock }: Props) {
  const [token, setToken] = useState<string | null>(null)
  const [open, ended] = [links.filter((link) => link.ended === null), links.filter((link) => link.ended !== null)]
  const line = (link: LinkLine) => <LinkItem key={link.id} article={id} link={link} revoke={revoke} clock={clock} />
  return (
    <section className="panel notes">
      <h2>{words.title}</h2>
      <p className="quiet">{words.about}</p>
      {token === null ? null : <ShownOnce title={words.linkTitle} text={words.linkText} path={urls.review(token)} />}
      {open.length > 0 ? <ul aria-label={words.title}>{open.map(line)}</ul> : null}
      <div className="stackb">
        <DialogButton label={words.make}>
          {(close) => <ShareForm id={id} version={version} action={share} close={close} onMade={setToken} />}
        </DialogButton>
      </div>
      {ended.length > 0 ? <details><summary>{words.ended(ended.length)}</summary><ul>{ended.map(line)}</ul></details> : null}
    </section>
  )
}

type ShareFormProps = { id: string; version: number; action: FormAction; close: () => void; onMade: (token: string) => void }

function ShareForm({ id, version, action, close, onMade }: ShareFormProps) {
  const making = heard(action, (result) => {
    const token = result.ok ? tokenIn(result.value) : null
    if (token !== null) onMade(token)
  })
  return (
    <MoveForm id={id} version={version} action={making} label={words.make} onDone={close}>
      <TextField label={words.label} name="label" hint={words.labelHint} autoComplete="off" autoFocus />
      <SelectField label={words.days} name="days" defaultValue="7" choices={LINK_DAYS.map((days) => ({ value: days, label: words.dayCount(Number(days)) }))} />
      <SelectField label={words.shows} name="pin" choices={[{ value: "no", label: words.follow }, { value: "yes", label: words.pin }]} />
      <div className="bar">
        <Submit kind="go">{words.submit}</Submit>
        <Dismiss onClick={close} />
      </div>
    </MoveForm>
  )
}

function LinkItem({ article, link, revoke, clock }: { article: string; link: LinkLine; revoke: FormAction; clock: Clock }) {
  const { label, ended, pinned, openings, opened } = link
  return (
    <li>
      <p><b><bdi>{label}</bdi></b>{ended === null ? null : <span className="quiet"> · {ended === "revoked" ? words.revoked : words.expired}</span>}</p>
      <p className="quiet">{pinned === null ? words.following : words.pinned(pinned)}{comma}{words.until(moment(link.expiresAt, clock))}{comma}{words.by(link.by)}</p>
      {openings.length === 0 ? <p className="quiet">{words.opened(0)}</p> : (
        <details>
          <summary>{words.opened(opened)}</summary>
          <ul>
            {openings.map(({ at, version, times }) => (
              <li key={`${at.getTime()} ${version}`} className="quiet">{words.opening(moment(at, clock), version)}{times > 1 ? <>{comma}{words.times(times)}</> : null}</li>
            ))}
          </ul>
        </details>
      )}
      {ended === null ? <Verb className="link" action={revoke} fields={{ id: article, linkId: link.id }} label={words.revokeOf(label)}>{words.revoke}</Verb> : null}
    </li>
  )
}
