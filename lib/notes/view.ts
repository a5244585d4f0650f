/** Somebody whom a note can mean. */
export type Person = { id: string; name: string }

/** Something that was said: a note, or an answer to one. */
export type Said = { id: string; text: string; by: string; at: Date; meant: string[] }

export type Verdict = "agreed" | "changes"

/** A note with what was answered to it, and where it stands (lib/notes/places.ts). */
export type Thread = Said & {
  kind: "note" | "returned"
  blockId: string | null
  quote: string
  /** By a guest: whom the link was for, what they think, and which version they read. */
  guest: { label: string; verdict: Verdict | null; version: number | null } | null
  resolved: { at: Date; by: string } | null
  answers: Said[]
}

/** What is said of an article, what is open first; whom a note there can mean, and whether the one who looks may say something. */
export type Conversation = { threads: Thread[]; people: Person[]; mayNote: boolean }

/** A note that waits for somebody. */
export type WaitingThread = {
  id: string; articleId: string; title: string; text: string; by: string; at: Date; answers: number
  /** Why it waits: a guest said it, it means this person, or it is on an article of theirs. */
  why: "guest" | "meant" | "own"
  verdict: Verdict | null
}
