import { constants, crc32, deflateRawSync } from "node:zlib"

const [OPEN, CLOSE] = [Buffer.from("<style>"), Buffer.from("</style>")]
const LEVEL = 4
// What stands around a stylesheet is mostly short: no window longer than it, since taking memory costs as much as packing.
const BEFORE = { level: LEVEL, windowBits: 12, memLevel: 5, finishFlush: constants.Z_SYNC_FLUSH }
const AFTER = { level: LEVEL, windowBits: 14, memLevel: 7 }
const LEAST = 1_000 // bytes: a stylesheet that is worth it

// A newsroom's pages carry one of a few stylesheets, each more than half of its page.
const KNOWN = 8
const known: { text: Buffer; packed: Buffer }[] = []

/** A stylesheet as a piece of a deflate stream: as small as it gets, whole bytes, and with nothing in it that points before its beginning. */
function packed(text: Buffer): Buffer {
  const before = known.find((one) => one.text.equals(text))
  if (before !== undefined) return before.packed
  const made = { text: Buffer.from(text), packed: deflateRawSync(text, { level: 9, finishFlush: constants.Z_SYNC_FLUSH }) }
  known.push(made)
  if (known.length > KNOWN) known.shift()
  return made.packed
}

// RFC 1952 §2.3: deflate, no name, no time, an unknown system.
const HEAD = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff])

/**
 * A page in gzip (RFC 1952), for who cannot wait: the stylesheet that stands in it is compressed once for all pages that carry it, and what is
 * before and after it is joined to that. A deflate stream is blocks one after the other, and may be cut where one ends with a byte (RFC 1951 §3.2).
 * Null for what has no stylesheet that is worth it.
 */
export function gzipQuickly(page: Buffer): Buffer | null {
  const from = page.indexOf(OPEN)
  const to = from < 0 ? -1 : page.indexOf(CLOSE, from)
  if (to - from < LEAST) return null
  const end = Buffer.alloc(8)
  end.writeUInt32LE(crc32(page), 0)
  end.writeUInt32LE(page.length, 4)
  return Buffer.concat([HEAD, deflateRawSync(page.subarray(0, from), BEFORE), packed(page.subarray(from, to)), deflateRawSync(page.subarray(to), AFTER), end])
}
