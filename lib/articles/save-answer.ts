import type { FieldProblems } from "@/lib/result"
import { listOf, oneOf, recordOf, shaped, text, version } from "@/lib/shape"
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

/** Reads an answer of PUT /api/v1/articles/[id]/working-copy (design.md §12). Anything that is not one of its answers is `unknown`. */
export async function readAnswer(status: number, body: unknown): Promise<SaveAnswer> {
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

async function conflictOf(body: unknown): Promise<SaveAnswer> {
  if (!tells(body)) return { kind: "notNow" }
  const theirs = await readTheirs(body.theirs)
  return theirs ? { kind: "conflict", theirs } : { kind: "unknown", why: "away" }
}

const isTheirs = shaped({ version })

/**
 * A working copy with its version and who wrote it last, as the server sends it; null where it is none, or holds what this page does not know
 * and would lose with its next save. The schemas come when a colleague's text does, which is seldom; where they cannot be had it is null too.
 */
export async function readTheirs(body: unknown): Promise<Theirs | null> {
  if (!isTheirs(body)) return null
  const { version: number, editedBy, ...fields }: { version: number; editedBy?: unknown } = body
  const schemas = await import("./schema").catch(() => null)
  const copy = schemas?.workingCopySchema.safeParse(fields)
  return schemas && copy?.success ? { version: number, editedBy: text(editedBy) ? editedBy : "", copy: schemas.plainCopy(copy.data) } : null
}
