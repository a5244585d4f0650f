// The one process that looks into pictures: `node lib/media/worker.ts UPLOAD FOLDER`. It is started for one upload, under limits and with
// nothing in its environment (process.ts), writes the files into FOLDER, tells of them in one line of JSON, and ends.
import { open, stat } from "node:fs/promises"
import { setPriority } from "node:os"
import { join } from "node:path"
import sharp, { type Sharp } from "sharp"
import { MAX_PIXELS, MAX_RATIO, MIN_SIDE, type PictureRefusal } from "./limits.ts"
import { MASTER_SIDE, fallbackOf, widthsOf } from "./renditions.ts"
import { sniff } from "./sniff.ts"

// Three readers of files, and no other.
sharp.block({ operation: ["VipsForeignLoad"] })
sharp.unblock({ operation: ["VipsForeignLoadJpegFile", "VipsForeignLoadPngFile", "VipsForeignLoadWebpFile"] })
sharp.cache(false)
sharp.concurrency(1)

class Refused extends Error {
  readonly refusal: PictureRefusal
  constructor(refusal: PictureRefusal) {
    super(refusal)
    this.refusal = refusal
  }
}

async function ends(path: string) {
  const { size } = await stat(path)
  const file = await open(path)
  try {
    const piece = async (length: number, position: number) => (await file.read(Buffer.alloc(length), 0, length, position)).buffer.subarray(0, Math.min(length, size))
    return { head: await piece(1_024, 0), tail: await piece(Math.min(size, 66_000), Math.max(0, size - 66_000)) }
  } finally {
    await file.close()
  }
}

const read = (path: string) => sharp(path, { limitInputPixels: MAX_PIXELS, failOn: "error", sequentialRead: true })

async function look(path: string): Promise<{ png: boolean; alpha: boolean }> {
  const { head, tail } = await ends(path)
  const found = sniff(head, tail)
  if ("refusal" in found) throw new Refused(found.refusal)
  const { format, width, height, pages = 1, hasAlpha } = await read(path).metadata()
  if (format !== found.format) throw new Refused("picture_unknown")
  if (pages > 1) throw new Refused("picture_animated")
  if (width * height > MAX_PIXELS) throw new Refused("picture_pixels")
  if (Math.min(width, height) < MIN_SIDE || Math.max(width, height) / Math.min(width, height) > MAX_RATIO) throw new Refused("picture_shape")
  return { png: format === "png", alpha: hasAlpha }
}

/** Reads the upload once, turned as its camera was held and in sRGB; everything else is made of those pixels. Nothing that was said in it is kept. */
async function make(path: string, folder: string) {
  const { png, alpha } = await look(path)
  const { data, info } = await read(path)
    .autoOrient().resize(MASTER_SIDE, MASTER_SIDE, { fit: "inside", withoutEnlargement: true }).toColourspace("srgb")
    .raw().toBuffer({ resolveWithObject: true })
  const pixels = () => sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } })
  const format = png || alpha ? "webp" : "jpg"
  const at = (name: string) => join(folder, name)
  const { width, height } = info
  const widths = widthsOf(width)
  let bytes = 0
  const written = async (image: Sharp, name: string) => void (bytes += (await image.toFile(at(name))).size)
  await written(format === "webp" ? pixels().webp({ quality: 92 }) : pixels().jpeg({ quality: 90 }), `master.${format}`)
  await written(pixels().resize(fallbackOf(widths)).flatten({ background: "#ffffff" }).jpeg({ quality: 80, mozjpeg: true }), `${fallbackOf(widths)}.jpg`)
  // Efforts above 1 cost five to seventy times as much for AVIF and save nothing worth it (docs/decisions/0013).
  for (const each of widths) {
    await written(pixels().resize(each).webp({ quality: 78, effort: 4 }), `${each}.webp`)
    await written(pixels().resize(each).avif({ quality: 52, effort: 1 }), `${each}.avif`)
  }
  return { format, width, height, widths, bytes }
}

/** What a failing of the library says of the bytes: it is theirs, since a healthy picture has none. */
function refusalOf(error: unknown): PictureRefusal {
  if (error instanceof Refused) return error.refusal
  const message = error instanceof Error ? error.message : ""
  if (/pixel limit/i.test(message)) return "picture_pixels"
  if (/memory|alloc/i.test(message)) return "picture_heavy"
  return "picture_broken"
}

const [upload = "", folder = ""] = process.argv.slice(2)
try {
  setPriority(10) // readers and writers come first
} catch {
  // Where the system does not allow that, it works as it is.
}
const answer = await make(upload, folder).then((value) => ({ ok: true, value }), (error: unknown) => {
  const code = error instanceof Error && "code" in error ? error.code : undefined
  return code === "ENOSPC" ? { ok: false, full: true } : { ok: false, refusal: refusalOf(error) }
})
process.stdout.write(`${JSON.stringify(answer)}\n`)
