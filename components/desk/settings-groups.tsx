"use client"

import type { ReactNode } from "react"
import { useFormState } from "@/components/form/context"
import { Combobox, type Option } from "@/components/ui/combobox"
import { Field, SelectField, TextArea, TextField } from "@/components/ui/field"
import { dayIn, formatDay, monthStyles } from "@/lib/arabic/dates"
import type { SectionView } from "@/lib/articles/view"
import type { SettingsFacts } from "@/lib/newsroom/effects"
import { digitStyles, homeWords, type Settings } from "@/lib/newsroom/settings"
import { indexPolicies } from "@/lib/sources/terms"
import { strings } from "@/lib/strings"
import { firstRemoval } from "@/lib/trash/days"
import { PictureField } from "./picture-field"
import {
  ContactEffect, Effect, FooterEffect, IdentityEffect, IndexEffect, ReadersEffect, RuleEffect, ScheduleEffect, TwoStepEffect, WritingEffect,
} from "./settings-effects"
import { LinksField } from "./settings-links"
import { useLogo } from "./use-logo"

const words = strings.desk.settings

/** What the fields hold: the settings, with the days as they are typed. */
export type Draft = Omit<Settings, "trashDays"> & { trashDays: string }

type GroupsProps = {
  draft: Draft
  /** What the fields would come to if they were saved. */
  settings: Settings
  /** What is saved. */
  saved: Settings
  facts: SettingsFacts
  sections: readonly SectionView[]
  zones: readonly Option[]
  zoneOf: (id: string) => string
  onChange: (part: Partial<Draft>) => void
}

const choices = <Key extends string>(keys: readonly Key[], names: Record<Key, string>) => keys.map((key) => ({ value: key, label: names[key] }))
const oneOf = <Key extends string>(keys: readonly Key[], value: string): Key | undefined => keys.find((key) => key === value)

/** Fields at the start, what they do at the end; on a phone one beneath the other. */
const Pair = ({ children, effect }: { children: ReactNode; effect: ReactNode }) => <div className="pair"><div>{children}</div>{effect}</div>

const Group = ({ title, children }: { title: string; children: ReactNode }) => <section className="block"><h2 className="d2">{title}</h2>{children}</section>

/** All settings in their groups, each with its effect. */
export function SettingsGroups(props: GroupsProps) {
  const { draft, settings, saved, facts, sections, zoneOf, onChange } = props
  const seen = { settings, facts, sections, logo: useLogo(draft.logoId) }
  return (
    <>
      <Group title={words.groups.identity}>
        <Pair effect={<IdentityEffect {...seen} />}>
          <TextField
            label={words.names.name} name="name" hint={words.nameHint} value={draft.name} maxLength={60}
            onChange={(event) => onChange({ name: event.currentTarget.value })}
          />
          <TextField
            label={words.names.tagline} name="tagline" optional hint={words.taglineHint} value={draft.tagline} maxLength={80}
            onChange={(event) => onChange({ tagline: event.currentTarget.value })}
          />
          <PictureField
            label={words.names.logoId} name="logoId" hint={words.logoHint} value={draft.logoId} onChange={(logoId) => onChange({ logoId })}
          />
        </Pair>
      </Group>
      <Group title={words.groups.footer}>
        <Pair effect={<FooterEffect {...seen} />}>
          <TextArea
            label={words.names.footer} name="footer" optional hint={words.footerHint} value={draft.footer} rows={4}
            onChange={(event) => onChange({ footer: event.currentTarget.value })}
          />
          <LinksField links={draft.links} onChange={(links) => onChange({ links })} />
        </Pair>
        <Pair effect={<ContactEffect {...seen} />}>
          <TextField
            label={words.names.contact} name="contact" optional hint={words.contactHint} value={draft.contact} dir="ltr" autoCapitalize="none"
            spellCheck={false} maxLength={300} onChange={(event) => onChange({ contact: event.currentTarget.value })}
          />
        </Pair>
      </Group>
      <Group title={words.groups.readers}>
        <Pair effect={<ReadersEffect {...seen} />}>
          <TextArea
            label={words.names.about} name="about" optional hint={words.aboutHint} value={draft.about} rows={5}
            onChange={(event) => onChange({ about: event.currentTarget.value })}
          />
          <TextArea
            label={words.names.correctionsPolicy} name="correctionsPolicy" optional hint={words.correctionsHint} value={draft.correctionsPolicy} rows={4}
            onChange={(event) => onChange({ correctionsPolicy: event.currentTarget.value })}
          />
          <TextField
            label={words.names.reach} name="reach" optional hint={words.reachHint} value={draft.reach} dir="ltr" autoCapitalize="none" spellCheck={false}
            maxLength={300} onChange={(event) => onChange({ reach: event.currentTarget.value })}
          />
          <YesNo name="showChanges" label={words.names.showChanges} text={words.showChangesLabel} value={draft.showChanges} onChange={(showChanges) => onChange({ showChanges })} />
          <YesNo name="showHijri" label={words.names.showHijri} text={words.showHijriLabel} value={draft.showHijri} onChange={(showHijri) => onChange({ showHijri })} />
          <YesNo name="showMostRead" label={words.names.showMostRead} text={words.showMostReadLabel} value={draft.showMostRead} onChange={(showMostRead) => onChange({ showMostRead })} />
        </Pair>
      </Group>
      <Group title={words.groups.writing}>
        <Pair effect={<WritingEffect {...seen} zone={zoneOf(draft.timeZone)} />}>
          <HomeWordField value={draft.homeWord} onChange={(homeWord) => onChange({ homeWord })} />
          <SelectField
            label={words.names.digits} name="digits" hint={words.digitsHint} choices={choices(digitStyles, words.digits)} value={draft.digits}
            onChange={(event) => onChange({ digits: oneOf(digitStyles, event.currentTarget.value) ?? draft.digits })}
          />
          <SelectField
            label={words.names.monthStyle} name="monthStyle" hint={words.monthHint} value={draft.monthStyle}
            choices={choices(monthStyles, strings.desk.sources.monthStyles)}
            onChange={(event) => onChange({ monthStyle: oneOf(monthStyles, event.currentTarget.value) ?? draft.monthStyle })}
          />
        </Pair>
        <ZoneFields {...props} saved={saved} />
      </Group>
      <Group title={words.groups.rules}>
        <Pair effect={<RuleEffect on={draft.secondPerson} table={facts.ruleTable} inReview={facts.inReview} />}>
          <YesNo name="secondPerson" label={words.names.secondPerson} text={words.secondPersonLabel} value={draft.secondPerson} onChange={(secondPerson) => onChange({ secondPerson })} />
        </Pair>
        <Pair effect={<TwoStepEffect on={draft.twoStep} without={facts.withoutStep} />}>
          <YesNo name="twoStep" label={words.names.twoStep} text={words.twoStepLabel} value={draft.twoStep} onChange={(twoStep) => onChange({ twoStep })} />
        </Pair>
      </Group>
      <Group title={words.groups.keeping}>
        <Pair effect={<TrashEffect settings={settings} facts={facts} />}>
          <TextField
            label={words.names.trashDays} name="trashDays" hint={words.trashHint} value={draft.trashDays} inputMode="numeric" maxLength={10}
            onChange={(event) => onChange({ trashDays: event.currentTarget.value })}
          />
        </Pair>
        <Pair effect={<IndexEffect settings={settings} facts={facts} />}>
          <YesNo name="indexOwn" label={words.names.indexOwn} text={words.indexOwnLabel} value={draft.indexOwn} onChange={(indexOwn) => onChange({ indexOwn })} />
          <SelectField
            label={words.names.indexPolicy} name="indexPolicy" hint={words.indexPolicyHint} value={draft.indexPolicy}
            choices={choices(indexPolicies, strings.desk.sources.indexPolicies)}
            onChange={(event) => onChange({ indexPolicy: oneOf(indexPolicies, event.currentTarget.value) ?? draft.indexPolicy })}
          />
        </Pair>
      </Group>
    </>
  )
}

function ZoneFields({ draft, settings, saved, facts, zones, onChange }: GroupsProps) {
  const { problems } = useFormState()
  return (
    <Pair effect={<Effect><ScheduleEffect before={saved} after={settings} facts={facts} /></Effect>}>
      <Combobox
        label={words.zone} name="timeZone" hint={words.zoneHint} options={zones} value={draft.timeZone} problems={problems["timeZone"]}
        onChange={(timeZone) => onChange({ timeZone: timeZone ?? draft.timeZone })}
      />
    </Pair>
  )
}

/** The first word of every page's way: one of the two that are used, or another. */
function HomeWordField({ value, onChange }: { value: string; onChange: (word: string) => void }) {
  const known = oneOf(homeWords, value)
  const name = "homeWord"
  return (
    <>
      <Field label={words.names.homeWord} name={name} hint={words.homeWordHint}>
        {(wiring) => (
          <select name={name} {...wiring} value={known ?? "other"} onChange={(event) => onChange(oneOf(homeWords, event.currentTarget.value) ?? "")}>
            {homeWords.map((word) => <option key={word} value={word}>{word}</option>)}
            <option value="other">{words.homeOther}</option>
          </select>
        )}
      </Field>
      {known === undefined ? (
        <TextField label={words.homeOwn} name="homeWordOther" value={value} maxLength={20} onChange={(event) => onChange(event.currentTarget.value)} />
      ) : null}
    </>
  )
}

type YesNoProps = { name: string; label: string; text: string; value: boolean; onChange: (value: boolean) => void }

/** A rule that holds or does not. */
function YesNo({ name, label, text, value, onChange }: YesNoProps) {
  return (
    <SelectField
      label={label} name={name} hint={text} value={value ? "yes" : "no"} onChange={(event) => onChange(event.currentTarget.value === "yes")}
      choices={[{ value: "no", label: words.no }, { value: "yes", label: words.yes }]}
    />
  )
}

function TrashEffect({ settings, facts }: { settings: Settings; facts: SettingsFacts }) {
  const { trashDays: days, timeZone, monthStyle } = settings
  const allowed = Number.isInteger(days) && days >= 7 && days <= 365
  const first = allowed && facts.trashSince ? firstRemoval(facts.trashSince, days, facts.now) : null
  return (
    <Effect>
      <p>{allowed ? words.trashMeans(days) : words.trashHint}</p>
      <p>{words.trashNow(facts.trash)}{first ? <> {words.trashFirst(formatDay(dayIn(first, timeZone), monthStyle))}</> : null}</p>
    </Effect>
  )
}
