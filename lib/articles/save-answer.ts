import type { FieldProblems } from "@/lib/result"
import { listOf, oneOf, orAbsent, orNull, recordOf, shaped, text, version, type Is } from "@/lib/shape"
import type { Block, Body } from "./body"
import { kinds, origins } from "./kinds"
import type { WorkingCopy } from "./schema"

/** Somebody else's working copy, as a refused save shows it. */
export type Theirs = { copy: WorkingCopy; version: number; editedBy: string }

/** What the server made of a save. `unknown` is no answer at all: it may have been written, so the same save is sent again first. */
export type SaveAnswer =
  | { kind: "saved"; version: number }
  | { kind: "conflict"; theirs: Theirs }
  | { kind: "invalid"; fields: FieldProblems }
  /** A colleague took the article over: the text was kept beside, as a revision, and the working copy is theirs. */
  | { kind: "taken"; by: string }
  | { kind: "signedOut" | "forbidden" | "notFound" | "locked" | "tooLarge" | "notNow" }
  | { kind: "unknown"; why: "offline" | "away" }

const isSaved = shaped({ version })
const isTaken = shaped({ code: oneOf("taken"), by: text })
const isRefused = shaped({ fields: recordOf(listOf(text)) })
// What a block may hold the server has seen to, each time that it was written.
const isBlock = shaped({ type: text }) as Is<unknown> as Is<Block>
const blocks = listOf(isBlock)
const isBody: Is<Body> = shaped({ type: oneOf("doc"), content: (value): value is Block[] => blocks(value) && value.length > 0 })
const line = orNull(text)
const copyShape = {
  title: text, kicker: text, subtitle: text, standfirst: text, body: isBody, origin: oneOf(...origins), kind: oneOf(...kinds), kindLabel: line,
  sectionId: line, printedSection: line, sourceId: line, sourceDate: line, sourceDateText: line, sourceUrl: line, pictureId: line,
  authorIds: listOf(text), tagIds: listOf(text), plannedFor: line, embargoUntil: line,
} satisfies { [K in keyof WorkingCopy]: Is<WorkingCopy[K]> }
const isCopy: Is<WorkingCopy> = shaped(copyShape)

/** Reads an answer of PUT /api/v1/articles/[id]/working-copy (design.md §12). Anything that is not one of its answers is `unknown`. */
export function readAnswer(status: number, body: unknown): SaveAnswer {
  if (status === 200) return isSaved(body) ? { kind: "saved", version: body.version } : { kind: "unknown", why: "away" }
  if (status === 401) return { kind: "signedOut" }
  if (status === 403) return { kind: "forbidden" }
  if (status === 404) return { kind: "notFound" }
  if (status === 409) return conflictOf(body)
  if (status === 413) return { kind: "tooLarge" }
  if (status === 422) return { kind: "invalid", fields: isRefused(body) ? body.fields : {} }
  if (status === 423) return isTaken(body) ? { kind: "taken", by: body.by } : { kind: "locked" }
  return { kind: "unknown", why: "away" }
}

const tells = shaped({ theirs: (value): value is unknown => value !== undefined })

function conflictOf(body: unknown): SaveAnswer {
  if (!tells(body)) return { kind: "notNow" }
  const theirs = readTheirs(body.theirs)
  return theirs ? { kind: "conflict", theirs } : { kind: "unknown", why: "away" }
}

const isTheirs = shaped({ version, editedBy: orAbsent(text) })

/** A working copy with its version and who wrote it last, as the server sends it; null where it is none. */
export function readTheirs(body: unknown): Theirs | null {
  if (!isTheirs(body) || !isCopy(body)) return null
  // Its fields alone: what else may stand there would be sent back with the next save, and refused.
  const copy = Object.fromEntries(Object.keys(copyShape).map((name) => [name, body[name as keyof WorkingCopy]])) as WorkingCopy
  return { version: body.version, editedBy: body.editedBy ?? "", copy }
}
