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

test("the fonts' folder is the hash of the three faces, and the stylesheet names it", () => {
  const [arabic, latin] = assets.fonts
  const folder = hash(read(arabic), read(latin), read(latin.replace("latin", "latin-ext")))
  const css = readFileSync(new URL("./styles/base.css", import.meta.url), "utf8")
  expect(arabic).toContain(folder)
  expect([...css.matchAll(/\/fonts\/(\w+)\//g)].map((match) => match[1])).toEqual([folder, folder, folder])
})
