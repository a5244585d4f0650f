import { createHash } from "node:crypto"
import { readFileSync, readdirSync } from "node:fs"
import { brotliCompressSync, gzipSync } from "node:zlib"
import { expect, test } from "vitest"
import { assets } from "./assets"

const read = (path: string) => readFileSync(new URL(`../../public${path}`, import.meta.url))
const hash = (...files: Buffer[]) => createHash("sha256").update(Buffer.concat(files)).digest("hex").slice(0, 12)

test("the script's folder is the hash of the script, as browsers keep it for ever", () => {
  expect(assets.script).toBe(`/scripts/${hash(read(assets.script))}/site.js`)
})

test("the one script of readers' pages, all that it will ever be, is at most 4 KB on the wire", () => {
  const script = read(assets.script)
  expect(gzipSync(script).length).toBeLessThanOrEqual(4096)
  expect(brotliCompressSync(script).length).toBeLessThanOrEqual(4096)
})

test("the script is of this folder alone, and makes no markup out of text", () => {
  const folder = new URL("./enhance/", import.meta.url)
  for (const file of readdirSync(folder)) {
    const source = readFileSync(new URL(file, folder), "utf8")
    expect([...source.matchAll(/from "([^"]*)"/g)].map((match) => match[1]?.slice(0, 2)).filter((start) => start !== "./"), file).toEqual([])
    expect(source, file).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|cookie/)
  }
})

test("the fonts' folder is the hash of its parts, and the stylesheet names each of them and no other", () => {
  const [arabic, signs] = assets.fonts
  const parts = ["naskh-arabic", "naskh-signs", "naskh-arabic-ext", "naskh-latin", "naskh-latin-ext"]
  const folder = hash(...parts.map((name) => read(arabic.replace("naskh-arabic", name))))
  const css = readFileSync(new URL("./styles/base.css", import.meta.url), "utf8")
  expect([arabic, signs]).toEqual([`/fonts/${folder}/naskh-arabic.woff2`, `/fonts/${folder}/naskh-signs.woff2`])
  expect([...css.matchAll(/url\("([^"]*)"\)/g)].map((match) => match[1])).toEqual(parts.map((name) => `/fonts/${folder}/${name}.woff2`))
  expect(read(arabic).length + read(signs).length).toBeLessThan(50_000)
})

test("no character has two parts of the face, and what Arabic is written with is in the first two", () => {
  const css = readFileSync(new URL("./styles/base.css", import.meta.url), "utf8")
  const ranges = [...css.matchAll(/unicode-range: ([^;]*);/g)].map((match) => (match[1] ?? "").split(", ").map((range) => {
    const [from = "", to = from] = range.slice(2).split("-")
    return [parseInt(from, 16), parseInt(to, 16)] as const
  }))
  const partsOf = (sign: number) => ranges.flatMap((part, index) => (part.some(([from, to]) => sign >= from && sign <= to) ? [index] : []))
  for (let sign = 0; sign < 0x11000; sign += 1) expect(partsOf(sign).length, sign.toString(16)).toBeLessThanOrEqual(1)
  const written = "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءآأإؤئًٌٍَُِّْٰـ،؛؟٪٠١٢٣٤٥٦٧٨٩پچژڤڥڨڭگیک0123456789«»()[].:!…–-/“”‹›·% "
  for (const sign of written) expect(partsOf(sign.codePointAt(0) ?? 0)[0], sign).toBeLessThanOrEqual(1)
})
