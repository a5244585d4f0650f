import type { ZodError } from "zod"
import type { WorkingCopy } from "@/lib/articles/schema"
import type { Settings } from "@/lib/newsroom/settings"

/**
 * Why a request was refused: codes travel, words are chosen at the edge (strings.failures).
 * `invalid` and `incomplete` name fields; `message` is a key of strings.problems.
 */
export type Failure =
  | { code: "invalid"; fields: FieldProblems }
  | { code: "incomplete"; fields: FieldProblems }
  | { code: "not_found" }
  | { code: "forbidden" }
  | { code: "conflict"; base: WorkingCopy | null; theirs: WorkingCopy & { version: number; editedBy: string } }
  /** `known` is what bears that name already, where it is something to look at. */
  /** Another admin saved the settings meanwhile: who, and what stands now. */
  | { code: "settings_changed"; by: string; version: number; theirs: Settings }
  | { code: "duplicate"; fields: FieldProblems; known?: { id: string; name: string } }
  | { code: "in_use"; count: number }
  | { code: "not_allowed_now"; state: string }
  | { code: "too_late" }
  | { code: "throttled"; minutes: number }
  | { code: "bad_login" }
  | { code: "bad_origin" }
  | { code: "signed_out" }
  | { code: "too_large" }
  /** The newsroom is frozen: nothing can be written until a chief releases it. */
  | { code: "frozen" }
  /** This account has changed too many published articles at once, and waits for a chief. */
  | { code: "paused" }
  /** A dangerous act, and it is too long since this person last proved who they are. */
  | { code: "confirm_needed" }

/** Field name → keys of strings.problems, most important first; some with what they speak of (lib/told.ts). */
export type FieldProblems = Record<string, string[]>

export type Result<T> = { ok: true; value: T } | { ok: false; failure: Failure }

class Refusal extends Error {
  constructor(readonly failure: Failure) {
    super(failure.code)
  }
}

/** Stops a command for an expected reason. It throws, so that the open transaction rolls back. */
export function refuse(failure: Failure): never {
  throw new Refusal(failure)
}

export const accept = <T>(value: T): Result<T> => ({ ok: true, value })
export const reject = (failure: Failure): { ok: false; failure: Failure } => ({ ok: false, failure })

/** Turns a refusal back into a value; anything unexpected stays an exception. */
export async function settle<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return accept(await work())
  } catch (error) {
    if (error instanceof Refusal) return reject(error.failure)
    throw error
  }
}

/** The problems that a schema found, by field. Messages of our schemas are keys of strings.problems; others become `invalid`. */
export function fieldProblems(error: ZodError): FieldProblems {
  const fields: FieldProblems = {}
  for (const issue of error.issues) {
    // A whole article travels as one value; its problems are those of its fields.
    const [first = "form", second] = issue.path
    const field = String(first === "article" ? (second ?? first) : first)
    const key = /^[a-z_]+(?:\|[^|\s]*)*$/.test(issue.message) ? issue.message : "invalid"
    fields[field] = [...(fields[field] ?? []), key]
  }
  return fields
}
