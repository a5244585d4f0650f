"use client"

import { useState } from "react"
import { Form, type FormAction } from "@/components/form/form"
import { Submit } from "@/components/form/submit"
import { Dialog, Dismiss } from "@/components/ui/dialog"
import { TextField } from "@/components/ui/field"
import { Notice } from "@/components/ui/notice"
import { strings } from "@/lib/strings"
import { logInAgain, type Caller } from "./article-server"

const words = strings.desk.again
const labels = strings.desk.login

type Props = { open: boolean; caller: Caller; onIn: () => void; onClose: () => void }

/** The session ended under an open page: logging in here goes on where one was. */
export function LogInAgain({ open, caller, onIn, onClose }: Props) {
  const [step, setStep] = useState<"password" | "code">("password")
  const [other, setOther] = useState(false)

  const send: FormAction = async (_, form) => {
    const field = (name: string) => String(form.get(name) ?? "")
    const result = await logInAgain(caller, step === "code" ? { code: field("code") } : { email: field("email"), password: field("password") })
    if (!result.ok) {
      if (result.failure.code === "signed_out") setStep("password")
      return result
    }
    if (result.value.step === "code") setStep("code")
    else if (result.value.same) {
      setStep("password")
      setOther(false)
      onIn()
    } else setOther(true)
    return null
  }
  return (
    <Dialog open={open} title={words.title} onClose={onClose}>
      <p>{words.text}</p>
      {other ? <Notice kind="bad">{words.other}</Notice> : null}
      <Form key={step} action={send}>
        {step === "password" ? (
          <>
            <TextField label={labels.email} name="email" type="email" dir="ltr" autoComplete="username" inputMode="email" autoCapitalize="none" spellCheck={false} autoFocus />
            <TextField label={labels.password} name="password" type="password" dir="ltr" autoComplete="current-password" />
          </>
        ) : (
          <TextField label={words.code} name="code" dir="ltr" autoComplete="one-time-code" autoCapitalize="none" spellCheck={false} autoFocus />
        )}
        <div className="bar">
          <Submit kind="go" pending={labels.submitting}>{words.submit}</Submit>
          <Dismiss onClick={onClose}>{words.later}</Dismiss>
        </div>
      </Form>
    </Dialog>
  )
}
