/** A stretch that stands in both sequences: where it begins in each, and how long it is. */
export type Run = { before: number; after: number; length: number }

/** More changes than these in one stretch are not counted out; it is parted first where something stands once on each side. */
const MAX_CHANGES = 1_500
/** After as many steps as these, what is left is taken to have nothing in common. Two texts of 5,000 words, each of them new, come near a tenth of it. */
const MAX_STEPS = 30_000_000

type Range = { b0: number; b1: number; a0: number; a1: number }

/**
 * What two sequences have in common, in order: the longest there is (Myers, «An O(ND) difference algorithm») where they differ in few places.
 * Where they differ in many, they are parted at what stands once in each, and what cannot be parted has nothing in common:
 * so the time stays near to the length whatever is given. Runs do not touch, and both sides rise.
 */
export function commonRuns(before: readonly number[], after: readonly number[]): Run[] {
  const runs: Run[] = []
  const add = (b: number, a: number, length: number) => {
    const last = runs.at(-1)
    if (length === 0) return
    if (last && last.before + last.length === b && last.after + last.length === a) last.length += length
    else runs.push({ before: b, after: a, length })
  }
  // A stack and no recursion: what is parted again and again must not run out of it.
  let left = MAX_STEPS
  const waiting: (Range | Run)[] = [{ b0: 0, b1: before.length, a0: 0, a1: after.length }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if ("length" in next) {
      add(next.before, next.after, next.length)
      continue
    }
    let { b0, b1, a0, a1 } = next
    const [head, headAfter] = [b0, a0]
    while (b0 < b1 && a0 < a1 && before[b0] === after[a0]) [b0, a0] = [b0 + 1, a0 + 1]
    add(head, headAfter, b0 - head)
    let tail = 0
    while (b0 < b1 && a0 < a1 && before[b1 - 1] === after[a1 - 1]) [b1, a1, tail] = [b1 - 1, a1 - 1, tail + 1]
    waiting.push({ before: b1, after: a1, length: tail })
    if (b0 === b1 || a0 === a1) continue
    const range = { b0, b1, a0, a1 }
    const { runs: found, steps } = fewestChanges(before, after, range)
    if ((left -= steps + b1 - b0 + a1 - a0) < 0) break
    if (found) for (const run of found) add(run.before, run.after, run.length)
    else waiting.push(...parted(before, after, range).reverse())
  }
  return runs
}

/** Myers' greedy walk over a range, and what it took; null past MAX_CHANGES. */
function fewestChanges(before: readonly number[], after: readonly number[], { b0, b1, a0, a1 }: Range): { runs: Run[] | null; steps: number } {
  const [n, m] = [b1 - b0, a1 - a0]
  const most = Math.min(n + m, MAX_CHANGES)
  const reach = new Int32Array(2 * most + 3) // by diagonal: how far into `before` one comes
  const middle = most + 1
  const trail: Int32Array[] = []
  let steps = 0
  for (let d = 0; d <= most; d += 1) {
    for (let k = -d; k <= d; k += 2) {
      const [above, below] = [reach[middle + k + 1] ?? 0, reach[middle + k - 1] ?? 0]
      let x = k === -d || (k !== d && below < above) ? above : below + 1
      const entered = x
      while (x < n && x - k < m && before[b0 + x] === after[a0 + x - k]) x += 1
      steps += x - entered + 1
      reach[middle + k] = x
      if (x >= n && x - k >= m) return { runs: walkedBack(trail, { n, m, d, b0, a0 }), steps }
    }
    trail.push(reach.slice(middle - d, middle + d + 1))
  }
  return { runs: null, steps }
}

function walkedBack(trail: readonly Int32Array[], { n, m, d: changes, b0, a0 }: { n: number; m: number; d: number; b0: number; a0: number }): Run[] {
  const runs: Run[] = []
  let [x, y] = [n, m]
  for (let d = changes; d >= 0; d -= 1) {
    const k = x - y
    const reach = (diagonal: number) => trail[d - 1]?.[diagonal + d - 1] ?? -1
    const down = k === -d || (k !== d && reach(k - 1) < reach(k + 1))
    const from = d === 0 ? 0 : down ? reach(k + 1) : reach(k - 1) + 1 // where the diagonal was entered
    const length = x - from
    if (length > 0) runs.push({ before: b0 + from, after: a0 + from - k, length })
    x = d === 0 ? 0 : down ? from : from - 1
    y = x - (down ? k + 1 : k - 1)
  }
  return runs.reverse()
}

/** A range parted at what stands once on each side of it, as many as rise on both; empty where nothing does. */
function parted(before: readonly number[], after: readonly number[], { b0, b1, a0, a1 }: Range): (Range | Run)[] {
  const places = onceIn(after, a0, a1)
  const pairs = [...onceIn(before, b0, b1)].flatMap(([key, b]) => {
    const a = places.get(key)
    return a === undefined ? [] : [{ b, a }]
  })
  const anchors = rising(pairs.sort((one, other) => one.b - other.b))
  if (anchors.length === 0) return []
  const parts: (Range | Run)[] = []
  let [b, a] = [b0, a0]
  for (const anchor of anchors) {
    parts.push({ b0: b, b1: anchor.b, a0: a, a1: anchor.a }, { before: anchor.b, after: anchor.a, length: 1 })
    ;[b, a] = [anchor.b + 1, anchor.a + 1]
  }
  parts.push({ b0: b, b1, a0: a, a1 })
  return parts
}

function onceIn(sequence: readonly number[], from: number, to: number): Map<number, number> {
  const places = new Map<number, number>()
  const often = new Set<number>()
  for (let at = from; at < to; at += 1) {
    const key = sequence[at] ?? -1
    if (often.has(key)) continue
    if (!places.delete(key)) places.set(key, at)
    else often.add(key)
  }
  return places
}

/** The most pairs that rise on both sides; they come in the order of `b`. */
function rising(pairs: readonly { b: number; a: number }[]): { b: number; a: number }[] {
  const ends: number[] = [] // by length: the pair with the lowest `a` that ends such a row
  const previous: (number | undefined)[] = []
  pairs.forEach(({ a }, index) => {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const half = (low + high) >> 1
      if ((pairs[ends[half] ?? 0]?.a ?? 0) < a) low = half + 1
      else high = half
    }
    previous[index] = ends[low - 1]
    ends[low] = index
  })
  const row: { b: number; a: number }[] = []
  for (let at = ends.at(-1); at !== undefined; at = previous[at]) {
    const pair = pairs[at]
    if (pair) row.push(pair)
  }
  return row.reverse()
}
