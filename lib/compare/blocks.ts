import { wordKey, wordsOf, type Ignored } from "@/lib/arabic/words"
import { commonRuns } from "./sequence"
import type { Unit } from "./units"
import { diffWords, type Part } from "./word-diff"

/**
 * What became of a line, or of lines that were parted or joined: as it was, changed within, gone, or new. Taken together they hold every
 * line of both texts, each side in its order. `form` says that more than words changed; `moved` that the same block stands elsewhere.
 */
export type BlockChange =
  | { kind: "same"; before: Unit; after: Unit }
  | { kind: "changed"; before: readonly Unit[]; after: readonly Unit[]; parts: Part[]; form: boolean }
  | { kind: "removed"; before: Unit; moved: boolean }
  | { kind: "added"; after: Unit; moved: boolean }

/** Past so many pairs of lines, only lines that are the same are sought; past so long a text, a changed line is shown whole. */
const MAX_PAIRS = 250_000
const MAX_TEXT = 100_000
/** As much of two lines' words must be common for one to be the other, changed. */
const ALIKE = 0.4
/** As much of a line's words must come from the rest of another for it to be parted from it, and at least so many. */
const PARTED = { share: 0.6, words: 3 }

type Bag = { size: number; counts: ReadonlyMap<string, number> }
type Line = { unit: Unit; key: number; bag: Bag }
type Pair = { before: number[]; after: number[] }

/** Compares two texts line by line, and the lines that changed word by word. A line is known again by its block's id, else by its words. */
export function compareUnits(before: readonly Unit[], after: readonly Unit[], ignored: Ignored): BlockChange[] {
  const keys = new Map<string, number>()
  const [old, fresh] = [before.map((unit) => line(unit, keys)), after.map((unit) => line(unit, keys))]
  const pairs = withParted(aligned(old, fresh), old, fresh)
  const moved = movedIds(before, after, pairs)
  const changes: BlockChange[] = []
  let [b, a] = [0, 0]
  const upTo = (toB: number, toA: number) => {
    for (; b < toB; b += 1) changes.push(...single("removed", before[b], moved))
    for (; a < toA; a += 1) changes.push(...single("added", after[a], moved))
  }
  for (const pair of pairs) {
    upTo(pair.before[0] ?? b, pair.after[0] ?? a)
    changes.push(changed(pair.before.flatMap((at) => before[at] ?? []), pair.after.flatMap((at) => after[at] ?? []), ignored))
    ;[b, a] = [(pair.before.at(-1) ?? b) + 1, (pair.after.at(-1) ?? a) + 1]
  }
  upTo(before.length, after.length)
  return changes
}

function single(kind: "removed" | "added", unit: Unit | undefined, moved: ReadonlySet<string>): BlockChange[] {
  if (!unit) return []
  const was = unit.id !== null && moved.has(unit.id)
  return [kind === "removed" ? { kind, before: unit, moved: was } : { kind, after: unit, moved: was }]
}

function changed(before: readonly Unit[], after: readonly Unit[], ignored: Ignored): BlockChange {
  const text = (units: readonly Unit[]) => units.map((unit) => unit.text).join("\n")
  const [old, fresh] = [text(before), text(after)]
  const whole: Part[] = [{ kind: "removed", before: old, after: "" }, { kind: "added", before: "", after: fresh }]
  const parts = old.length + fresh.length > MAX_TEXT && old !== fresh ? whole : diffWords(old, fresh, ignored)
  const [[one], [other]] = [before, after]
  const words = parts.some((part) => part.kind !== "same")
  const form = one?.kind !== other?.kind || one?.facts !== other?.facts || (!words && one?.marks !== other?.marks)
  if (!words && !form && one && other) return { kind: "same", before: one, after: other }
  return { kind: "changed", before, after, parts, form }
}

function line(unit: Unit, keys: Map<string, number>): Line {
  const whole = JSON.stringify([unit.kind, unit.text, unit.facts, unit.marks])
  const key = keys.get(whole) ?? keys.size
  keys.set(whole, key)
  return { unit, key, bag: bagOf(unit.text) }
}

const LENIENT: Ignored = { tashkeel: true, hamza: true, punctuation: true }

function bagOf(text: string): Bag {
  const counts = new Map<string, number>()
  let size = 0
  for (const word of text.length > MAX_TEXT ? [] : wordsOf(text)) {
    const key = word.kind === "word" ? wordKey(word, LENIENT) : null
    if (key === null) continue
    counts.set(key, (counts.get(key) ?? 0) + 1)
    size += 1
  }
  return { size, counts }
}

function common(one: Bag, other: Bag): number {
  const [small, large] = one.counts.size < other.counts.size ? [one, other] : [other, one]
  let sum = 0
  for (const [key, count] of small.counts) sum += Math.min(count, large.counts.get(key) ?? 0)
  return sum
}

const minus = (one: Bag, other: Bag): Bag => {
  const counts = new Map([...one.counts].map(([key, count]): [string, number] => [key, Math.max(0, count - (other.counts.get(key) ?? 0))]))
  return { counts, size: [...counts.values()].reduce((sum, count) => sum + count, 0) }
}

/** Which line became which: the most and the likest pairs that rise on both sides. Equal lines at both ends are not asked about. */
function aligned(old: readonly Line[], fresh: readonly Line[]): Pair[] {
  let head = 0
  while (head < old.length && head < fresh.length && old[head]?.key === fresh[head]?.key) head += 1
  let tail = 0
  while (tail < old.length - head && tail < fresh.length - head && old.at(-1 - tail)?.key === fresh.at(-1 - tail)?.key) tail += 1
  const [n, m] = [old.length - head - tail, fresh.length - head - tail]
  const pairs: Pair[] = []
  const run = (b: number, a: number, length: number) => {
    for (let at = 0; at < length; at += 1) pairs.push({ before: [b + at], after: [a + at] })
  }
  run(0, 0, head)
  if (n * m <= MAX_PAIRS) {
    for (const [b, a] of likest(old.slice(head, head + n), fresh.slice(head, head + m))) run(head + b, head + a, 1)
  } else {
    const numbers = (lines: readonly Line[], count: number) => lines.slice(head, head + count).map((one) => one.key)
    for (const found of commonRuns(numbers(old, n), numbers(fresh, m))) run(head + found.before, head + found.after, found.length)
  }
  run(head + n, head + m, tail)
  return pairs
}

function likest(old: readonly Line[], fresh: readonly Line[]): [number, number][] {
  const width = fresh.length + 1
  const best = new Float64Array((old.length + 1) * width) // the best sum from a pair of places to the end
  const scores = new Float64Array(old.length * fresh.length)
  for (let b = old.length - 1; b >= 0; b -= 1) {
    for (let a = fresh.length - 1; a >= 0; a -= 1) {
      const [one, other] = [old[b], fresh[a]]
      const score = one && other ? likeness(one, other) : 0
      scores[b * fresh.length + a] = score
      const paired = score > 0 ? score + (best[(b + 1) * width + a + 1] ?? 0) : 0
      best[b * width + a] = Math.max(paired, best[(b + 1) * width + a] ?? 0, best[b * width + a + 1] ?? 0)
    }
  }
  const pairs: [number, number][] = []
  let [b, a] = [0, 0]
  while (b < old.length && a < fresh.length) {
    const here = best[b * width + a] ?? 0
    const score = scores[b * fresh.length + a] ?? 0
    if (score > 0 && here === score + (best[(b + 1) * width + a + 1] ?? 0)) {
      pairs.push([b, a])
      ;[b, a] = [b + 1, a + 1]
    } else if (here === best[(b + 1) * width + a]) b += 1
    else a += 1
  }
  return pairs
}

/** How much two lines are one, 0 where they are not: the same block first, then the same words, then many of the same. */
function likeness(one: Line, other: Line): number {
  const known = one.unit.id !== null && one.unit.id === other.unit.id ? 1 : 0
  if (one.key === other.key) return 2 + known
  const words = one.bag.size + other.bag.size
  // Without words there is only the kind: a rule is a rule, a picture of a kind with a picture.
  if (words === 0 || one.bag.size === 0 || other.bag.size === 0) return one.unit.kind === other.unit.kind && (known || words === 0) ? 0.5 + known : 0
  const most = (2 * Math.min(one.bag.size, other.bag.size)) / words
  if (!known && most < ALIKE) return 0
  const share = (2 * common(one.bag, other.bag)) / words
  return known || share >= ALIKE ? known + share : 0
}

/** A line beside a pair that came out of one side of it by a press of Enter, or went into it, belongs to the pair. */
function withParted(pairs: readonly Pair[], old: readonly Line[], fresh: readonly Line[]): Pair[] {
  const out = pairs.map((pair) => ({ before: [...pair.before], after: [...pair.after] }))
  const bag = (lines: readonly Line[], places: readonly number[]): Bag => bagOf(places.map((at) => lines[at]?.unit.text ?? "").join("\n"))
  const grow = (side: "before" | "after", lines: readonly Line[], others: readonly Line[]) => {
    const opposite = side === "before" ? "after" : "before"
    out.forEach((pair, index) => {
      const [from, to] = [out[index - 1]?.[side].at(-1) ?? -1, out[index + 1]?.[side][0] ?? lines.length]
      for (;;) {
        const [first, last] = [pair[side][0] ?? 0, pair[side].at(-1) ?? 0]
        if (first - 1 <= from && last + 1 >= to) return
        const rest = minus(bag(others, pair[opposite]), bag(lines, pair[side]))
        if (rest.size < PARTED.words) return
        const comes = (at: number) => {
          const own = lines[at]?.bag
          return own !== undefined && own.size >= PARTED.words && common(own, rest) >= PARTED.share * own.size
        }
        if (last + 1 < to && comes(last + 1)) pair[side].push(last + 1)
        else if (first - 1 > from && comes(first - 1)) pair[side].unshift(first - 1)
        else return
      }
    })
  }
  grow("after", fresh, old)
  grow("before", old, fresh)
  return out
}

/** The blocks that are on both sides and yet in no pair: they stand elsewhere. */
function movedIds(before: readonly Unit[], after: readonly Unit[], pairs: readonly Pair[]): Set<string> {
  const alone = (units: readonly Unit[], side: "before" | "after") => {
    const paired = new Set(pairs.flatMap((pair) => pair[side]))
    return new Set(units.flatMap((unit, at) => (unit.id !== null && !paired.has(at) ? [unit.id] : [])))
  }
  const there = alone(after, "after")
  return new Set([...alone(before, "before")].filter((id) => there.has(id)))
}
