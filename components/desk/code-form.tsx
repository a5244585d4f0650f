"use client"

import { Link } from "@/components/ui/link"
import { Form, type FormAction } from "@/components/form/form"
import { Submit } from "@/components/form/submit"
import { TextField } from "@/components/ui/field"
import { Wordmark } from "@/components/ui/wordmark"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"

const words = strings.desk.loginCode

/** The second step of a log-in: a plain post without scripts. One field for a code of the app and for a recovery code. */
export function CodeForm({ action, next }: { action: FormAction; next: string }) {
  return (
    <main className="login">
      <div><Wordmark /></div>
      <Form action={action}>
        <h1>{words.title}</h1>
        <p className="hint">{words.text}</p>
        <input type="hidden" name="next" value={next} />
        <TextField label={words.code} name="code" dir="ltr" autoComplete="one-time-code" autoCapitalize="none" spellCheck={false} autoFocus />
        <Submit kind="go">{words.submit}</Submit>
        <p className="hint">{words.lost}</p>
        <p className="hint"><Link href={urls.login(next)}>{words.back}</Link></p>
      </Form>
    </main>
  )
}
