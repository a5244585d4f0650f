import { createHash } from "node:crypto"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { walkChain, type Anchor, type Break, type Link } from "./chain"

/** A chain as the database writes one. */
function chainOf(texts: readonly string[]): Link[] {
  let previous = "0".repeat(64)
  return texts.map((words, index) => {
    const text = JSON.stringify([index + 1, 0, null, words])
    const hash = createHash("sha256").update(previous + text).digest("hex")
    const link = { seq: index + 1, previous, hash, text }
    previous = hash
    return link
  })
}
function verdict(links: readonly Link[], anchors: readonly Anchor[] = []): Break | null {
  const chain = walkChain(anchors)
  for (const link of links) {
    const broken = chain.take(link)
    if (broken) return broken
  }
  return chain.end()
}
const anchorAt = (links: readonly Link[], index: number): Anchor => ({ seq: links[index]?.seq ?? 0, hash: links[index]?.hash ?? "", at: "2026-01-01" })

const chains = fc.array(fc.string({ unit: "binary" }), { minLength: 2, maxLength: 12 }).map(chainOf)
const place = fc.nat().map((n) => (length: number) => n % length)

describe("the record's chain", () => {
  it("holds as it was written, with every note of it (property)", () => {
    fc.assert(fc.property(chains, (links) => {
      expect(verdict(links, links.map((_, index) => anchorAt(links, index)))).toBeNull()
    }))
  })
  it("shows a row that was removed, by its number (property)", () => {
    fc.assert(fc.property(chains, place, (links, at) => {
      const gone = at(links.length - 1)
      expect(verdict(links.filter((_, index) => index !== gone))).toEqual({ seq: gone + 1, why: "missing" })
    }))
  })
  it("shows a row that was changed, even with its own hash made anew (property)", () => {
    fc.assert(fc.property(chains, place, fc.boolean(), (links, at, rehash) => {
      const index = at(links.length - 1)
      const edited = links.map((link, i) => {
        if (i !== index) return link
        const text = link.text.replace("null", "true")
        return { ...link, text, hash: rehash ? createHash("sha256").update(link.previous + text).digest("hex") : link.hash }
      })
      expect(verdict(edited)).toEqual(rehash ? { seq: index + 2, why: "unlinked" } : { seq: index + 1, why: "altered" })
    }))
  })
  it("shows two rows that changed places, whether or not they took each other's numbers (property)", () => {
    fc.assert(fc.property(chains, place, (links, at) => {
      const index = at(links.length - 1)
      const [one, two] = [links[index], links[index + 1]]
      if (!one || !two) return
      const placed = [...links.slice(0, index), two, one, ...links.slice(index + 2)]
      expect(verdict(placed)).toEqual({ seq: index + 1, why: "missing" })
      const numbered = [...links.slice(0, index), { ...two, seq: one.seq }, { ...one, seq: two.seq }, ...links.slice(index + 2)]
      expect(verdict(numbered)?.seq).toBe(index + 1)
    }))
  })
  it("shows an end that was cut off, once it was noted, and a chain that was written anew (property)", () => {
    fc.assert(fc.property(chains, place, (links, at) => {
      const left = at(links.length - 1) + 1
      expect(verdict(links.slice(0, left))).toBeNull() // nobody can know, without a note
      expect(verdict(links.slice(0, left), [anchorAt(links, links.length - 1)])).toMatchObject({ seq: left + 1, why: "cut" })
      const anew = chainOf(links.map((link) => `${link.text} anew`))
      expect(verdict(anew, [anchorAt(links, left - 1)])).toMatchObject({ seq: left, why: "rewritten" })
    }))
  })
})
