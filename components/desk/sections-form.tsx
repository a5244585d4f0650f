"use client"

import { Form, type FormAction } from "@/components/form/form"
import { Submit } from "@/components/form/submit"
import { Dismiss } from "@/components/ui/dialog"
import { SelectField, TextArea, TextField } from "@/components/ui/field"
import { strings } from "@/lib/strings"

const words = strings.desk.sections
const { actions } = strings.desk

export type SectionFields = { id: string; name: string; slug: string; description: string; parentId: string | null }

type SectionFormProps = {
  action: FormAction
  section?: SectionFields
  /** The sections that this one may stand under. */
  parents: readonly { id: string; name: string }[]
  close: () => void
}

/** What is kept of a section; in a dialog. */
export function SectionForm({ action, section, parents, close }: SectionFormProps) {
  return (
    <Form action={action}>
      {section ? <input type="hidden" name="id" value={section.id} /> : null}
      <TextField label={words.name} name="name" defaultValue={section?.name} maxLength={120} autoFocus />
      <TextArea
        label={words.description} name="description" optional hint={words.descriptionHint} defaultValue={section?.description} rows={2}
      />
      <SelectField
        label={words.parent} name="parentId" hint={words.parentHint} empty={words.top} defaultValue={section?.parentId ?? ""}
        choices={parents.filter(({ id }) => id !== section?.id).map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextField
        label={words.slug} name="slug" optional={!section} defaultValue={section?.slug} autoCapitalize="none" spellCheck={false}
        hint={section ? words.slugChanges : words.slugHint}
      />
      <div className="bar">
        <Submit kind="go" pending={actions.saving}>{section ? actions.save : actions.add}</Submit>
        <Dismiss onClick={close} />
      </div>
    </Form>
  )
}
