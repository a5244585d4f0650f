"use client"

import { Form, type FormAction } from "@/components/form/form"
import { Submit } from "@/components/form/submit"
import { ButtonLink } from "@/components/ui/button"
import { TextField } from "@/components/ui/field"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"

const words = strings.desk.demo

/** The one confirmed step in which a demonstration becomes an empty newsroom. */
export function ClearDemo({ action, counts }: { action: FormAction; counts: { articles: number; people: number; sections: number } }) {
  return (
    <Form action={action} className="sheet">
      <p>{words.text}</p>
      <dl className="facts">
        <dt>{words.removesLabel}</dt>
        <dd>{words.removes(counts)}</dd>
        <dt>{words.keepsLabel}</dt>
        <dd>{words.keeps}</dd>
      </dl>
      <p><strong>{words.final}</strong></p>
      <TextField label={words.field(words.word)} name="word" autoComplete="off" />
      <div className="bar">
        <Submit kind="red" pending={words.pending}>{words.submit}</Submit>
        <ButtonLink href={urls.desk.home()}>{strings.desk.actions.cancel}</ButtonLink>
      </div>
    </Form>
  )
}
