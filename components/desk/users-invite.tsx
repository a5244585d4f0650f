"use client"

import { useState, type ReactNode } from "react"
import { Form, type FormAction } from "@/components/form/form"
import { Submit } from "@/components/form/submit"
import { Button } from "@/components/ui/button"
import { Dismiss } from "@/components/ui/dialog"
import { TextField } from "@/components/ui/field"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"
import { heard } from "./outcome"
import { RoleFields, type SectionChoice } from "./users-fields"

const words = strings.desk.users

/** The link's token, and where the link is also mailed to. */
export type Invited = { token: string; mailed: string | null }
type InviteFormProps = { action: FormAction; sections: readonly SectionChoice[]; close: () => void; onInvited: (made: Invited) => void }

/** Invites somebody; the answer carries the link's token, which is nowhere else. */
export function InviteForm({ action, sections, close, onInvited }: InviteFormProps) {
  const inviting = heard(action, (result) => {
    const token = result.ok ? tokenIn(result.value) : null
    if (token === null) return
    onInvited({ token, mailed: mailedIn(result.ok ? result.value : null) })
    close()
  })
  return (
    <Form action={inviting}>
      <TextField label={words.name} name="name" autoComplete="off" autoFocus />
      <TextField
        label={words.email} name="email" type="email" dir="ltr" autoComplete="off" inputMode="email" autoCapitalize="none"
        spellCheck={false}
      />
      <RoleFields sections={sections} />
      <div className="bar">
        <Submit kind="go">{words.inviteSubmit}</Submit>
        <Dismiss onClick={close} />
      </div>
    </Form>
  )
}

/** The token that an answer carries. */
export function tokenIn(value: unknown): string | null {
  return typeof value === "object" && value !== null && "token" in value && typeof value.token === "string" ? value.token : null
}

function mailedIn(value: unknown): string | null {
  return typeof value === "object" && value !== null && "mailed" in value && typeof value.mailed === "string" ? value.mailed : null
}

/** An invitation's link, shown this once. */
export const InvitationLink = ({ token, mailed }: Invited) => (
  <ShownOnce
    title={words.linkTitle} path={urls.invitation(token)}
    text={<>{words.linkText}{mailed === null ? null : <> {strings.desk.usersAccount.mailed} <bdi dir="ltr">{mailed}</bdi>.</>}</>}
  />
)

/** The link by which somebody chooses a new password, shown this once. */
export const ResetLink = ({ token, name }: { token: string; name: string }) => (
  <ShownOnce title={strings.desk.usersAccount.resetTitle} text={strings.desk.usersAccount.resetShown(name)} path={urls.reset(token)} />
)

/** A link that is shown this once, to be copied. */
export function ShownOnce({ title, text, path }: { title: string; text: ReactNode; path: string }) {
  const [copied, setCopied] = useState(false)
  const link = `${window.location.origin}${path}`
  async function copy() {
    // Without https there is no clipboard; the field is selected at a click and can be copied by hand.
    if (!navigator.clipboard) return
    await navigator.clipboard.writeText(link)
    setCopied(true)
  }
  return (
    <section className="msg" aria-label={title}>
      <h2>{title}</h2>
      <p>{text}</p>
      <TextField label={words.linkLabel} dir="ltr" readOnly value={link} onFocus={(event) => event.target.select()} />
      <div className="bar">
        <Button onClick={copy}>{copied ? words.copied : words.copy}</Button>
      </div>
    </section>
  )
}
