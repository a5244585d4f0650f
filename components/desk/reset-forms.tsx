"use client"

import { Link } from "@/components/ui/link"
import { useState, type ReactNode } from "react"
import { Form, type FormAction } from "@/components/form/form"
import { Submit } from "@/components/form/submit"
import { ButtonLink } from "@/components/ui/button"
import { CheckField, TextField } from "@/components/ui/field"
import { Wordmark } from "@/components/ui/wordmark"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"

const words = strings.desk.forgotten
const address = strings.desk.newEmail

function Sheet({ children }: { children: ReactNode }) {
  return <main className="login"><div><Wordmark /></div>{children}</main>
}

/** Asks for a link by mail; where the newsroom sends none, says whom to ask. The answer is the same whoever it is. */
export function ForgottenForm({ action, mails }: { action: FormAction; mails: boolean }) {
  return (
    <Sheet>
      {mails ? (
        <Form action={action} done={words.sent}>
          <h1>{words.title}</h1>
          <p className="hint">{words.text}</p>
          <TextField
            label={strings.desk.login.email} name="email" type="email" dir="ltr" autoComplete="username" inputMode="email"
            autoCapitalize="none" spellCheck={false}
          />
          <Submit kind="go" pending={strings.desk.actions.sending}>{words.submit}</Submit>
          <p className="hint"><Link href={urls.login()}>{strings.desk.loginCode.back}</Link></p>
        </Form>
      ) : <Told title={words.title} text={words.noMail} href={urls.login()} verb={strings.desk.loginCode.back} />}
    </Sheet>
  )
}

/** A new password, by a link that was asked for or that an admin handed over. */
export function NewPasswordForm({ action }: { action: FormAction }) {
  const [shown, setShown] = useState(false)
  return (
    <Sheet>
      <Form action={action}>
        <h1>{words.newTitle}</h1>
        <p className="hint">{words.newText}</p>
        <TextField
          label={words.newPassword} name="password" type={shown ? "text" : "password"} dir="ltr" autoComplete="new-password"
          spellCheck={false} hint={strings.desk.invite.passwordHint}
        />
        <CheckField label={strings.desk.invite.show} checked={shown} onChange={(event) => setShown(event.target.checked)} />
        <Submit kind="go" pending={strings.desk.actions.saving}>{words.newSubmit}</Submit>
      </Form>
    </Sheet>
  )
}

/** Says of a new e-mail address that it is theirs: only sending this form does. */
export function NewEmailForm({ action, email }: { action: FormAction; email: string }) {
  return (
    <Sheet>
      <Form action={action}>
        <h1>{address.title}</h1>
        <p className="hint">{address.text(email)}</p>
        <Submit kind="go">{address.submit}</Submit>
      </Form>
    </Sheet>
  )
}

/** A link that was used, voided or has run out, or never was: one answer. */
export function LinkGone({ what }: { what: "reset" | "email" }) {
  const [text, href, verb] = what === "reset"
    ? [words.goneText, urls.forgotten(), words.again] : [address.goneText, urls.login(), strings.desk.loginCode.back]
  return <Sheet><Told title={strings.desk.invite.gone} text={text} href={href} verb={verb} /></Sheet>
}

function Told({ title, text, href, verb }: { title: string; text: string; href: string; verb: string }) {
  return (
    <div className="empty">
      <h1>{title}</h1>
      <p>{text}</p>
      <div className="bar"><ButtonLink href={href}>{verb}</ButtonLink></div>
    </div>
  )
}
