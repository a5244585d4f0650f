"use client"

import { useState } from "react"
import { SelectField, TextField } from "@/components/ui/field"
import { formatDay, monthStyles } from "@/lib/arabic/dates"
import { creditLine } from "@/lib/sources/credit"
import { indexPolicies, sourcePermissions } from "@/lib/sources/terms"
import { strings } from "@/lib/strings"

const words = strings.desk.sources

export type TermsOfSource = {
  name: string; monthStyle: string; creditLine: string; permission: string; permissionUntil: string | null
  sharePercent: number | null; shareWords: number | null; indexPolicy: string
}

export const choices = <Key extends string>(keys: readonly Key[], names: Record<Key, string>) => keys.map((key) => ({ value: key, label: names[key] }))

/** What a newspaper allows us, and how we credit it. */
export function TermsFields({ source }: { source: TermsOfSource }) {
  return (
    <>
      <div className="two">
        <SelectField
          label={words.permission} name="permission" hint={words.permissionHint}
          choices={choices(sourcePermissions, words.permissions)} defaultValue={source.permission}
        />
        <TextField
          label={words.permissionUntil} name="permissionUntil" optional hint={words.permissionUntilHint}
          defaultValue={source.permissionUntil ?? ""}
        />
      </div>
      <fieldset className="field">
        <legend className="label">{words.share}</legend>
        <div className="two">
          <TextField label={words.sharePercent} name="sharePercent" optional inputMode="numeric" defaultValue={source.sharePercent ?? ""} />
          <TextField label={words.shareWords} name="shareWords" optional inputMode="numeric" defaultValue={source.shareWords ?? ""} />
        </div>
        <p className="hint">{words.shareHint}</p>
      </fieldset>
      <SelectField
        label={words.indexPolicy} name="indexPolicy" choices={choices(indexPolicies, words.indexPolicies)}
        defaultValue={source.indexPolicy}
      />
      <CreditField source={source} />
    </>
  )
}

const SAMPLE_DAY = "2017-12-13"
const SAMPLE_LINK = "https://paper.example"

/** The credit line, and beneath it how it will look over a day and an author of example. */
function CreditField({ source }: { source: TermsOfSource }) {
  const [line, setLine] = useState(source.creditLine)
  const style = monthStyles.find((each) => each === source.monthStyle) ?? "dual"
  const values = { source: source.name, date: formatDay(SAMPLE_DAY, style), author: words.sampleAuthor, link: SAMPLE_LINK }
  const parts = creditLine(line, values)
  return (
    <>
      <TextField label={words.creditLine} name="creditLine" optional hint={words.creditHint} value={line} onChange={(event) => setLine(event.currentTarget.value)} />
      {line.trim() === "" ? null : (
        <p className="preview" aria-live="polite">
          <span className="quiet">{words.creditPreview}</span>{" "}
          {parts === null ? words.creditNothing : parts.map((part, index) => ("link" in part ? <u key={index}>{strings.site.article.originalLink}</u> : <span key={index}>{part.text}</span>))}
          {parts === null ? null : "."}
        </p>
      )}
    </>
  )
}
