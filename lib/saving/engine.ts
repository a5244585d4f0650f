import type { SaveAnswer, Theirs } from "@/lib/articles/save-answer"
import type { WorkingCopy } from "@/lib/articles/schema"
import { mergeCopies, same, type Choices, type Merged } from "./merge"

/** The server has what was typed at most this long after the last key, and this long after the first one that it does not have. */
export const QUIET_MS = 2_000
export const FORCED_MS = 10_000
/** The first pause after a save without an answer; each further one is twice as long. */
export const RETRY_MS = 1_000
const LONGEST_RETRY_MS = 30_000

export type Save = { saveId: string; baseVersion: number; article: WorkingCopy }
type Sent = { save: Save; edits: number }

/** Why nothing is sent by itself until somebody does something. The text is whole and on the page in each of them. */
export type Held =
  | { kind: "conflict"; theirs: Theirs }
  | { kind: "signedOut" }
  | { kind: "taken"; by: string }
  | { kind: "refused"; why: RefusedWhy }
export type RefusedWhy = "forbidden" | "notFound" | "locked" | "tooLarge" | "notNow" | "invalid"

/**
 * What an open article's page knows of its saving. Pure: no page, no network, no clock; moments are milliseconds that the caller gives.
 * What always holds, and engine.test.ts shows:
 *  1. At most one save is under way.
 *  2. A save without an answer goes again under its own saveId before any newer text does.
 *  3. `base` is what the server had at `version`; `copy` is what stands on the page. They differ only while `isDirty`.
 *  4. No answer takes a letter off the page: `copy` changes by typing, by a merge that keeps both, and by a person's choice.
 *  5. While it is held nothing is sent, except a question now and then whether it still is; what is typed meanwhile is kept.
 *  6. At rest the server has the page's text, or `held` or `failures` says why not.
 */
export type SaveState = {
  version: number
  base: WorkingCopy
  copy: WorkingCopy
  /** Changes counted, and how many of them the server has. */
  edits: number
  settled: number
  flight: Sent | null
  unanswered: Sent | null
  held: Held | null
  /** Saves in a row that nobody answered, and why the last one was not. */
  failures: number
  away: "offline" | "away" | null
  lastEditAt: number
  /** When the page first had something that the server has not. */
  dirtySince: number
  retryAt: number
}

/** A page that has just opened, or `kept`, what an earlier one left behind unsaved: the text with the version that it was based on. */
export function openState(version: number, copy: WorkingCopy, kept?: Kept | null): SaveState {
  const clean: SaveState = {
    version, base: copy, copy, edits: 0, settled: 0, flight: null, unanswered: null, held: null, failures: 0, away: null, lastEditAt: 0, dirtySince: 0, retryAt: 0,
  }
  if (!kept) return clean
  const unanswered = kept.unanswered && { save: kept.unanswered, edits: 1 }
  const all = unanswered !== null && same(unanswered.save.article, kept.copy)
  return { ...clean, version: kept.version, base: kept.base, copy: kept.copy, edits: all ? 1 : 2, unanswered }
}

/** All that must outlive the page: enough to go on from where it was. */
export type Kept = { version: number; base: WorkingCopy; copy: WorkingCopy; unanswered: Save | null }

/** What the journal of this device keeps of a page; null once the server has all of it. */
export function kept(state: SaveState): Kept | null {
  if (!isDirty(state)) return null
  return { version: state.version, base: state.base, copy: state.copy, unanswered: (state.flight ?? state.unanswered)?.save ?? null }
}

/** Whether the page has text that the server is not known to have. */
export const isDirty = (state: SaveState): boolean => state.edits !== state.settled || state.unanswered !== null

/** Somebody typed. A text refused for what stood in it may be sent again now. */
export function edited(state: SaveState, copy: WorkingCopy, now: number): SaveState {
  const fresh = state.held?.kind === "refused" && (state.held.why === "invalid" || state.held.why === "tooLarge")
  return {
    ...state, copy, edits: state.edits + 1, lastEditAt: now, dirtySince: isDirty(state) ? state.dirtySince : now, held: fresh ? null : state.held,
  }
}

/** A newsroom is released again, and people log in again in another window: a page that waits for either asks from time to time. */
const asksAgain = ({ held }: SaveState) => held?.kind === "signedOut" || (held?.kind === "refused" && held.why === "locked")
const maySend = (state: SaveState) => !state.flight && isDirty(state) && (state.held === null || asksAgain(state))

/** When the next save is due by itself; null where none is. */
export function dueAt(state: SaveState): number | null {
  if (!maySend(state)) return null
  if (state.failures > 0 || asksAgain(state)) return state.retryAt
  return Math.min(state.lastEditAt + QUIET_MS, state.dirtySince + FORCED_MS)
}

/** Takes off with a save, if there is one to send: the unanswered one again, else what stands on the page. */
export function sent(state: SaveState, saveId: string): { state: SaveState; save: Save | null } {
  if (!maySend(state)) return { state, save: null }
  const flight = state.unanswered ?? { save: { saveId, baseVersion: state.version, article: state.copy }, edits: state.edits }
  return { state: { ...state, flight, unanswered: null }, save: flight.save }
}

/** The server's word on the save under way. `spread` (0 to 1) scatters the pauses of pages that lost the same server. */
export function answered(state: SaveState, answer: SaveAnswer, now: number, spread = 0): SaveState {
  const { flight } = state
  if (!flight) return state
  const landed: SaveState = { ...state, flight: null }
  switch (answer.kind) {
    case "saved":
      return settledAt({ ...landed, held: null, failures: 0, away: null, version: answer.version, base: flight.save.article }, flight.edits, now)
    case "unknown": {
      const pause = Math.min(RETRY_MS * 2 ** state.failures, LONGEST_RETRY_MS) * (1 + spread / 2)
      return { ...landed, unanswered: flight, failures: state.failures + 1, away: answer.why, retryAt: now + pause }
    }
    case "conflict":
      return meet({ ...landed, failures: 0, away: null }, answer.theirs, now)
    case "signedOut":
      // This one did not happen, but an earlier sending of it may have, unanswered: it goes first again (invariant 2).
      return { ...landed, unanswered: flight, held: { kind: "signedOut" }, retryAt: now + LONGEST_RETRY_MS }
    case "taken":
      return { ...landed, failures: 0, away: null, settled: flight.edits, held: { kind: "taken", by: answer.by } }
    case "invalid":
      return { ...landed, failures: 0, away: null, held: { kind: "refused", why: "invalid" } }
    case "locked":
      return { ...landed, unanswered: flight, failures: 0, away: null, held: { kind: "refused", why: "locked" }, retryAt: now + LONGEST_RETRY_MS }
    default:
      return { ...landed, failures: 0, away: null, held: { kind: "refused", why: answer.kind } }
  }
}

function settledAt(state: SaveState, edits: number, now: number): SaveState {
  const next = { ...state, settled: edits }
  return { ...next, dirtySince: isDirty(next) ? Math.max(state.dirtySince, Math.min(state.lastEditAt, now)) : 0 }
}

/**
 * A newer text than the page's base is known: of a colleague, or of this person's other page. What does not collide is one text at once
 * and goes on being saved; what does waits for a choice, on the page as it was typed.
 */
export function meet(state: SaveState, theirs: Theirs, now: number, choices: Choices = {}): SaveState {
  if (state.flight || state.unanswered) return state
  const { copy, open } = mergeCopies(state.base, state.copy, theirs.copy, choices)
  if (open.length > 0) return { ...state, held: { kind: "conflict", theirs } }
  const met: SaveState = { ...state, version: theirs.version, base: theirs.copy, copy, held: state.held?.kind === "conflict" ? null : state.held, failures: 0 }
  if (same(copy, theirs.copy)) return { ...met, settled: met.edits, dirtySince: 0 }
  return { ...met, edits: state.edits + 1, lastEditAt: now - QUIET_MS, dirtySince: now }
}

/** The server says, unasked, that there is a newer text. While a save is under way its own answer will say so. */
export const heard = (state: SaveState, theirs: Theirs, now: number): SaveState =>
  theirs.version > state.version && (state.held === null || state.held.kind === "conflict") ? meet(state, theirs, now) : state

/** What is open between the page's text and theirs, as it stands now. */
export const openBetween = (state: SaveState, theirs: Theirs, choices: Choices): Merged => mergeCopies(state.base, state.copy, theirs.copy, choices)

/** Somebody did what was waited for (logged in, pressed «حفظ», came back on line): it may go at once. A conflict waits for its choices. */
export function resumed(state: SaveState, now: number): SaveState {
  const stays = state.held?.kind === "conflict" || state.held?.kind === "taken"
  return { ...state, held: stays ? state.held : null, failures: 0, away: null, retryAt: now, lastEditAt: Math.min(state.lastEditAt, now - QUIET_MS) }
}

/** A colleague took the article over: what is unsaved here still goes to the server, which keeps it beside (invariant 5 begins at its answer). */
export const takenOver = (state: SaveState, by: string): SaveState =>
  isDirty(state) || state.flight ? { ...state, lastEditAt: 0, dirtySince: 0 } : { ...state, held: { kind: "taken", by } }
