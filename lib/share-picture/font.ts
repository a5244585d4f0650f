import { readFileSync } from "node:fs"

/** What a font has letters for: the code points of its character map (OpenType's «cmap», formats 4 and 12). */
export function lettersOf(path: string): (point: number) => boolean {
  const file = readFileSync(path)
  const tables = Array.from({ length: file.readUInt16BE(4) }, (_, n) => 12 + n * 16)
  const entry = tables.find((at) => file.toString("latin1", at, at + 4) === "cmap")
  if (entry === undefined) return () => false
  const cmap = file.readUInt32BE(entry + 8)
  const maps = Array.from({ length: file.readUInt16BE(cmap + 2) }, (_, n) => cmap + file.readUInt32BE(cmap + 4 + n * 8 + 4))
  const ranges = maps.flatMap((at) => rangesOf(file, at))
  return (point) => ranges.some(({ first, last, has }) => point >= first && point <= last && has(point))
}

type Range = { first: number; last: number; has: (point: number) => boolean }

function rangesOf(file: Buffer, at: number): Range[] {
  const format = file.readUInt16BE(at)
  if (format === 12) {
    return Array.from({ length: file.readUInt32BE(at + 12) }, (_, n) => at + 16 + n * 12)
      .map((group) => ({ first: file.readUInt32BE(group), last: file.readUInt32BE(group + 4), has: () => true }))
  }
  if (format !== 4) return []
  const count = file.readUInt16BE(at + 6) / 2
  return Array.from({ length: count }, (_, n) => {
    const [last, first] = [file.readUInt16BE(at + 14 + n * 2), file.readUInt16BE(at + 16 + count * 2 + n * 2)]
    const delta = file.readUInt16BE(at + 16 + count * 4 + n * 2)
    const offsetAt = at + 16 + count * 6 + n * 2
    const offset = file.readUInt16BE(offsetAt)
    const glyph = (point: number) => {
      if (offset === 0) return (point + delta) & 0xffff
      const place = offsetAt + offset + (point - first) * 2
      return place + 1 < file.length ? file.readUInt16BE(place) : 0
    }
    return { first, last, has: (point: number) => point !== 0xffff && glyph(point) !== 0 }
  })
}
