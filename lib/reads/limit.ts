import { createHmac, randomBytes } from "node:crypto"

const HOUR = 3_600_000 // ms

/** How many reads an hour are counted from one place: of one article, and in all. Many phones share an address, so it is not one. */
export const OF_ONE = 10
export const IN_ALL = 120

const ROWS = 4

/** One bucket for an IPv4 address or an IPv6 /64: what one connection has. */
export function placeOf(address: string): string {
  const v4 = /^(?:::ffff:)?(\d{1,3}(?:\.\d{1,3}){3})$/i.exec(address)
  if (v4) return v4[1] ?? ""
  const [head = "", tail] = address.toLowerCase().split("::")
  const left = head.split(":").filter(Boolean)
  const right = (tail ?? "").split(":").filter(Boolean)
  const zeros = tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => "0")
  return [...left, ...zeros, ...right].slice(0, 4).map((group) => group.replace(/^0+(?=.)/, "")).join(":")
}

/**
 * Bounds what one place can add to the counts, and keeps no address: a count-min sketch, which is a field of small numbers into which each read is
 * sown by a hash under a random key. Nothing can be read out of it; the key and the field are thrown away every hour, and earlier where very
 * much was sown. Where hashes meet it counts too much, never too little: then a read is not counted, and nobody is let through.
 */
export class ReadLimit {
  private readonly width: number
  private readonly field: Uint8Array
  private key = randomBytes(32)
  private since: number
  private sown = 0

  constructor(now: number, width = 1 << 19) {
    this.width = width
    this.field = new Uint8Array(ROWS * width)
    this.since = now
  }

  /** Whether one more read of this article from this address is counted; where it is, it has been sown. */
  take(address: string, article: string, now: number): boolean {
    if (now - this.since >= HOUR || now < this.since || this.sown >= 2 * this.width) this.forget(now)
    const place = placeOf(address)
    const [one, all] = [this.cells(`${place} ${article}`), this.cells(place)]
    if (this.least(one) >= OF_ONE || this.least(all) >= IN_ALL) return false
    for (const cell of new Set([...one, ...all])) this.field[cell] = Math.min(255, (this.field[cell] ?? 0) + 1)
    this.sown += 2
    return true
  }

  private forget(now: number) {
    this.field.fill(0)
    this.key = randomBytes(32)
    this.since = now
    this.sown = 0
  }

  private cells(text: string): number[] {
    const hash = createHmac("sha256", this.key).update(text).digest()
    return Array.from({ length: ROWS }, (_, row) => row * this.width + (hash.readUInt32LE(row * 4) % this.width))
  }

  private least(cells: readonly number[]): number {
    return Math.min(...cells.map((cell) => this.field[cell] ?? 0))
  }
}
