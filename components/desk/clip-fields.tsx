"use client"

import { useState, type ReactNode } from "react"
import { Combobox, type AddOption, type Option } from "@/components/ui/combobox"
import { SelectField, TextArea, TextField } from "@/components/ui/field"
import { formatDay } from "@/lib/arabic/dates"
import { kinds } from "@/lib/articles/kinds"
import type { Begun } from "@/lib/clipping/begun"
import { strings } from "@/lib/strings"
import { styleOf, type ArticleChoices, type Clock } from "./article-choices"
import type { Extracted } from "./clip-form"
import type { Marked } from "./clip-marks"
import { Unknown, Why } from "./clip-why"
import { PrintedDateField } from "./printed-date-field"

const words = strings.desk.clip
const labels = strings.desk.fields

type Props = {
  extracted: Extracted
  numbers: Partial<Record<Marked, number>>
  choices: ArticleChoices
  begun?: Begun | undefined
  clock: Clock
  addSource?: AddOption | undefined
  addAuthor?: AddOption | undefined
}

/** The recognised fields, each with its number in the text and why it was taken; every one can be corrected before the form is sent. */
export function ClipFields({ extracted, numbers, choices, begun, clock, addSource, addAuthor }: Props) {
  const { recognition } = extracted
  // What the page itself says holds; what was known before it was pasted fills what it leaves open.
  const begunDay = begun?.date ? formatDay(begun.date, styleOf(choices.sources.find(({ id }) => id === begun.sourceId), clock)) : null
  const [sectionId, setSectionId] = useState(extracted.sectionId ?? "")
  const [kind, setKind] = useState(recognition.kind ?? begun?.kind ?? "editorial")
  const [sourceId, setSourceId] = useState(extracted.sourceId ?? (recognition.source === null ? (begun?.sourceId ?? null) : null))
  const [date, setDate] = useState({ iso: recognition.sourceDate ?? begun?.date ?? null, text: recognition.sourceDateText ?? (recognition.sourceDate ? null : begunDay) })
  const [body, setBody] = useState(recognition.paragraphs.join("\n\n"))
  // Our own word for a kind is no label of a house.
  const kindLabel = recognition.kindLabel === strings.kinds[kind] ? null : recognition.kindLabel
  const why = (field: Marked, printed?: string | null) => (
    <Why number={numbers[field]} reason={extracted.evidence[field]?.reason} printed={printed} />
  )
  const source = choices.sources.find((one) => one.id === sourceId)
  return (
    <>
      <input type="hidden" name="printedSection" value={recognition.section ?? ""} />
      <input type="hidden" name="kindLabel" value={kindLabel ?? ""} />
      <TextField label={labels.title} name="title" className="naskh cliptitle" defaultValue={recognition.title ?? ""} hint={why("title")} />
      <div className="two">
        <TextField label={labels.kicker} name="kicker" optional className="naskh" defaultValue={recognition.kicker ?? ""} hint={why("kicker")} />
        <SelectField
          label={labels.sectionId}
          name="sectionId"
          empty={labels.noSection}
          choices={choices.sections.map((section) => ({ value: section.id, label: section.name }))}
          value={sectionId}
          hint={choices.sections.length === 0 ? labels.noSectionsYet : sectionId === "" && recognition.section ? labels.printedSection(recognition.section) : why("section")}
          onChange={(event) => setSectionId(event.currentTarget.value)}
        />
        <SelectField
          label={labels.kind}
          name="kind"
          choices={kinds.map((one) => ({ value: one, label: strings.kinds[one] }))}
          value={kind}
          hint={why("kind", kindLabel)}
          onChange={(event) => setKind(kinds.find((one) => one === event.currentTarget.value) ?? kind)}
        />
        <NameField
          label={labels.sourceId}
          name="sourceId"
          options={choices.sources}
          value={sourceId}
          printed={recognition.source}
          unknown={words.unknownSource}
          addLabel={words.addSource}
          add={addSource}
          why={why("source")}
          onChange={setSourceId}
        />
        <PrintedDateField name="sourceDate" value={date} style={styleOf(source, clock)} note={why("sourceDate", date.text)} onChange={setDate} />
        <TextField
          label={words.siteDate}
          readOnly
          value={recognition.siteDate ? formatDay(recognition.siteDate, clock.monthStyle, { weekday: false }) : ""}
          hint={recognition.siteDate ? <>{why("siteDate")} {words.siteDateHint}</> : words.notFound}
        />
        <TextField label={labels.sourceUrl} name="sourceUrl" optional type="url" dir="ltr" defaultValue={recognition.url ?? ""} hint={why("url")} />
        <AuthorField extracted={extracted} options={choices.authors} add={addAuthor} why={why("author")} />
      </div>
      <TextArea
        label={labels.body}
        name="body"
        className="naskh clipbody"
        rows={12}
        dir="rtl"
        value={body}
        hint={`${words.paragraphs(body.split(/\n\s*\n/).filter((text) => text.trim() !== "").length)}. ${words.bodyHint}`}
        onChange={(event) => setBody(event.currentTarget.value)}
      />
    </>
  )
}

function AuthorField({ extracted, options, add, why }: { extracted: Extracted; options: readonly Option[]; add: AddOption | undefined; why: ReactNode }) {
  const [authorId, setAuthorId] = useState(extracted.authorId)
  return (
    <NameField
      label={labels.authorIds}
      name="authorId"
      optional
      options={options}
      value={authorId}
      printed={extracted.recognition.author}
      unknown={words.unknownAuthor}
      addLabel={words.addAuthor}
      add={add}
      why={why}
      onChange={setAuthorId}
    />
  )
}

type NameFieldProps = {
  label: string
  name: string
  optional?: boolean
  options: readonly Option[]
  value: string | null
  /** The name as it stands on the page. */
  printed: string | null
  unknown: (name: string) => string
  addLabel: (name: string) => string
  add: AddOption | undefined
  why: ReactNode
  onChange: (id: string | null) => void
}

/** A name of the newsroom's list; one that is printed but not in the list is offered to be added there and then. */
function NameField({ options, value, printed, unknown, addLabel, add, why, onChange, ...rest }: NameFieldProps) {
  const [added, setAdded] = useState<readonly Option[]>([])
  const all = [...options, ...added]
  const missing = value === null && printed !== null
  const take = (one: Option) => {
    setAdded((before) => [...before, one])
    onChange(one.id)
  }
  return (
    <Combobox
      {...rest}
      options={all}
      value={value}
      onAdd={add}
      addLabel={addLabel}
      hint={missing ? <Unknown text={unknown(printed)} name={printed} label={addLabel(printed)} add={add} onAdded={take} /> : why}
      onChange={onChange}
    />
  )
}
