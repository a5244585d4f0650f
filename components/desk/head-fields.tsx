"use client"

import { SelectField, TextArea, TextField } from "@/components/ui/field"
import { kinds, origins } from "@/lib/articles/kinds"
import { strings } from "@/lib/strings"
import type { FieldsProps } from "./isnad-fields"

const words = strings.desk.fields

/** What stands above the text, set as readers will see it, and where it belongs. */
export function HeadFields({ copy, set, problems, choices }: FieldsProps) {
  const unplaced = copy.sectionId === null && copy.printedSection ? words.printedSection(copy.printedSection) : undefined
  const printed = choices.sections.length === 0 ? words.noSectionsYet : unplaced
  return (
    <>
      <div className="two">
        <TextField
          id="kicker"
          label={words.kicker}
          optional
          className="naskh"
          value={copy.kicker}
          problems={problems["kicker"]}
          onChange={(event) => set({ kicker: event.currentTarget.value })}
        />
        <SelectField
          id="kind"
          label={words.kind}
          choices={kinds.map((kind) => ({ value: kind, label: strings.kinds[kind] }))}
          value={copy.kind}
          problems={problems["kind"]}
          onChange={(event) => set({ kind: kinds.find((kind) => kind === event.currentTarget.value) ?? copy.kind })}
        />
      </div>
      <TextArea
        id="title"
        label={words.title}
        className="title"
        rows={1}
        value={copy.title}
        problems={problems["title"]}
        onChange={(event) => set({ title: event.currentTarget.value.replace(/\n+/g, " ") })}
      />
      <TextField
        id="subtitle"
        label={words.subtitle}
        optional
        className="naskh"
        value={copy.subtitle}
        problems={problems["subtitle"]}
        onChange={(event) => set({ subtitle: event.currentTarget.value })}
      />
      <TextArea
        id="standfirst"
        label={words.standfirst}
        optional
        className="stand"
        rows={2}
        value={copy.standfirst}
        problems={problems["standfirst"]}
        onChange={(event) => set({ standfirst: event.currentTarget.value })}
      />
      <div className="two">
        <SelectField
          id="sectionId"
          label={words.sectionId}
          empty={words.noSection}
          choices={choices.sections.map((section) => ({ value: section.id, label: section.name }))}
          value={copy.sectionId ?? ""}
          problems={problems["sectionId"]}
          onChange={(event) => set({ sectionId: event.currentTarget.value || null })}
          {...(printed ? { hint: printed } : {})}
        />
        <SelectField
          id="origin"
          label={words.origin}
          choices={origins.map((origin) => ({ value: origin, label: strings.origins[origin] }))}
          value={copy.origin}
          problems={problems["origin"]}
          onChange={(event) => set({ origin: origins.find((origin) => origin === event.currentTarget.value) ?? copy.origin })}
        />
      </div>
    </>
  )
}
