import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Block } from "@/lib/articles/body"
import type { SaveAnswer } from "@/lib/articles/save-answer"
import type { WorkingCopy } from "@/lib/articles/schema"
import { FORCED_MS, QUIET_MS, dueAt, isDirty, kept, openState, type Kept, type Save } from "./engine"
import { same } from "./merge"
import { createSaver, type Ports, type Saver } from "./saver"
import { FakeServer, bodyWith, copyWith, wordsOf } from "./testing"

/** A clock that a test moves: what is due runs in its order. */
class Clock {
  now = 1_000
  private waiting: { at: number; work: () => void }[] = []
  after = (ms: number, work: () => void) => {
    const timer = { at: this.now + ms, work }
    this.waiting.push(timer)
    return () => void (this.waiting = this.waiting.filter((other) => other !== timer))
  }
  /** The next thing that is due, if it is due by `until`. */
  next(until: number): (() => void) | null {
    const [first] = this.waiting.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)
    if (!first) return null
    this.waiting = this.waiting.filter((other) => other !== first)
    this.now = Math.max(this.now, first.at)
    return first.work
  }
}

/** One browser page with its saver, its device's journal and the words typed into it. */
class Page {
  readonly clock = new Clock()
  journal: Kept | null = null
  shown: WorkingCopy
  saver: Saver
  ids = 0
  /** Texts of which the page said that the server has them. */
  readonly acknowledged: WorkingCopy[] = []

  constructor(readonly server: FakeServer, private readonly send: (save: Save) => Promise<SaveAnswer>, readonly name = "a") {
    this.shown = server.copy
    this.saver = this.open()
  }

  private open(): Saver {
    const state = openState(this.server.version, this.server.copy, this.journal)
    this.shown = state.copy
    return createSaver(this.ports(), state)
  }

  private ports(): Ports {
    let alive = true
    this.kill = () => void (alive = false)
    return {
      now: () => this.clock.now,
      after: (ms, work) => this.clock.after(ms, () => alive && work()),
      newSaveId: () => `${this.name}${(this.ids += 1)}`,
      spread: () => 0,
      gather: () => undefined,
      send: async (save) => {
        const answer = await this.send(save)
        return alive ? answer : new Promise(() => undefined)
      },
      keep: async (text) => {
        if (alive) this.journal = text
        return true
      },
      show: (copy) => void (this.shown = copy),
      changed: ({ state }, answer) => {
        if (answer?.kind === "saved") this.acknowledged.push(state.base)
      },
    }
  }

  private kill: () => void = () => undefined

  type(copy: WorkingCopy) {
    this.shown = copy
    this.saver.edit(copy)
  }

  /** The browser is gone and opened again: only its journal is left. */
  crash() {
    this.kill()
    this.saver = this.open()
  }
}

const start = copyWith({ title: "ماء", body: bodyWith(["aaaaaaa1", "أولى"], ["aaaaaaa2", "ثانية"], ["aaaaaaa3", "ثالثة"]) })
const ids = ["aaaaaaa1", "aaaaaaa2", "aaaaaaa3"]

/** The same copy with a word put at the end of one paragraph, or of the title for 3. */
function withWord(copy: WorkingCopy, place: number, word: string): WorkingCopy {
  if (place === 3) return { ...copy, title: `${copy.title} ${word}` }
  let done = false
  const content = copy.body.content.map((block) => {
    if (done || block.type !== "paragraph" || (block as { attrs?: { id?: string } }).attrs?.id !== ids[place]) return block
    done = true
    const [first] = block.content ?? []
    return { ...block, content: [{ type: "text", text: `${first?.type === "text" ? first.text : ""} ${word}` }] } as Block
  })
  return done ? { ...copy, body: { type: "doc", content } } : { ...copy, kicker: `${copy.kicker} ${word}`.trim() }
}

type Step =
  | { kind: "type" | "colleague"; place: number }
  | { kind: "wait"; ms: number }
  | { kind: "network"; fails: "before" | "after" | "never" }
  | { kind: "expire" | "logIn" | "freeze" | "release" | "crash" | "takeOver" | "press" | "hear" | "flush" }

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant("type" as const), place: fc.nat(3) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("colleague" as const), place: fc.nat(3) }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("wait" as const), ms: fc.constantFrom(100, 500, 2_100, 11_000, 40_000) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("network" as const), fails: fc.constantFrom("before" as const, "after" as const, "never" as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom("expire" as const, "logIn" as const, "freeze" as const, "release" as const, "press" as const, "hear" as const, "flush" as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom("crash" as const, "takeOver" as const) }) },
)

describe("the saver", () => {
  it("loses nothing under failures, crashes, take-overs, freezes and expired sessions (P12)", () =>
    fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.array(step, { maxLength: 60 }), async (s, steps) => {
        const server = new FakeServer(start)
        let fails: "before" | "after" | "never" = "never"
        let [flying, mostFlying] = [0, 0]
        const reach = s.scheduleFunction(async (work: () => SaveAnswer) => work())
        const page = new Page(server, async (save) => {
          flying += 1
          mostFlying = Math.max(mostFlying, flying)
          const how = fails
          const answer = how === "before" ? { kind: "unknown" as const, why: "offline" as const } : await reach(() => server.put(save))
          flying -= 1
          return how === "after" ? { kind: "unknown", why: "away" } : answer
        })
        const mine: string[] = [] // what I typed that was in the journal or longer on the page than it takes to get there
        let sinceJournal: string[] = []
        const theirWords: string[] = []
        let count = 0

        const pass = async (ms: number) => {
          const until = page.clock.now + ms
          for (let due = page.clock.next(until); due; due = page.clock.next(until)) {
            due()
            await s.waitAll()
          }
          page.clock.now = until
          await s.waitAll()
        }

        for (const now of steps) {
          if (now.kind === "type") {
            const word = `م${(count += 1)}م`
            page.type(withWord(page.shown, now.place, word))
            sinceJournal.push(word)
          } else if (now.kind === "colleague") {
            const word = `ز${(count += 1)}ز`
            server.write(withWord(server.copy, now.place, word), "زميلة")
            theirWords.push(word)
          } else if (now.kind === "wait") {
            await pass(now.ms)
            if (now.ms >= 500) {
              mine.push(...sinceJournal)
              sinceJournal = []
            }
          } else if (now.kind === "network") fails = now.fails
          else if (now.kind === "expire") server.loggedIn = false
          else if (now.kind === "logIn") {
            server.loggedIn = true
            page.saver.resume()
          } else if (now.kind === "freeze") server.frozen = true
          else if (now.kind === "release") server.frozen = false
          else if (now.kind === "press") void page.saver.save()
          else if (now.kind === "flush") page.saver.flush()
          else if (now.kind === "hear") page.saver.hear(server.theirs())
          else if (now.kind === "takeOver") {
            server.takenBy ??= "زميلة"
            page.saver.taken("زميلة")
          } else {
            page.crash() // what was typed less than half a second ago may be gone, and nothing else
            flying = 0
            sinceJournal = sinceJournal.filter((word) => wordsOf(page.shown).includes(word))
          }
        }
        // Everything heals, and time passes.
        fails = "never"
        server.loggedIn = true
        server.frozen = false
        page.saver.resume()
        for (let i = 0; i < 4; i++) await pass(60_000)

        const { state } = page.saver.view()
        expect(mostFlying).toBeLessThanOrEqual(1 + steps.filter(({ kind }) => kind === "crash").length)
        expect(same(state.copy, page.shown)).toBe(true)
        const settled = !isDirty(state) && same(server.copy, page.shown)
        const held = state.held !== null && (state.held.kind === "conflict" || state.held.kind === "taken")
        // At rest the server has what the page shows, or the page says why not and the journal has it.
        if (!settled && !held && !(server.version > state.version && !isDirty(state))) throw new Error(`lost: ${JSON.stringify(state.held)} ${state.failures}`)
        if (!settled && state.held?.kind === "conflict") expect(page.journal).not.toBeNull()
        const everywhere = [server.copy, page.shown, ...server.history, ...server.beside].map(wordsOf).join("\n")
        for (const word of [...mine, ...sinceJournal]) expect(everywhere).toContain(word)
        for (const word of theirWords) expect([...server.history].map(wordsOf).join()).toContain(word)
        // «محفوظ على الخادم» was never said of a text that the server had not.
        for (const text of page.acknowledged) expect(server.history.some((had) => same(had, text))).toBe(true)
        // A merge takes nobody's words away: what my last accepted text dropped of theirs, they or I deleted, and nobody deletes here.
        if (settled) for (const word of theirWords) expect(wordsOf(server.copy)).toContain(word)
      }),
      { numRuns: Number(process.env.RUNS ?? 300) },
    ))

  it("is due two seconds after the last key, and ten after the first while somebody types on", () => {
    const page = new Page(new FakeServer(start), async () => ({ kind: "unknown", why: "away" }))
    page.type(withWord(start, 0, "م"))
    const began = page.clock.now
    for (let i = 0; i < 20; i++) {
      expect(dueAt(page.saver.view().state)).toBe(Math.min(page.clock.now + QUIET_MS, began + FORCED_MS))
      page.clock.now += 700
      page.type(withWord(page.shown, 0, "م"))
    }
  })

  it("keeps in the journal all that must outlive the page, and nothing once the server has it", () => {
    const server = new FakeServer(start)
    const state = openState(1, start)
    expect(kept(state)).toBeNull()
    const page = new Page(server, async () => ({ kind: "unknown", why: "offline" }))
    page.type(withWord(start, 1, "م"))
    expect(kept(page.saver.view().state)).toEqual({ version: 1, base: start, copy: page.shown, unanswered: null })
  })

  it("says when this device cannot keep what is typed", async () => {
    const clock = new Clock()
    const views: string[] = []
    const saver = createSaver(
      {
        now: () => clock.now, after: clock.after, newSaveId: () => "s", spread: () => 0, gather: () => undefined, send: async () => ({ kind: "unknown", why: "offline" }),
        keep: async () => false, show: () => undefined, changed: ({ journal }) => void views.push(journal),
      },
      openState(1, start),
    )
    saver.edit(withWord(start, 0, "م"))
    clock.next(clock.now + 500)?.()
    await Promise.resolve()
    await Promise.resolve()
    expect(views.at(-1)).toBe("failed")
  })
})

describe("a conflict", () => {
  const meetIn = async (place: number) => {
    const server = new FakeServer(start)
    const page = new Page(server, async (save) => server.put(save))
    page.type(withWord(start, 0, "مني"))
    server.write(withWord(start, place, "منها"), "زميلة")
    await page.saver.save()
    return { server, page }
  }

  it("that merges by itself is shown, saved, and has both", async () => {
    const { server, page } = await meetIn(2)
    page.clock.next(page.clock.now + 1)?.()
    await new Promise((done) => setTimeout(done))
    expect(wordsOf(server.copy)).toMatch(/مني.*منها/s)
    expect(same(page.shown, server.copy)).toBe(true)
  })

  it("waits for a choice where words collide; what is typed meanwhile stays, and the choice is saved", async () => {
    const { server, page } = await meetIn(0)
    const { state } = page.saver.view()
    expect(state.held).toMatchObject({ kind: "conflict" })
    expect(wordsOf(server.copy)).not.toContain("مني")
    page.type(withWord(page.shown, 1, "بعد"))
    page.saver.choose({ "body:aaaaaaa1": "both" })
    await page.saver.save()
    for (const word of ["مني", "منها", "بعد"]) expect(wordsOf(server.copy)).toContain(word)
    expect(page.saver.view().state.held).toBeNull()
  })
})
