// Draws pictures for sharing: `node lib/share-picture/draw.ts` reads specs and names of files from its input as JSON, writes the files (PNG), says
// what it did as JSON, and ends. It is a process of its own so that only the fonts that came with the project are known to it: what shapes Arabic
// reads its settings once, and a machine has fonts of its own, or none.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { setPriority, tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { lettersOf } from "./font.ts"
import { HEIGHT, WIDTH, type PictureSpec } from "./spec.ts"

const fonts = dirname(createRequire(import.meta.url).resolve("@expo-google-fonts/noto-naskh-arabic/package.json"))
const bold = join(fonts, "700Bold/NotoNaskhArabic_700Bold.ttf")
const regular = join(fonts, "400Regular/NotoNaskhArabic_400Regular.ttf")
const settings = mkdtempSync(join(tmpdir(), "waha-fonts-"))
const xml = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
writeFileSync(join(settings, "fonts.conf"),
  `<?xml version="1.0"?><fontconfig><dir>${xml(fonts)}</dir><cachedir>${xml(join(settings, "cache"))}</cachedir></fontconfig>`)
process.env["FONTCONFIG_FILE"] = join(settings, "fonts.conf")
const { default: sharp } = await import("sharp")
sharp.cache(false)
sharp.concurrency(1)

// The paper and inks of the site (components/site/styles).
const PAPER = "#fcfdfb"
const INK = "#14181a"
const QUIET = "#4b5459"
const RED = "#a5121d"
const OASIS = "#0a6350"

const EDGE = 72 // from the edge of the picture to what is set
const MARGIN = 300 // the margin in which whose words these are stands, beyond the double rule
const TITLE = { top: 64, bottom: 500, right: WIDTH - EDGE - MARGIN - 40, left: EDGE }
const SIZES = [92, 80, 70, 62, 54, 47, 41, 36, 32, 28] // px, the largest that holds the title
const LEADING = 1.36

const has = lettersOf(bold)
// Marks that only order or join a line have no shape; a font need not know them.
const SHAPELESS = /[\u200B-\u200F\u2066-\u2069\u00A0]/

/** The text without what the font has no letter for: a picture never shows an empty box. */
const shown = (text: string) =>
  [...text.normalize("NFC")].filter((sign) => SHAPELESS.test(sign) || sign === " " || has(sign.codePointAt(0) ?? 0)).join("").replace(/\s+/g, " ").trim()

type Set = { data: Buffer; width: number; height: number }

/** Text set right to left in lines no wider than `width`. */
async function set(text: string, { size, width, color, heavy = false }: { size: number; width: number; color: string; heavy?: boolean }): Promise<Set | null> {
  const words = shown(text)
  if (words === "") return null
  // A mark at the beginning makes the paragraph one that runs from the right, also where it begins with a Latin word; «left» is then the right.
  const markup = `<span foreground="${color}">\u200F${xml(words)}</span>`
  const { data, info } = await sharp({
    text: {
      text: markup, font: `Noto Naskh Arabic ${heavy ? "Bold " : ""}${size}px`, fontfile: heavy ? bold : regular, width, align: "left", rgba: true, dpi: 72,
      spacing: Math.round(size * (LEADING - 1.7)), wrap: "word-char",
    },
  }).png().toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}

/** The title in the largest size in which it stands in its room; where none holds it, cut at a word. */
async function title(text: string): Promise<Set & { size: number; cut: boolean }> {
  const [width, height] = [TITLE.right - TITLE.left, TITLE.bottom - TITLE.top]
  const words = shown(text).split(" ").slice(0, 400)
  const at = async (size: number, said: string) => (await set(said, { size, width, color: INK, heavy: true })) ?? { data: Buffer.alloc(0), width: 0, height: 0 }
  const fits = (found: Set) => found.height <= height && found.width <= width
  const last = SIZES[SIZES.length - 1] ?? 28
  let least = await at(last, words.join(" "))
  if (!fits(least)) {
    let kept = words.length
    while (!fits(least) && kept > 1) {
      kept = Math.max(1, Math.min(kept - 1, Math.floor((kept * height) / least.height)))
      least = await at(last, `${words.slice(0, kept).join(" ")}\u2026`)
    }
    if (!fits(least)) least = await at(last, `${words.join(" ").slice(0, 40)}\u2026`)
    return { ...least, size: last, cut: true }
  }
  // The smallest holds it; the largest that does is looked for by halves.
  let [best, low, high] = [{ ...least, size: last }, 0, SIZES.length - 2]
  while (low <= high) {
    const middle = (low + high) >> 1
    const size = SIZES[middle] ?? last
    const found = await at(size, words.join(" "))
    if (fits(found)) [best, high] = [{ ...found, size }, middle - 1]
    else low = middle + 1
  }
  return { ...best, cut: false }
}

const dot = (x: number, y: number, r: number) => `<path d="M${x} ${y - r} l${r} ${r} l${-r} ${r} l${-r} ${-r} z" fill="${OASIS}"/>`

/** The ground: paper, the thick and the thin rule of a newspaper, the double rule before whose words these are, and the three dots at the end. */
function ground(): Buffer {
  const rule = WIDTH - EDGE - MARGIN
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><rect width="100%" height="100%" fill="${PAPER}"/>
<rect x="0" y="0" width="${WIDTH}" height="14" fill="${INK}"/><rect x="0" y="19" width="${WIDTH}" height="2" fill="${INK}"/>
<rect x="${rule}" y="${TITLE.top}" width="2" height="${TITLE.bottom - TITLE.top}" fill="${RED}"/><rect x="${rule + 6}" y="${TITLE.top}" width="2" height="${TITLE.bottom - TITLE.top}" fill="${RED}"/>
<rect x="${EDGE}" y="528" width="${WIDTH - EDGE * 2}" height="2" fill="${INK}"/>
${dot(EDGE + 12, 572, 9)}${dot(EDGE + 40, 572, 9)}${dot(EDGE + 26, 592, 9)}</svg>`)
}

async function draw(spec: PictureSpec, file: string) {
  const inMargin = MARGIN - 40
  const [head, kind, source, name, note] = [
    await title(spec.title), await set(spec.kind, { size: 28, width: inMargin, color: QUIET }), await set(spec.source, { size: 40, width: inMargin, color: RED, heavy: true }),
    await set(spec.name, { size: 40, width: 400, color: INK, heavy: true }), await set(spec.note, { size: 26, width: 560, color: QUIET }),
  ]
  const right = (part: Set, edge: number, top: number) => ({ input: part.data, left: Math.max(0, edge - part.width), top: Math.round(top) })
  const edge = WIDTH - EDGE
  const layers = [right(head, TITLE.right, TITLE.top + Math.max(0, (TITLE.bottom - TITLE.top - head.height) / 2 - 24))]
  let top = TITLE.top + 4
  for (const part of [kind, source]) {
    if (part === null || top + part.height > TITLE.bottom) continue
    layers.push(right(part, edge, top))
    top += part.height + 8
  }
  if (name) layers.push(right(name, edge, 582 - name.height / 2))
  if (note) layers.push(right(note, edge - (name ? name.width + 28 : 0), 582 - note.height / 2))
  await sharp(ground()).composite(layers).png({ palette: true, colours: 64, compressionLevel: 9, effort: 7 }).toFile(file)
  return { size: head.size, cut: head.cut, width: head.width, height: head.height }
}

try {
  setPriority(5) // readers and writers come first
} catch {
  // Where the system does not allow that, it works as it is.
}
let said = ""
for await (const piece of process.stdin.setEncoding("utf8")) said += String(piece)
try {
  const orders = JSON.parse(said) as { spec: PictureSpec; file: string }[] // our own process wrote it
  const done = []
  for (const { spec, file } of orders) done.push(await draw(spec, file))
  process.stdout.write(JSON.stringify(done))
} finally {
  rmSync(settings, { recursive: true, force: true })
}
