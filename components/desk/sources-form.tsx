"use client"

import { Form, type FormAction } from "@/components/form/form"
import { Submit } from "@/components/form/submit"
import { ButtonLink } from "@/components/ui/button"
import { SelectField, TextArea, TextField } from "@/components/ui/field"
import { monthStyles } from "@/lib/arabic/dates"
import { indexPolicies, sourcePermissions } from "@/lib/sources/terms"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"
import { CountryField } from "./sources-country"

const words = strings.desk.sources
const { actions } = strings.desk

type Identity = { name: string; variants: readonly string[]; country: string | null; site: string | null; monthStyle: string }
export type SourceFields = Identity & {
  id: string; slug: string; creditLine: string; permission: string; permissionUntil: string | null; indexPolicy: string; editorialLabel: string
}

const choices = <Key extends string>(keys: readonly Key[], names: Record<Key, string>) => keys.map((key) => ({ value: key, label: names[key] }))

/** A new newspaper: who it is. */
export function NewSourceForm({ action }: { action: FormAction }) {
  return (
    <Form action={action} className="sheet">
      <IdentityFields />
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
          label={words.editorialLabel} name="editorialLabel" optional hint={words.editorialHint} defaultValue={source.editorialLabel}
        />
      </section>
      <section className="block">
        <h2 className="d2">{words.terms}</h2>
        <TermsFields source={source} />
      </section>
      <div className="bar">
        <Submit kind="go" pending={actions.saving}>{actions.save}</Submit>
        <ButtonLink href={urls.desk.sources()}>{words.back}</ButtonLink>
      </div>
    </Form>
  )
}

function IdentityFields({ source }: { source?: Identity }) {
  return (
    <>
      <TextField label={words.name} name="name" defaultValue={source?.name} />
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

function TermsFields({ source }: { source: SourceFields }) {
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
      <SelectField
        label={words.indexPolicy} name="indexPolicy" choices={choices(indexPolicies, words.indexPolicies)}
        defaultValue={source.indexPolicy}
      />
      <TextField label={words.creditLine} name="creditLine" optional hint={words.creditHint} defaultValue={source.creditLine} />
      <TextField
        label={words.slug} name="slug" hint={words.slugChanges} defaultValue={source.slug} autoCapitalize="none" spellCheck={false}
      />
    </>
  )
}
