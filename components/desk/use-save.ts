"use client"

import { useCallback, useEffect, useRef, useState } from "react"
import type { SaveAnswer, Theirs } from "@/lib/articles/save-answer"
import type { WorkingCopy } from "@/lib/articles/schema"
import type { FieldProblems } from "@/lib/result"
import { isDirty, openState, type RefusedWhy } from "@/lib/saving/engine"
import type { Choices } from "@/lib/saving/merge"
import { newSaveId } from "@/lib/saving/save-id"
import { createSaver, type Saver, type SaverView } from "@/lib/saving/saver"
import { urls } from "@/lib/urls"
import { keepAside, postArticle, putWorkingCopy, type Caller } from "./article-server"
import { forget, holdTab, keep, left, NEW, type Entry } from "./journal"
import { openText } from "./open-texts"

/** What is true of the text on the page: on the server, on its way, only on this device, nowhere but here, or refused and why. */
export type SaveStatus =
  | { kind: "fresh" | "saved" | "busy" | "signedOut" }
  | { kind: "local" | "nowhere"; why: "offline" | "away" | null }
  | { kind: "refused"; why: RefusedWhy }
  | { kind: "taken"; by: string }
  | { kind: "conflict"; theirs: Theirs }

export type Took = { by: string; fields: readonly string[]; blocks: number }

type SaveInput = {
  person: string
  /** Null for an article that is not there yet: its first save makes it. */
  id: string | null
  version: number
  copy: WorkingCopy
  readOnly: boolean
  /** The page shows this text from now on; `took` says what of it came from a colleague, null that it was found on this device. */
  show: (copy: WorkingCopy, took: Took | null) => void
  onProblems: (fields: FieldProblems) => void
  /** The editor tells what it has not told yet of what was typed. */
  gather: () => void
}

/**
 * The saving of an open article, in a browser: lib/saving/saver.ts with this device's journal, the network and the page's life around it.
 */
export function useSave(input: SaveInput) {
  const given = useRef(input)
  useEffect(() => void (given.current = input))
  const [tab] = useState(newSaveId)
  const [caller] = useState<Caller>({ person: input.person, tab })
  const [id, setId] = useState(input.id)
  const [status, setStatus] = useState<SaveStatus>({ kind: input.id === null ? "fresh" : "saved" })
  const [version, setVersion] = useState(input.version)
  const [savedAt, setSavedAt] = useState<string | null>(null)
  const [ready, setReady] = useState(false)
  const article = useRef(input.id)
  const saver = useRef<Saver | null>(null)
  const byHand = useRef(false)
  const aside = useRef<{ version: number; copy: WorkingCopy; done: Promise<boolean> } | null>(null)
  const place = useCallback(() => ({ tab, person: given.current.person, article: article.current ?? NEW }), [tab])

  /**
   * Before anybody chooses, both texts of a conflict are where they cannot be lost (security.md R-3); whether they are. What is kept already
   * is not kept twice; what was typed since is.
   */
  const keepBoth = useCallback(async (): Promise<boolean> => {
    const state = saver.current?.view().state
    if (state?.held?.kind !== "conflict" || article.current === null) return true
    const { version } = state.held.theirs
    const { copy } = state
    if (aside.current?.version !== version || aside.current.copy !== copy) {
      const done = keepAside(caller, article.current, { saveId: newSaveId(), baseVersion: state.version, article: copy })
      aside.current = { version, copy, done }
    }
    const kept = await aside.current.done
    if (!kept) aside.current = null
    return kept
  }, [caller])

  useEffect(() => {
    if (input.readOnly) return
    let ended = false
    const release = holdTab(tab)
    let conflictOf = 0

    const view = ({ state, journal }: SaverView, answer: SaveAnswer | null) => {
      setStatus((before) => alike(before, statusOf({ state, journal }, article.current)))
      setVersion(state.version)
      if (answer?.kind === "saved") setSavedAt(new Date().toISOString())
      if (answer?.kind === "invalid") given.current.onProblems(answer.fields)
      if (state.held?.kind === "conflict" && state.held.theirs.version !== conflictOf) {
        conflictOf = state.held.theirs.version
        void keepBoth()
      }
    }
    const begin = (entry: Entry | undefined) => {
      const { version, copy } = given.current
      const opened = openState(version, copy, entry?.kept)
      if (entry) given.current.show(opened.copy, null)
      saver.current = createSaver(
        {
          now: Date.now,
          after: (ms, work) => {
            const timer = setTimeout(work, ms)
            return () => clearTimeout(timer)
          },
          newSaveId,
          spread: Math.random,
          gather: () => given.current.gather(),
          keep: (kept) => keep(place(), kept),
          show: (next, { fields, blocks }, theirs) => given.current.show(next, { by: theirs.editedBy, fields, blocks }),
          changed: view,
          send: async (save) => {
            if (article.current !== null) return putWorkingCopy(caller, article.current, save)
            const { answer, id: made } = await postArticle(caller, save)
            if (made !== null) {
              article.current = made
              setId(made)
              // The address of the page is the article's from now on, so that loading it again finds it. The framework is not told: it
              // would draw the page anew under the hand that types. Who saves by hand is led there by the page itself.
              if (!byHand.current) History.prototype.replaceState.call(window.history, window.history.state, "", urls.desk.article(made))
            }
            return answer
          },
        },
        opened,
      )
      view(saver.current.view(), null)
      if (entry) {
        void keep(place(), entry.kept).then((could) => could && forget(entry.tab))
        saver.current.resume()
      }
    }
    begin(undefined)
    // A text that an earlier page left is taken up before anything can be typed here: the two would be two texts of one person.
    void left(given.current.person, place().article).then(([entry]) => {
      if (ended) return
      if (entry && saver.current) {
        saver.current.end()
        begin(entry)
      }
      setReady(true)
    })

    const closeText = openText({
      tab,
      settle: async () => saver.current?.save(),
      unsaved: () => {
        const state = saver.current?.view().state
        return state && isDirty(state) ? { article: article.current, at: new Date(), copy: state.copy } : null
      },
    })
    const flush = () => saver.current?.flush()
    const hidden = () => (document.visibilityState === "hidden" ? flush() : saver.current?.resume())
    const resume = () => saver.current?.resume()
    const warn = (event: BeforeUnloadEvent) => {
      if (!saver.current || !isDirty(saver.current.view().state)) return
      flush()
      event.preventDefault()
    }
    // A page that comes back whole from the browser's memory may find its text taken up by another: it begins anew.
    const back = (event: PageTransitionEvent) => event.persisted && window.location.reload()
    const listening = new AbortController()
    const { signal } = listening
    window.addEventListener("beforeunload", warn, { signal })
    window.addEventListener("pagehide", flush, { signal })
    window.addEventListener("pageshow", back, { signal })
    window.addEventListener("online", resume, { signal })
    document.addEventListener("visibilitychange", hidden, { signal })
    return () => {
      ended = true
      saver.current?.flush()
      saver.current?.end()
      saver.current = null
      release()
      closeText()
      listening.abort()
    }
  }, [tab, caller, place, keepBoth, input.readOnly])

  const dirty = status.kind !== "saved" && status.kind !== "fresh"
  const save = useCallback(async () => {
    byHand.current = true
    const done = (await saver.current?.save()) ?? false
    byHand.current = false
    return done
  }, [])
  return {
    id, caller, status, version, savedAt, dirty, save,
    /** Whether what an earlier page left on this device was looked for; until then nothing is to be typed. */
    ready,
    /** The article's id as it is at this moment, after a first save that has just made it. */
    articleId: useCallback(() => article.current, []),
    noteEdit: useCallback((copy: WorkingCopy) => saver.current?.edit(copy), []),
    /** A newer text of the server's. Where nothing can be changed here it is simply shown. */
    hear: useCallback((theirs: Theirs) => {
      if (saver.current) return saver.current.hear(theirs)
      setVersion(theirs.version)
      given.current.show(theirs.copy, { by: "", fields: [], blocks: 0 })
    }, []),
    taken: useCallback((by: string) => saver.current?.taken(by), []),
    resume: useCallback(() => saver.current?.resume(), []),
    /** Takes what a person chose, once both texts are kept; whether they could be. */
    choose: useCallback(async (choices: Choices): Promise<boolean> => {
      if (!(await keepBoth())) return false
      saver.current?.choose(choices)
      return true
    }, [keepBoth]),
    /** What stands between the page's text and theirs: base, mine and what is chosen so far, for the view of a conflict. */
    state: useCallback(() => saver.current?.view().state ?? null, []),
    /** Saves where something changed, and gives the version that the server now has of all of it; null where it could not be saved. */
    settledVersion: useCallback(async (): Promise<number | null> => {
      const now = saver.current
      if (!now) return given.current.id === null ? null : given.current.version
      if (isDirty(now.view().state) || now.view().state.held) return (await now.save()) ? now.view().state.version : null
      return article.current === null ? null : now.view().state.version
    }, []),
  }
}

function statusOf({ state, journal }: SaverView, id: string | null): SaveStatus {
  const { held } = state
  if (held?.kind === "conflict" || held?.kind === "taken" || held?.kind === "refused") return held
  if (held?.kind === "signedOut") return { kind: "signedOut" }
  if (!isDirty(state)) return { kind: id === null ? "fresh" : "saved" }
  if (journal === "failed") return { kind: "nowhere", why: state.away }
  return state.failures > 0 ? { kind: "local", why: state.away } : { kind: "busy" }
}

/** The former status where nothing of it changed, so that nothing is drawn anew at every key. */
const alike = (before: SaveStatus, after: SaveStatus): SaveStatus =>
  before.kind === after.kind && Object.entries(after).every(([key, value]) => before[key as keyof SaveStatus] === value) ? before : after
