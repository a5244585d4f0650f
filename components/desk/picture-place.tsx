"use client"

import { useState } from "react"
import { Form, type FormAction } from "@/components/form/form"
import { Submit } from "@/components/form/submit"
import { strings } from "@/lib/strings"
import { PictureField } from "./picture-field"

const words = strings.desk.media.place

type Props = {
  action: FormAction
  /** Whose picture it is; absent where there is one newsroom. */
  id?: string
  pictureId: string | null
  label: string
  hint?: string
}

/** The picture of a place that has one, chosen and kept by itself. */
export function PicturePlace({ action, id, pictureId, label, hint }: Props) {
  const [chosen, setChosen] = useState(pictureId)
  return (
    <Form action={action} className="sheet" done={words.saved} label={label}>
      {id === undefined ? null : <input type="hidden" name="id" value={id} />}
      <PictureField label={label} name="pictureId" value={chosen} onChange={setChosen} edit {...(hint === undefined ? {} : { hint })} />
      <div className="bar"><Submit pending={strings.desk.actions.saving}>{words.save}</Submit></div>
    </Form>
  )
}
