import { emptyBody, type Block, type Body } from "@/lib/articles/body"
import type { SaveAnswer } from "@/lib/articles/save-answer"
import type { WorkingCopy } from "@/lib/articles/schema"
import type { Save } from "./engine"

/** A working copy for the tests of this folder. */
export const copyWith = (given: Partial<WorkingCopy>): WorkingCopy => ({
  title: "title", kicker: "", subtitle: "", standfirst: "", body: emptyBody, origin: "own", kind: "editorial", kindLabel: null,
  sectionId: null, printedSection: null, sourceId: null, sourceDate: null, sourceDateText: null, sourceUrl: null, pictureId: null, authorIds: [], tagIds: [],
  plannedFor: null, embargoUntil: null, ...given,
})

/** A body of paragraphs, each with its id: `["p1", "نص"]`. */
export const bodyWith = (...paragraphs: [id: string, text: string][]): Body => ({
  type: "doc",
  content: paragraphs.map(([id, text]) => ({ type: "paragraph", attrs: { id }, ...(text ? { content: [{ type: "text", text }] } : {}) }) as Block),
})

/** All the words of a copy, wherever they stand. */
export const wordsOf = (copy: WorkingCopy): string => JSON.stringify(copy)

/** A server as saveWorkingCopy is one: versions without gaps, receipts, stale saves refused with the text that stands. */
export class FakeServer {
  version = 1
  editedBy = "me"
  loggedIn = true
  frozen = false
  takenBy: string | null = null
  /** Every text that was ever in the working copy, and every text that was kept beside. */
  readonly history: WorkingCopy[] = []
  readonly beside: WorkingCopy[] = []
  private readonly receipts = new Map<string, number>()

  constructor(public copy: WorkingCopy) {
    this.history.push(copy)
  }

  theirs() {
    return { copy: this.copy, version: this.version, editedBy: this.editedBy }
  }

  put(save: Save, by = "me"): SaveAnswer {
    if (!this.loggedIn && by === "me") return { kind: "signedOut" }
    if (this.frozen) return { kind: "locked" }
    const receipt = this.receipts.get(save.saveId)
    if (receipt !== undefined) return { kind: "saved", version: receipt }
    if (this.takenBy !== null && by === "me") {
      this.beside.push(save.article)
      return { kind: "taken", by: this.takenBy }
    }
    if (save.baseVersion !== this.version) return { kind: "conflict", theirs: this.theirs() }
    this.write(save.article, by)
    this.receipts.set(save.saveId, this.version)
    return { kind: "saved", version: this.version }
  }

  /** Somebody's newer text, whatever way it came. */
  write(copy: WorkingCopy, by: string) {
    this.version += 1
    this.copy = copy
    this.editedBy = by
    this.history.push(copy)
  }
}
