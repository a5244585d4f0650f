"use client"

import { useState } from "react"
import { Form, type FormAction } from "@/components/form/form"
import { Submit } from "@/components/form/submit"
import { ButtonLink } from "@/components/ui/button"
import { CheckField, SelectField, TextArea, TextField } from "@/components/ui/field"
import { monthStyles } from "@/lib/arabic/dates"
import { weekdays } from "@/lib/arabic/iso-day"
import type { Kind } from "@/lib/articles/kinds"
import { labelField } from "@/lib/sources/house-label"
import type { KnownPaper } from "@/lib/sources/near"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"
import { AlikeNotice } from "./alike-notice"
import { CountryField } from "./sources-country"
import { choices, TermsFields, type TermsOfSource } from "./sources-terms"

const words = strings.desk.sources
const { actions } = strings.desk

type Identity = { name: string; variants: readonly string[]; country: string | null; site: string | null; monthStyle: string }
export type SourceFields = Identity & TermsOfSource & {
  id: string; slug: string; contactName: string; contactEmail: string; contactPhone: string
  kindLabels: readonly { kind: Kind; label: string }[]; offWeekdays: readonly number[]; offDays: readonly string[]; feeds: readonly string[]
}

/** A week as the Arab press counts it. */
const weekOrder = [6, 0, 1, 2, 3, 4, 5]

/** A new newspaper: who it is. */
export function NewSourceForm({ action, papers, manages }: { action: FormAction; papers: readonly KnownPaper[]; manages: boolean }) {
  const [name, setName] = useState("")
  return (
    <Form action={action} className="sheet">
      <TextField label={words.name} name="name" value={name} onChange={(event) => setName(event.currentTarget.value)} />
      <AlikeNotice name={name} papers={papers} manages={manages} />
      <IdentityFields named />
      <div className="bar">
        <Submit kind="go" pending={actions.adding}>{actions.add}</Submit>
        <ButtonLink href={urls.desk.sources()}>{actions.cancel}</ButtonLink>
      </div>
    </Form>
  )
}

/** All that is kept of a newspaper. */
export function SourceForm({ action, source }: { action: FormAction; source: SourceFields }) {
  return (
    <Form action={action} className="sheet" done={words.done.changed}>
      <input type="hidden" name="id" value={source.id} />
      <section className="block">
        <h2 className="d2">{words.identity}</h2>
        <IdentityFields source={source} />
        <TextField
          label={words.slug} name="slug" hint={words.slugChanges} defaultValue={source.slug} autoCapitalize="none" spellCheck={false}
        />
      </section>
      <section className="block">
        <h2 className="d2">{words.terms}</h2>
        <TermsFields source={source} />
      </section>
      <section className="block">
        <h2 className="d2">{words.contact}</h2>
        <ContactFields source={source} />
      </section>
      <section className="block">
        <h2 className="d2">{words.appearance}</h2>
        <AppearanceFields source={source} />
      </section>
      <section className="block">
        <h2 className="d2">{words.kindLabels}</h2>
        <p className="hint">{words.kindLabelsHint}</p>
        <div className="two labels">
          {source.kindLabels.map(({ kind, label }) => <TextField key={kind} label={strings.kinds[kind]} name={labelField(kind)} defaultValue={label} />)}
        </div>
      </section>
      <div className="bar">
        <Submit kind="go" pending={actions.saving}>{actions.save}</Submit>
        <ButtonLink href={urls.desk.sources()}>{words.back}</ButtonLink>
      </div>
    </Form>
  )
}

/** Who a newspaper is; `named` where its name has a field of its own already. */
function IdentityFields({ source, named = false }: { source?: Identity; named?: boolean }) {
  return (
    <>
      {named ? null : <TextField label={words.name} name="name" defaultValue={source?.name} />}
      <TextArea
        label={words.variants} name="variants" optional hint={words.variantsHint} defaultValue={source?.variants.join("\n")} rows={4}
        dir="auto"
      />
      <div className="two">
        <CountryField defaultValue={source?.country ?? ""} />
        <SelectField
          label={words.monthStyle} name="monthStyle" choices={choices(monthStyles, words.monthStyles)}
          defaultValue={source?.monthStyle ?? "dual"}
        />
      </div>
      <TextField
        label={words.site} name="site" optional hint={words.siteHint} defaultValue={source?.site ?? ""} dir="ltr" inputMode="url"
        autoCapitalize="none" spellCheck={false}
      />
    </>
  )
}

function ContactFields({ source }: { source: SourceFields }) {
  return (
    <>
      <p className="hint">{words.contactNote}</p>
      <TextField label={words.contactName} name="contactName" optional defaultValue={source.contactName} />
      <div className="two">
        <TextField label={words.contactEmail} name="contactEmail" optional defaultValue={source.contactEmail} type="email" dir="ltr" autoComplete="off" />
        <TextField label={words.contactPhone} name="contactPhone" optional defaultValue={source.contactPhone} type="tel" dir="ltr" autoComplete="off" />
      </div>
    </>
  )
}

function AppearanceFields({ source }: { source: SourceFields }) {
  return (
    <>
      <fieldset>
        <legend className="label">{words.offWeekdays}</legend>
        <div className="days">
          {weekOrder.map((day) => (
            <CheckField key={day} label={weekdays[day] ?? ""} name="offWeekdays" value={day} defaultChecked={source.offWeekdays.includes(day)} />
          ))}
        </div>
      </fieldset>
      <TextArea label={words.offDays} name="offDays" optional hint={words.offDaysHint} defaultValue={source.offDays.join("\n")} rows={2} />
      <TextArea
        label={words.feeds} name="feeds" optional hint={words.feedsHint} defaultValue={source.feeds.join("\n")} rows={2} dir="ltr" inputMode="url"
        autoCapitalize="none" spellCheck={false}
      />
    </>
  )
}
