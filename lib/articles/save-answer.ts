import { z } from "zod"
import type { FieldProblems } from "@/lib/result"
import { workingCopySchema, type WorkingCopy } from "./schema"

/** Somebody else's working copy, as a refused save shows it. */
export type Theirs = { copy: WorkingCopy; version: number; editedBy: string }

/** What the server made of a save. `unknown` is no answer at all: it may have been written, so the same save is sent again first. */
export type SaveAnswer =
  | { kind: "saved"; version: number }
  | { kind: "conflict"; theirs: Theirs }
  | { kind: "invalid"; fields: FieldProblems }
  | { kind: "signedOut" | "forbidden" | "notFound" | "locked" | "tooLarge" | "notNow" }
  | { kind: "unknown"; why: "offline" | "away" }

const savedSchema = z.object({ version: z.number().int().positive() })
const fieldsSchema = z.object({ fields: z.record(z.string(), z.array(z.string())) })
const theirsSchema = z.object({ theirs: z.object({ version: z.number().int().positive(), editedBy: z.string().catch("") }).loose() })

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
  if (status === 423) return { kind: "locked" }
  return { kind: "unknown", why: "away" }
}

function conflictOf(body: unknown): SaveAnswer {
  const found = theirsSchema.safeParse(body)
  if (!found.success) return { kind: "notNow" }
  const { version, editedBy, ...fields } = found.data.theirs
  const copy = workingCopySchema.safeParse(fields)
  if (!copy.success) return { kind: "unknown", why: "away" }
  const { plannedFor, embargoUntil, ...rest } = copy.data
  return {
    kind: "conflict",
    theirs: { version, editedBy, copy: { ...rest, plannedFor: plannedFor?.toISOString() ?? null, embargoUntil: embargoUntil?.toISOString() ?? null } },
  }
}
