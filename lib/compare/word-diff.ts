import { nothingIgnored, wordKey, wordsOf, type Ignored, type Word } from "@/lib/arabic/words"
import { commonRuns } from "./sequence"

/**
 * A stretch of a comparison, of whole words: the same in both, or only in one. What is the same may still be spelled in two ways, by a
 * space or by what is ignored; joined, every `before` is the old text and every `after` the new one.
 */
export type Part = { kind: "same" | "removed" | "added"; before: string; after: string }

type Kept = Word & { key: number }

/** Compares two texts by words. Borders never lie within a word, so that its letters stay joined however the parts are drawn. */
export function diffWords(before: string, after: string, ignored: Ignored = nothingIgnored): Part[] {
  if (before === after) return before === "" ? [] : [{ kind: "same", before, after }]
  const keys = new Map<string, number>()
  const [old, fresh] = [kept(before, ignored, keys), kept(after, ignored, keys)]
  const parts: Part[] = []
  const take = (from: readonly Kept[], start: number, end: number) => from.slice(start, end).map((word) => word.text).join("")
  let [b, a] = [0, 0]
  const change = (toB: number, toA: number) => {
    push(parts, { kind: "removed", before: take(old, b, toB), after: "" })
    push(parts, { kind: "added", before: "", after: take(fresh, a, toA) })
    ;[b, a] = [toB, toA]
  }
  const numbers = (words: readonly Kept[]) => words.map((word) => word.key)
  for (const run of commonRuns(numbers(old), numbers(fresh))) {
    change(run.before, run.after)
    push(parts, { kind: "same", before: take(old, b, b + run.length), after: take(fresh, a, a + run.length) })
    ;[b, a] = [b + run.length, a + run.length]
  }
  change(old.length, fresh.length)
  return withoutIslands(parts)
}

/**
 * The words that count, each with what follows it and counts for nothing; the first, which is none, has what counts for nothing before it.
 * Spaces at both ends of a text count for nothing.
 */
function kept(text: string, ignored: Ignored, keys: Map<string, number>): Kept[] {
  const numberOf = (key: string) => {
    const known = keys.get(key)
    if (known !== undefined) return known
    keys.set(key, keys.size)
    return keys.size - 1
  }
  const words: Kept[] = [{ text: "", kind: "space", key: numberOf("") }]
  for (const word of wordsOf(text)) {
    const key = wordKey(word, ignored)
    const last = words.at(-1)
    // A space beside what counts for nothing does so too: «أ، ب» is «أ ب» once punctuation is ignored.
    const idle = key === null || (key === " " && last?.kind === "space")
    if (idle && last) last.text += word.text
    else words.push({ ...word, key: numberOf(key ?? "") })
  }
  const [end, last] = words.slice(-2)
  if (last?.kind === "space" && end && !last.text.includes("\n")) {
    end.text += last.text
    words.pop()
  }
  return words
}

function push(parts: Part[], part: Part) {
  if (part.before === "" && part.after === "") return
  const last = parts.at(-1)
  if (last?.kind === part.kind) [last.before, last.after] = [last.before + part.before, last.after + part.after]
  else parts.push({ ...part })
}

/** One space between two words that were both replaced was replaced with them: a sentence that is new is shown as one, and not word by word. */
function withoutIslands(parts: readonly Part[]): Part[] {
  const out: Part[] = []
  let [removed, added] = ["", ""]
  const settle = () => {
    push(out, { kind: "removed", before: removed, after: "" })
    push(out, { kind: "added", before: "", after: added })
    ;[removed, added] = ["", ""]
  }
  parts.forEach((part, at) => {
    const following = parts.slice(at + 1, at + 3)
    const replacedAfter = following[0]?.kind === "removed" && following[1]?.kind === "added"
    const island = part.kind === "same" && part.before.trim() === "" && !part.before.includes("\n") && removed.trim() !== "" && added.trim() !== ""
    if (part.kind === "same" && !(island && replacedAfter)) {
      settle()
      push(out, part)
    } else [removed, added] = [removed + part.before, added + part.after]
  })
  settle()
  return out
}
