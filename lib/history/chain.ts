import { createHash } from "node:crypto"

/** An entry of the record as its hash sees it: the text that was hashed, after the hash of the entry before. */
export type Link = { seq: number; previous: string; hash: string; text: string }
/** What was once the record's last entry, as somebody noted it elsewhere. */
export type Anchor = { seq: number; hash: string; at: string }

/**
 * The first entry that is not as it was written. `missing`: there is none of this number; `altered`: its hash is not that of its text;
 * `unlinked`: it does not follow the one before; `rewritten`: it is another than was noted; `cut`: it was noted, and the record ends before.
 */
export type Break = { seq: number; why: "missing" | "altered" | "unlinked" | "rewritten" | "cut"; at?: string }

const FIRST = "0".repeat(64)
const hashOf = (previous: string, text: string) => createHash("sha256").update(previous + text, "utf8").digest("hex")

/** The number that the hashed text itself names: its first element. */
const numberIn = (text: string) => Number(/^\[(\d+),/.exec(text)?.[1] ?? NaN)

/** Walks the record from its first entry. Feed it each in order, then end it; the first break that either gives is the verdict. */
export function walkChain(anchors: readonly Anchor[]) {
  const noted = new Map<number, Anchor[]>()
  for (const anchor of anchors) noted.set(anchor.seq, [...(noted.get(anchor.seq) ?? []), anchor])
  let last: { seq: number; hash: string } = { seq: 0, hash: FIRST }
  return {
    take({ seq, previous, hash, text }: Link): Break | null {
      const expected = last.seq + 1
      if (seq > expected) return { seq: expected, why: "missing" }
      if (seq < expected) return { seq, why: "unlinked" }
      if (previous !== last.hash) return { seq, why: "unlinked" }
      if (numberIn(text) !== seq || hash !== hashOf(previous, text)) return { seq, why: "altered" }
      const other = noted.get(seq)?.find((anchor) => anchor.hash !== hash)
      if (other) return { seq, why: "rewritten", at: other.at }
      last = { seq, hash }
      return null
    },
    end(): Break | null {
      const lost = anchors.filter((anchor) => anchor.seq > last.seq).sort((a, b) => a.seq - b.seq)[0]
      return lost ? { seq: last.seq + 1, why: "cut", at: lost.at } : null
    },
    /** The last entry that held. */
    head: () => last,
  }
}
