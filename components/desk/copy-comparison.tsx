import type { ReactNode } from "react"
import { formatDay } from "@/lib/arabic/dates"
import type { ComparedField } from "@/lib/articles/compared"
import type { WorkingCopy } from "@/lib/articles/schema"
import type { BlockChange } from "@/lib/compare/blocks"
import type { FieldChange } from "@/lib/compare/copies"
import type { CopyNames } from "@/lib/revisions/view"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"
import type { Clock } from "./article-choices"
import { moment } from "./moment"
import { WordDiff } from "./word-diff"

const words = strings.desk.comparison

type Props = { changes: readonly FieldChange[]; before: WorkingCopy; after: WorkingCopy; names: CopyNames; clock: Clock }

/** Every field in which two working copies differ: the old value struck through and the new one underlined, texts word by word. */
export function CopyComparison({ changes, before, after, names, clock }: Props) {
  return (
    <dl className="compared">
      {changes.map((change) => (
        <div key={change.field}>
          <dt>{words.fields[change.field]}</dt>
          <dd>
            {change.kind === "words" ? <p className="diff"><WordDiff parts={change.parts} /></p> : null}
            {change.kind === "body" ? <BlockDiff blocks={change.blocks} /> : null}
            {change.kind === "values" ? <Values old={valuesOf(before, change.field, names, clock)} fresh={valuesOf(after, change.field, names, clock)} /> : null}
          </dd>
        </div>
      ))}
    </dl>
  )
}

type Value = { key: string; shown: ReactNode }

/** What a field says, in words: names instead of ids, days and moments as people write them. */
function valuesOf(copy: WorkingCopy, field: ComparedField, names: CopyNames, clock: Clock): Value[] {
  const named = (list: Readonly<Record<string, string>>, ids: readonly (string | null)[]): Value[] =>
    ids.flatMap((id) => (id === null ? [] : [{ key: id, shown: <bdi>{list[id] ?? words.gone}</bdi> }]))
  const one = (value: string | null, shown: (value: string) => ReactNode): Value[] => (value ? [{ key: value, shown: shown(value) }] : [])
  switch (field) {
    case "kind": return one(copy.kind, () => strings.kinds[copy.kind])
    case "origin": return one(copy.origin, () => strings.origins[copy.origin])
    case "sectionId": return named(names.sections, [copy.sectionId])
    case "sourceId": return named(names.sources, [copy.sourceId])
    case "authorIds": return named(names.authors, copy.authorIds)
    case "tagIds": return named(names.tags, copy.tagIds)
    case "sourceDate": return one(copy.sourceDate, (day) => formatDay(day, clock.monthStyle))
    case "sourceUrl": return one(copy.sourceUrl, (url) => <bdi dir="ltr" className="hash">{url}</bdi>)
    case "plannedFor": case "embargoUntil": return one(copy[field], (at) => moment(new Date(at), clock))
    case "pictureId": return one(copy.pictureId, (id) => <Picture id={id} names={names} />)
    default: return []
  }
}

function Picture({ id, names }: { id: string; names: CopyNames }) {
  const picture = names.pictures[id]
  if (!picture) return words.gone
  const width = picture.widths.find((each) => each >= 320) ?? picture.widths.at(-1) ?? picture.width
  return (
    <span className="thumb">
      <img src={`${urls.api.picture(id)}/${width}.webp`} alt="" width={width} height={Math.max(1, Math.round((width / picture.width) * picture.height))} loading="lazy" />
      <a href={urls.desk.picture(id)}><bdi>{picture.label}</bdi></a>
    </span>
  )
}

/** One value beside another, or, of several, each that came or went. */
function Values({ old, fresh }: { old: readonly Value[]; fresh: readonly Value[] }) {
  const has = (list: readonly Value[], { key }: Value) => list.some((each) => each.key === key)
  const [gone, come] = [old.filter((value) => !has(fresh, value)), fresh.filter((value) => !has(old, value))]
  const reordered = gone.length === 0 && come.length === 0
  return (
    <div className="diff values">
      <p><span className="quiet">{words.was}</span> {old.length === 0 ? <span className="quiet">{words.empty}</span> : <List values={old} marked={reordered ? old : gone} mark="del" />}</p>
      <p><span className="quiet">{words.is}</span> {fresh.length === 0 ? <span className="quiet">{words.empty}</span> : <List values={fresh} marked={reordered ? fresh : come} mark="ins" />}</p>
    </div>
  )
}

function List({ values, marked, mark: Mark }: { values: readonly Value[]; marked: readonly Value[]; mark: "del" | "ins" }) {
  return values.map((value, index) => (
    <span key={value.key}>
      {index > 0 ? strings.desk.lists.comma : null}
      {marked.includes(value) ? <Mark>{value.shown}</Mark> : value.shown}
    </span>
  ))
}

/** A text line by line: what changed with one line of what stands around it; longer stretches that are as they were are folded. */
export function BlockDiff({ blocks }: { blocks: readonly BlockChange[] }) {
  return <div className="diff blocks">{folded(blocks).map((stretch, index) => (stretch.folded ? <Folded key={index} blocks={stretch.blocks} /> : stretch.blocks.map((block, at) => <Block key={`${index}.${at}`} block={block} />)))}</div>
}

function Folded({ blocks }: { blocks: readonly BlockChange[] }) {
  return (
    <details>
      <summary>{words.unchanged(blocks.length)}</summary>
      {blocks.map((block, at) => <Block key={at} block={block} />)}
    </details>
  )
}

type Stretch = { folded: boolean; blocks: BlockChange[] }

function folded(blocks: readonly BlockChange[]): Stretch[] {
  const near = (at: number) => [at - 1, at, at + 1].some((place) => (blocks[place]?.kind ?? "same") !== "same")
  const stretches: Stretch[] = []
  blocks.forEach((block, at) => {
    const last = stretches.at(-1)
    if (last && last.folded === !near(at)) last.blocks.push(block)
    else stretches.push({ folded: !near(at), blocks: [block] })
  })
  // A single line is no longer than the line that would say that it is hidden.
  return stretches.map((stretch) => (stretch.blocks.length === 1 ? { ...stretch, folded: false } : stretch))
}

function Block({ block }: { block: BlockChange }) {
  const unit = block.kind === "changed" ? block.after[0] : block.kind === "added" ? block.after : block.before
  const kind = Object.entries(words.kinds).find(([key]) => key === unit?.kind)?.[1]
  const told = noteOf(block)
  return (
    <div className={`line ${block.kind}`}>
      {kind || told ? <p className="about">{[kind, told].filter(Boolean).join(strings.desk.lists.comma)}</p> : null}
      <p>
        {block.kind === "same" ? block.after.text : null}
        {block.kind === "changed" ? <WordDiff parts={block.parts} /> : null}
        {block.kind === "removed" ? <del>{block.before.text}</del> : null}
        {block.kind === "added" ? <ins>{block.after.text}</ins> : null}
      </p>
    </div>
  )
}

function noteOf(block: BlockChange): string | null {
  switch (block.kind) {
    case "same": return null
    case "changed": return block.form ? (block.after[0]?.kind === "figure" ? words.block.figure : words.block.form) : null
    case "removed": return block.moved ? words.block.movedFrom : words.block.removed
    case "added": return block.moved ? words.block.movedTo : words.block.added
  }
}
