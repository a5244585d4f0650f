"use client"

import { useRef, useState } from "react"
import { Form, type FormAction } from "@/components/form/form"
import { Submit } from "@/components/form/submit"
import { Button } from "@/components/ui/button"
import type { Option } from "@/components/ui/combo-input"
import { PageHead } from "@/components/ui/page-head"
import { toLatinDigits } from "@/lib/arabic/numbers"
import type { SectionView } from "@/lib/articles/view"
import type { SettingsFacts } from "@/lib/newsroom/effects"
import { changedSettings, mergeSettings, type Merged, type Setting, type Settings } from "@/lib/newsroom/settings"
import { accountLink } from "@/lib/newsroom/social"
import type { Result } from "@/lib/result"
import { strings } from "@/lib/strings"
import { SettingsGroups, type Draft } from "./settings-groups"
import { networkName } from "./settings-links"
import { valueText } from "./settings-words"

const words = strings.desk.settings

type SettingsFormProps = {
  version: number
  settings: Settings
  facts: SettingsFacts
  zones: readonly Option[]
  sections: readonly SectionView[]
  action: FormAction
}

const draftOf = (settings: Settings): Draft => ({ ...settings, trashDays: String(settings.trashDays) })

/** What the fields hold, as it would be kept: empty rows dropped, an account without a name called after its network. */
function settingsOfDraft(draft: Draft): Settings {
  const links = draft.links.flatMap(({ label, href }) => {
    const address = accountLink(href.trim())
    const named = label.trim() || networkName(href.trim())
    return address !== null && named !== "" ? [{ label: named, href: address }] : []
  })
  return { ...draft, links, trashDays: Number(toLatinDigits(draft.trashDays.trim() || "x")) }
}

type Clash = Merged & { by: string; theirs: Settings }

/** The newsroom's settings on one page, each with what it would do; saved all at once. */
export function SettingsForm({ version, settings, facts, zones, sections, action }: SettingsFormProps) {
  const [base, setBase] = useState({ version, settings })
  const [draft, setDraft] = useState(() => draftOf(settings))
  const [clash, setClash] = useState<Clash | null>(null)
  const [saved, setSaved] = useState(false)
  const notice = useRef<HTMLDivElement>(null)
  const now = settingsOfDraft(draft)
  const changes = changedSettings(base.settings, now)
  const zoneOf = (id: string) => zones.find((zone) => zone.id === id)?.name ?? id

  function change(part: Partial<Draft>) {
    setDraft((before) => ({ ...before, ...part }))
    setSaved(false)
  }
  function answered(result: Result<unknown>) {
    setSaved(result.ok)
    if (result.ok) {
      const kept = result.value as { version: number; settings: Settings } // what changeSettings gives
      setBase(kept)
      setDraft(draftOf(kept.settings))
      setClash(null)
    } else if (result.failure.code === "settings_changed") {
      const { by, theirs, version: current } = result.failure
      const merged = mergeSettings(base.settings, now, theirs)
      setBase({ version: current, settings: theirs })
      setDraft(draftOf(merged.values))
      setClash({ ...merged, by, theirs })
      requestAnimationFrame(() => notice.current?.focus())
    }
  }
  function take(setting: Setting) {
    if (!clash) return
    change(setting === "trashDays" ? { trashDays: String(clash.theirs.trashDays) } : { [setting]: clash.theirs[setting] })
    setClash({ ...clash, clashes: clash.clashes.filter((name) => name !== setting) })
  }

  return (
    <>
      <PageHead title={words.title} note={words.note} />
      {clash ? (
        <div ref={notice} tabIndex={-1}>
          <ClashNotice clash={clash} zoneOf={zoneOf} onTake={take} />
        </div>
      ) : null}
      <Form action={action} className="sheet settings" onResult={answered}>
        <input type="hidden" name="version" value={base.version} />
        <SettingsGroups draft={draft} settings={now} saved={base.settings} facts={facts} sections={sections} zones={zones} zoneOf={zoneOf} onChange={change} />
        {changes.length > 0 ? (
          <section className="block">
            <h2 className="d2">{words.changes}</h2>
            <dl className="changes">
              {changes.map((name) => (
                <div key={name}>
                  <dt>{words.names[name]}</dt>
                  <dd><bdi>{words.from(valueText(name, base.settings, zoneOf), valueText(name, now, zoneOf))}</bdi></dd>
                </div>
              ))}
            </dl>
          </section>
        ) : null}
        <div className="savebar">
          <Submit kind="go" pending={strings.desk.actions.saving}>{words.save}</Submit>
          {changes.length > 0 ? <Button onClick={() => change(draftOf(base.settings))}>{words.back}</Button> : null}
          <p role="status" className="quiet">{saved ? words.saved : changes.length === 0 ? words.nothing : ""}</p>
        </div>
      </Form>
    </>
  )
}

/** Another admin saved first: who, what was taken over, and where the two differ, both side by side. */
function ClashNotice({ clash, zoneOf, onTake }: { clash: Clash; zoneOf: (id: string) => string; onTake: (setting: Setting) => void }) {
  const { by, taken, clashes, theirs } = clash
  return (
    <div className="msg bad" role="alert">
      <p>{words.clash.text(by)} {words.clash.notSaved}</p>
      {taken.length > 0 ? <p>{words.clash.taken(taken.map((name) => words.names[name]).join(strings.desk.lists.comma))}</p> : null}
      {clashes.length > 0 ? (
        <>
          <p>{words.clash.both}</p>
          <ul className="clashes">
            {clashes.map((name) => (
              <li key={name}>
                <bdi>{words.clash.theirs(words.names[name], valueText(name, theirs, zoneOf))}</bdi>
                <Button aria-label={words.clash.takeOf(words.names[name])} onClick={() => onTake(name)}>{words.clash.take}</Button>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <p>{words.clash.again}</p>
    </div>
  )
}
