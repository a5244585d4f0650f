"use client"

import { useCallback, useEffect, useRef, useState } from "react"
import type { SaveAnswer, Theirs } from "@/lib/articles/save-answer"
import type { WorkingCopy } from "@/lib/articles/schema"
import type { FieldProblems, Result } from "@/lib/result"
import { newSaveId, putWorkingCopy, type Save } from "./put-working-copy"

/** What is true of the text on the page: on the server, only here, on its way, or refused and why. */
export type SaveStatus =
  | { kind: "fresh" | "saved" | "dirty" | "busy" }
  | { kind: "failed"; why: "offline" | "away" | "signedOut" | "forbidden" | "notFound" | "locked" | "tooLarge" | "notNow" | "invalid" }
  | { kind: "conflict"; theirs: Theirs }

/** The version of an article that was made a moment ago. */
const FIRST_VERSION = 1

type Sent = { save: Save; edits: number }
/** `edits` counts changes, `settled` how many of them the server has. */
type Ledger = { version: number; edits: number; settled: number; copy: WorkingCopy; unanswered: Sent | null }

export type Create = (article: WorkingCopy) => Promise<Result<{ id: string }>>

type SaveInput = {
  id: string | null
  version: number
  copy: WorkingCopy
  create: Create | undefined
  /** After every save that the server took; `created` is the id of an article that was not there before. */
  onSaved: (created: string | null) => void
  onProblems: (fields: FieldProblems) => void
}

/**
 * The save of an open article: one in flight, based on the version that the page knows, and nothing thrown away. A save without an answer
 * may have arrived, so it goes again under its own `saveId` before a newer text does. A stale one keeps both texts (design.md §7).
 */
export function useSave({ id, version, copy, create, onSaved, onProblems }: SaveInput) {
  const [status, setStatus] = useState<SaveStatus>({ kind: id === null ? "fresh" : "saved" })
  const [known, setKnown] = useState(version)
  const ledger = useRef<Ledger>({ version, edits: 0, settled: 0, copy, unanswered: null })
  const flight = useRef<Promise<boolean> | null>(null)

  const isDirty = () => ledger.current.edits !== ledger.current.settled

  const noteEdit = useCallback((next: WorkingCopy) => {
    const book = ledger.current
    book.copy = next
    book.edits += 1
    setStatus((now) => (now.kind === "conflict" || now.kind === "busy" ? now : { kind: "dirty" }))
  }, [])

  const noteVersion = useCallback((next: number) => {
    ledger.current.version = next
    setKnown(next)
  }, [])

  function settle(answer: SaveAnswer, sent: Sent): boolean {
    const book = ledger.current
    book.unanswered = answer.kind === "unknown" ? sent : null
    if (answer.kind === "saved") {
      noteVersion(answer.version)
      book.settled = sent.edits
      setStatus({ kind: isDirty() ? "dirty" : "saved" })
      onSaved(null)
      return true
    }
    if (answer.kind === "conflict") setStatus({ kind: "conflict", theirs: answer.theirs })
    else if (answer.kind === "invalid") {
      onProblems(answer.fields)
      setStatus({ kind: "failed", why: "invalid" })
    } else setStatus({ kind: "failed", why: answer.kind === "unknown" ? answer.why : answer.kind })
    return false
  }

  async function begin(): Promise<boolean> {
    const { copy: article, edits } = ledger.current
    if (!create) return false
    const result = await create(article).catch(() => null)
    if (result?.ok) {
      ledger.current.settled = edits
      // What was typed while the article was being made goes after it, before the page moves to its address.
      if (isDirty()) await putWorkingCopy(result.value.id, { saveId: newSaveId(), baseVersion: FIRST_VERSION, article: ledger.current.copy })
      ledger.current.settled = ledger.current.edits
      setStatus({ kind: "saved" })
      onSaved(result.value.id)
      return true
    }
    if (result && "fields" in result.failure) {
      onProblems(result.failure.fields)
      setStatus({ kind: "failed", why: "invalid" })
    } else if (result?.failure.code === "signed_out") setStatus({ kind: "failed", why: "signedOut" })
    else setStatus({ kind: "failed", why: result?.failure.code === "forbidden" ? "forbidden" : result ? "notNow" : "offline" })
    return false
  }

  async function run(): Promise<boolean> {
    setStatus({ kind: "busy" })
    if (id === null) return begin()
    const late = ledger.current.unanswered
    if (late && !settle(await putWorkingCopy(id, late.save), late)) return false
    if (late && !isDirty()) return true
    setStatus({ kind: "busy" })
    const book = ledger.current
    const sent: Sent = { save: { saveId: newSaveId(), baseVersion: book.version, article: book.copy }, edits: book.edits }
    return settle(await putWorkingCopy(id, sent.save), sent)
  }

  /** Saves what is on the page now; gives whether all of it is on the server. */
  async function save(): Promise<boolean> {
    if (flight.current) {
      await flight.current
      if (!isDirty()) return true
    }
    flight.current = run()
    try {
      return await flight.current
    } finally {
      flight.current = null
    }
  }

  /** Saves where something changed, and gives the version that the server now has of all of it; null where it could not be saved. */
  async function settledVersion(): Promise<number | null> {
    const whole = isDirty() || flight.current ? await save() : id !== null
    return whole ? ledger.current.version : null
  }

  /** My text goes over theirs, because somebody decided so. */
  async function keepMine(theirs: Theirs): Promise<boolean> {
    noteVersion(theirs.version)
    return save()
  }

  /** Their text stands on the page now; nothing waits to be saved. */
  function takeTheirs(theirs: Theirs) {
    noteVersion(theirs.version)
    ledger.current.copy = theirs.copy
    ledger.current.settled = ledger.current.edits
    setStatus({ kind: "saved" })
  }

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      const book = ledger.current
      if (book.edits !== book.settled || flight.current) event.preventDefault()
    }
    window.addEventListener("beforeunload", warn)
    return () => window.removeEventListener("beforeunload", warn)
  }, [])

  return { status, version: known, dirty: status.kind !== "saved" && status.kind !== "fresh", noteEdit, noteVersion, save, settledVersion, keepMine, takeTheirs }
}
