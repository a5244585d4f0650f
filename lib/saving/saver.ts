import type { SaveAnswer, Theirs } from "@/lib/articles/save-answer"
import type { WorkingCopy } from "@/lib/articles/schema"
import * as engine from "./engine"
import type { Kept, Save, SaveState } from "./engine"
import { same, type Choices } from "./merge"

/** What is typed reaches this device's journal at most this long after the key. */
export const JOURNAL_MS = 400

/** What the saver needs of the world: a page gives the browser's, the tests give one that fails on purpose. */
export type Ports = {
  now: () => number
  /** Runs `work` after so many milliseconds; gives what calls it off. */
  after: (ms: number, work: () => void) => () => void
  newSaveId: () => string
  /** 0 to 1, to scatter pauses. */
  spread: () => number
  /** Before anything is sent, merged or put away: what was typed and not told yet is told now, by `edit`. */
  gather: () => void
  /** Never throws: no answer is an answer too. */
  send: (save: Save) => Promise<SaveAnswer>
  /** Writes the journal of this device, or clears it with null; whether it could. */
  keep: (kept: Kept | null) => Promise<boolean>
  /** Text that came from a colleague stands in the page from now on. Called synchronously, before anything more can be typed. */
  show: (copy: WorkingCopy, took: { fields: readonly string[]; blocks: number }, theirs: Theirs) => void
  /** After every change of what is known, with the answer if one came. */
  changed: (view: SaverView, answer: SaveAnswer | null) => void
}

/** `kept` tells what is true of this device: whether the journal has all of what the server has not, or cannot have it. */
export type SaverView = { state: SaveState; journal: "whole" | "behind" | "failed" }

export type Saver = ReturnType<typeof createSaver>

/** Moves the engine: timers, the journal, one request at a time. No page and no framework in it. */
export function createSaver(ports: Ports, opened: SaveState) {
  let state = opened
  let journal: SaverView["journal"] = "whole"
  let [callOff, callOffJournal]: [(() => void) | null, (() => void) | null] = [null, null]
  let flying: Promise<void> | null = null
  let ended = false

  function become(next: SaveState, answer: SaveAnswer | null = null) {
    const before = state
    state = next
    if (engine.kept(before) !== null && !engine.isDirty(state)) void write()
    ports.changed({ state, journal }, answer)
    plan()
  }

  function plan() {
    callOff?.()
    callOff = null
    const due = ended ? null : engine.dueAt(state)
    if (due !== null) callOff = ports.after(Math.max(0, due - ports.now()), () => void fly())
  }

  /** Sends what is due and waits for its answer. */
  function fly(): Promise<void> {
    if (flying) return flying
    ports.gather()
    const taken = engine.sent(state, ports.newSaveId())
    if (!taken.save) return Promise.resolve()
    const { save } = taken
    become(taken.state)
    flying = ports.send(save).then((answer) => {
      flying = null
      ports.gather()
      const before = state
      const next = engine.answered(state, answer, ports.now(), ports.spread())
      if (answer.kind === "conflict") tell(before, next, answer.theirs)
      become(next, answer)
    })
    return flying
  }

  /** A text that merged by itself is shown before anything else happens. */
  function tell(before: SaveState, next: SaveState, theirs: Theirs, choices: Choices = {}) {
    if (next.held?.kind === "conflict" || same(before.copy, next.copy)) return
    ports.show(next.copy, engine.openBetween(before, theirs, choices).took, theirs)
  }

  async function write(): Promise<void> {
    callOffJournal?.()
    callOffJournal = null
    const could = await ports.keep(engine.kept(state))
    const next = !could ? "failed" : callOffJournal ? "behind" : "whole"
    if (next === journal) return
    journal = next
    ports.changed({ state, journal }, null)
  }

  function noteInJournal() {
    if (journal === "whole") journal = "behind"
    callOffJournal ??= ports.after(JOURNAL_MS, () => void write())
  }

  return {
    view: (): SaverView => ({ state, journal }),

    /** Somebody typed. */
    edit(copy: WorkingCopy) {
      noteInJournal()
      become(engine.edited(state, copy, ports.now()))
    },

    /** Saves all that stands on the page now; gives whether the server has it. Asked for, it also tries again what had been refused. */
    async save(): Promise<boolean> {
      ports.gather()
      become(engine.resumed(state, ports.now()))
      // One that was under way, an unanswered one, and what was typed since: three at the most.
      for (let tries = 0; tries < 3 && engine.isDirty(state) && !state.held && state.failures === 0; tries++) await fly()
      return !engine.isDirty(state) && state.held === null
    },

    /** Logged in again, on line again, the newsroom released: what was held back goes. */
    resume() {
      if (engine.isDirty(state)) become(engine.resumed(state, ports.now()))
    },

    /** The server told, unasked, of a text newer than the page's. */
    hear(theirs: Theirs) {
      ports.gather()
      const before = state
      const next = engine.heard(state, theirs, ports.now())
      if (next === before) return
      tell(before, next, theirs)
      become(next)
    },

    /** A person chose between their text and mine, place by place. */
    choose(choices: Choices) {
      ports.gather()
      if (state.held?.kind !== "conflict") return
      const { theirs } = state.held
      const before = state
      const next = engine.meet(state, theirs, ports.now(), choices)
      tell(before, next, theirs, choices)
      become(next)
    },

    /** A colleague took the article over. */
    taken(by: string) {
      ports.gather()
      become(engine.takenOver(state, by))
      void fly()
    },

    /** The page goes into the background or away: what it has not told yet is told now. */
    flush() {
      ports.gather()
      void write()
      if (engine.dueAt(state) !== null && state.failures === 0) void fly()
    },

    /** The page is gone. */
    end() {
      ports.gather()
      ended = true
      callOff?.()
      callOffJournal?.()
      if (callOffJournal) void write()
    },
  }
}
