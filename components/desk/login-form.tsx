"use client"

import { Link } from "@/components/ui/link"
import { Form, type FormAction } from "@/components/form/form"
import { Submit } from "@/components/form/submit"
import { TextField } from "@/components/ui/field"
import { Wordmark } from "@/components/ui/wordmark"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"

const words = strings.desk.login

/** The log-in page's work: a plain post without scripts. `next` is where to go after, checked by the server and nowhere else. */
export function LoginForm({ action, next, note }: { action: FormAction; next?: string; note?: string }) {
  return (
    <main className="login">
      <div>
        <Wordmark />
      </div>
      <Form action={action}>
        <h1>{words.title}</h1>
        {note ? <p className="hint">{note}</p> : null}
        {next ? <input type="hidden" name="next" value={next} /> : null}
        <TextField label={words.email} name="email" type="email" dir="ltr" autoComplete="username" inputMode="email" autoCapitalize="none" spellCheck={false} />
        <TextField label={words.password} name="password" type="password" dir="ltr" autoComplete="current-password" />
        <Submit kind="go" pending={words.submitting}>
          {words.submit}
        </Submit>
        <p className="hint"><Link href={urls.forgotten()}>{strings.desk.forgotten.link}</Link></p>
      </Form>
    </main>
  )
}
