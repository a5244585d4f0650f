"use client"

import { useState } from "react"
import { Form, type FormAction } from "@/components/form/form"
import { Submit } from "@/components/form/submit"
import { ButtonLink } from "@/components/ui/button"
import { CheckField, TextField } from "@/components/ui/field"
import { Wordmark } from "@/components/ui/wordmark"
import type { Role } from "@/lib/permissions"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"

const words = strings.desk.invite

type InvitationFormProps = { action: FormAction; purpose: "invite" | "setup"; email: string | null; name: string; role: Role }

/** An account's first page: a name and a password, and the e-mail where nobody has said it yet. */
export function InvitationForm({ action, purpose, email, name, role }: InvitationFormProps) {
  const setup = purpose === "setup"
  return (
    <main className="login">
      <div><Wordmark /></div>
      <Form action={action}>
        <h1>{setup ? words.setupTitle : words.title}</h1>
        <p className="hint">{setup ? words.setupText : words.text(strings.desk.roles[role])}</p>
        <TextField
          label={words.email} {...(setup ? { name: "email" } : {})} type="email" dir="ltr" autoComplete="username"
          inputMode="email" autoCapitalize="none" spellCheck={false}
          readOnly={!setup} defaultValue={email ?? ""}
        />
        <TextField label={words.name} name="name" autoComplete="name" defaultValue={name} />
        <NewPassword />
        <Submit kind="go">{words.submit}</Submit>
      </Form>
    </main>
  )
}

/** Asked for once, because it can be looked at. */
function NewPassword() {
  const [shown, setShown] = useState(false)
  return (
    <>
      <TextField
        label={words.password} name="password" type={shown ? "text" : "password"} dir="ltr" autoComplete="new-password" spellCheck={false}
        hint={words.passwordHint}
      />
      <CheckField label={words.show} checked={shown} onChange={(event) => setShown(event.target.checked)} />
    </>
  )
}

/** The link was used, withdrawn or has run out, or never was: one answer. */
export function InvitationGone() {
  return (
    <main className="login">
      <div><Wordmark /></div>
      <div className="empty">
        <h1>{words.gone}</h1>
        <p>{words.goneText}</p>
        <div className="bar"><ButtonLink href={urls.login()}>{words.toLogin}</ButtonLink></div>
      </div>
    </main>
  )
}
