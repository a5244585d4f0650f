import { z } from "zod"
import type { FieldProblems } from "@/lib/result"
import { plainCopy, workingCopySchema, type WorkingCopy } from "./schema"

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

const savedSchema = z.object({ version: z.number().int().positive() })
const takenSchema = z.object({ code: z.literal("taken"), by: z.string() })
const fieldsSchema = z.object({ fields: z.record(z.string(), z.array(z.string())) })
const theirsSchema = z.object({ version: z.number().int().positive(), editedBy: z.string().catch("") }).loose()

/** Reads an answer of PUT /api/v1/articles/[id]/working-copy (design.md §12). Anything that is not one of its answers is `unknown`. */
export function readAnswer(status: number, body: unknown): SaveAnswer {
  if (status === 200) {
    const saved = savedSchema.safeParse(body)
    return saved.success ? { kind: "saved", version: saved.data.version } : { kind: "unknown", why: "away" }
  }
  if (status === 401) return { kind: "signedOut" }
  if (status === 403) return { kind: "forbidden" }
  if (status === 404) return { kind: "notFound" }
  if (status === 409) return conflictOf(body)
  if (status === 413) return { kind: "tooLarge" }
  if (status === 422) {
    const refused = fieldsSchema.safeParse(body)
    return { kind: "invalid", fields: refused.success ? refused.data.fields : {} }
  }
  if (status === 423) {
    const taken = takenSchema.safeParse(body)
    return taken.success ? { kind: "taken", by: taken.data.by } : { kind: "locked" }
  }
  return { kind: "unknown", why: "away" }
}

function conflictOf(body: unknown): SaveAnswer {
  const found = z.object({ theirs: z.unknown() }).safeParse(body)
  if (!found.success || found.data.theirs === undefined) return { kind: "notNow" }
  const theirs = readTheirs(found.data.theirs)
  return theirs ? { kind: "conflict", theirs } : { kind: "unknown", why: "away" }
}

/** A working copy with its version and who wrote it last, as the server sends it; null where it is none. */
export function readTheirs(body: unknown): Theirs | null {
  const found = theirsSchema.safeParse(body)
  if (!found.success) return null
  const { version, editedBy, ...fields } = found.data
  const copy = workingCopySchema.safeParse(fields)
  return copy.success ? { version, editedBy, copy: plainCopy(copy.data) } : null
}
