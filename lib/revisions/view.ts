import type { WorkingCopy } from "@/lib/articles/schema"
import type { Chosen } from "./choice"

export type Span = { from: Date; until: Date | null }
export type RevisionLine = {
  id: string
  version: number
  /** Whether it is what stands in the working copy now: then there is nothing to bring back. */
  current: boolean
  reason: string
  at: Date
  by: string
  /** When readers saw it, or will. */
  spans: Span[]
}
/** One of the two that are compared; `line` is null for the working copy. */
export type Compared = { chosen: Chosen; copy: WorkingCopy; line: RevisionLine | null; live: boolean }

/** A picture as a comparison shows it: its name, and its files. */
export type PictureName = { label: string; width: number; height: number; widths: number[] }

/** What the ids in working copies are called now; what was merged into another by the name that it had. */
export type CopyNames = { sections: Names; sources: Names; authors: Names; tags: Names; pictures: Readonly<Record<string, PictureName>> }
type Names = Readonly<Record<string, string>>

