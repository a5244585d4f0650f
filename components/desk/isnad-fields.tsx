"use client"

import { Combobox, MultiCombobox, type AddOption } from "@/components/ui/combobox"
import { TextField } from "@/components/ui/field"
import { formatDay } from "@/lib/arabic/dates"
import type { WorkingCopy } from "@/lib/articles/schema"
import type { FieldProblems } from "@/lib/result"
import { strings } from "@/lib/strings"
import { problemText } from "@/lib/strings/desk-problems"
import { houseLabel } from "@/lib/sources/house-label"
import { told } from "@/lib/told"
import { styleOf, type ArticleChoices, type Clock, type SourceChoice } from "./article-choices"
import { PrintedDateField } from "./printed-date-field"

const words = strings.desk.fields

export type FieldsProps = {
  copy: WorkingCopy
  set: (change: Partial<WorkingCopy>) => void
  problems: FieldProblems
  choices: ArticleChoices
  clock: Clock
}

function permissionHint(source: SourceChoice | undefined, clock: Clock): string | undefined {
  if (!source) return undefined
  const { permissions } = words
  if (source.permissionEnded) return problemText(told("permission_ended", source.name, formatDay(source.permissionUntil ?? "", clock.monthStyle, { weekday: false })))
  if (source.permission === "granted") {
    return source.permissionUntil ? permissions.grantedUntil(formatDay(source.permissionUntil, clock.monthStyle, { weekday: false })) : permissions.granted
  }
  if (source.permission === "quotation") return permissions.quotation
  return source.permission === "none" ? permissions.none : permissions.unrecorded
}

/** Whose words these are: the newspaper, the day it printed them, the address, the author, and the label that the house puts above. */
export function IsnadFields({ copy, set, problems, choices, clock, addSource, addAuthor }: FieldsProps & { addSource?: AddOption | undefined; addAuthor?: AddOption | undefined }) {
  const source = choices.sources.find((one) => one.id === copy.sourceId)
  const hint = permissionHint(source, clock)
  return (
    <section className="isnad" aria-labelledby="isnad">
      <h2 id="isnad">{strings.desk.article.isnad}</h2>
      <div className="two">
        <Combobox
          id="sourceId"
          label={words.sourceId}
          options={choices.sources}
          value={copy.sourceId}
          problems={problems["sourceId"] ?? problems["permission"]}
          onAdd={addSource}
          addLabel={strings.desk.clip.addSource}
          onChange={(sourceId) => set({ sourceId })}
          {...(hint ? { hint } : {})}
        />
        <PrintedDateField
          id="sourceDate"
          value={{ iso: copy.sourceDate, text: copy.sourceDateText }}
          style={styleOf(source, clock)}
          problems={problems["sourceDate"] ?? problems["sourceDateText"]}
          onChange={({ iso, text }) => set({ sourceDate: iso, sourceDateText: text })}
        />
        <TextField
          id="kindLabel"
          label={words.kindLabel}
          optional
          value={copy.kindLabel ?? ""}
          placeholder={houseLabel(source?.kindLabels, copy.kind) ?? strings.kinds[copy.kind]}
          hint={words.kindLabelHint}
          problems={problems["kindLabel"]}
          onChange={(event) => set({ kindLabel: event.currentTarget.value || null })}
        />
        <TextField
          id="sourceUrl"
          label={words.sourceUrl}
          optional
          type="url"
          dir="ltr"
          value={copy.sourceUrl ?? ""}
          problems={problems["sourceUrl"]}
          onChange={(event) => set({ sourceUrl: event.currentTarget.value || null })}
        />
      </div>
      <MultiCombobox
        id="authorIds"
        label={words.authorIds}
        optional
        options={choices.authors}
        value={copy.authorIds}
        problems={problems["authorIds"]}
        onAdd={addAuthor}
        addLabel={strings.desk.clip.addAuthor}
        onChange={(authorIds) => set({ authorIds })}
      />
    </section>
  )
}
