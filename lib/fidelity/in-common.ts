const BITS = 30
const FULL = 2 ** BITS - 1
/** What two texts of 21,000 words come to at the most. Longer ones are compared in as many stretches as keep the time near to their length. */
const MAX_STEPS = 15_000_000

type Hit = { block: number; mask: number }

/**
 * How many words two sequences have in common, each in its order: the length of the longest such row, exactly. Rows of bits (Hyyrö, «Bit-parallel
 * LCS-length computation revisited») of which only those are touched where a word stands: two texts of 5,000 words take about as long as
 * reading them. Of what is longer than any article it is at least what stands in the same stretch of both, and never more than there is.
 */
export function inCommon(one: readonly number[], other: readonly number[]): number {
  let head = 0
  while (head < one.length && head < other.length && one[head] === other[head]) head += 1
  let tail = 0
  while (tail < one.length - head && tail < other.length - head && one.at(-1 - tail) === other.at(-1 - tail)) tail += 1
  const [a, b] = [one.slice(head, one.length - tail), other.slice(head, other.length - tail)]
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (short.length === 0) return head + tail
  const stretches = Math.ceil((short.length * long.length) / BITS / MAX_STEPS)
  const stretch = (words: readonly number[], at: number) => words.slice(Math.floor((words.length * at) / stretches), Math.floor((words.length * (at + 1)) / stretches))
  let sum = head + tail
  for (let at = 0; at < stretches; at += 1) sum += rowLength(stretch(short, at), stretch(long, at))
  return sum
}

/** A bit of `row` that is not set is one more word in common. */
function rowLength(short: readonly number[], long: readonly number[]): number {
  const places = placesOf(short)
  const row = new Int32Array(Math.ceil(short.length / BITS)).fill(FULL)
  for (const word of long) {
    let [at, carry] = [0, 0]
    const step = (mask: number) => {
      const before = row[at] ?? 0
      const sum = before + (before & mask) + carry
      row[at] = (sum | (before & ~mask)) & FULL
      carry = sum >>> BITS
      at += 1
    }
    for (const { block, mask } of places.get(word) ?? []) {
      while (at < block && carry > 0) step(0)
      at = block
      step(mask)
    }
    while (at < row.length && carry > 0) step(0)
  }
  return row.reduce((sum, bits) => sum + unset(bits), 0)
}

function placesOf(words: readonly number[]): Map<number, Hit[]> {
  const places = new Map<number, Hit[]>()
  words.forEach((word, at) => {
    const block = Math.floor(at / BITS)
    const hits = places.get(word) ?? []
    const last = hits.at(-1)
    if (last?.block === block) last.mask |= 1 << (at % BITS)
    else hits.push({ block, mask: 1 << (at % BITS) })
    places.set(word, hits)
  })
  return places
}

function unset(bits: number): number {
  let count = 0
  for (let left = ~bits & FULL; left !== 0; left &= left - 1) count += 1
  return count
}
