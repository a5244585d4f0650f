import { constants, crc32, deflateRawSync, gzipSync } from "node:zlib"

const [OPEN, CLOSE] = [Buffer.from("<style>"), Buffer.from("</style>")]
const LEVEL = 4
// What stands around a stylesheet is short: no window longer than it, since taking memory costs as much as packing.
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
  const made = { text: Buffer.from(text), packed: deflateRawSync(text, { level: 9, finishFlush: constants.Z_FULL_FLUSH }) }
  known.push(made)
  if (known.length > KNOWN) known.shift()
  return made.packed
}

// RFC 1952 §2.3: deflate, no name, no time, an unknown system.
const HEAD = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff])

/**
 * A body in gzip (RFC 1952), for who cannot wait. The stylesheet that stands in a page is compressed once for all pages that carry it, and what is
 * before and after it is joined to that: a deflate stream is blocks one after the other, and may be cut where one ends with a byte (RFC 1951 §3.2).
 */
export function gzipQuickly(body: Buffer): Buffer {
  const from = body.indexOf(OPEN)
  const to = from < 0 ? -1 : body.indexOf(CLOSE, from)
  if (to - from < LEAST) return gzipSync(body, { level: LEVEL })
  const end = Buffer.alloc(8)
  end.writeUInt32LE(crc32(body), 0)
  end.writeUInt32LE(body.length, 4)
  return Buffer.concat([
    HEAD,
    deflateRawSync(body.subarray(0, from), BEFORE), packed(body.subarray(from, to)), deflateRawSync(body.subarray(to), AFTER),
    end,
  ])
}
