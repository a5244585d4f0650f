import type { Kind } from "@/lib/articles/kinds"
import type { IsoDay } from "@/lib/arabic/dates"
import type { KnownSource } from "@/lib/sources/registry"
import type { Note, ReasonCode } from "./notes"

export type { Note } from "./notes"

/** What a pasted page says of itself, in the order it is printed as JSON; what is not on the page is null, never guessed. */
export type Recognition = {
  breadcrumb: string[]
  section: string | null
  title: string | null
  kicker: string | null
  author: string | null
  kind: Kind | null
  kindLabel: string | null
  source: string | null
  siteDate: IsoDay | null
  sourceDate: IsoDay | null
  sourceDateText: string | null
  weekdayAgrees: boolean | null
  url: string | null
  paragraphs: string[]
  truncated: boolean
  notes: Note[]
}

/** Where a field was taken from: a line of the cleaned text (null: not on a line), the piece as printed, and why. */
export type Evidence = { line: number | null; piece: string; reason: ReasonCode }
export type EvidenceOf = Partial<Record<keyof Recognition, Evidence>>

/** A newspaper as the recogniser needs it; rows of the registry and of the newsroom's own table both fit. */
export type SourceNames = Pick<KnownSource, "name"> & {
  variants?: readonly string[] | undefined
  hosts?: readonly string[] | undefined
  latin?: string | null | undefined
  sharedName?: string | null | undefined
  country?: string | null | undefined
  editorialLabel?: string | null | undefined
}

/** What the newsroom knows already: its newspapers (the starter registry where none are given) and the names of its sections. */
export type Knowledge = { sources?: readonly SourceNames[] | undefined; sections?: readonly string[] | undefined }
