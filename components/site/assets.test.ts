import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { assets } from "./assets"

const read = (path: string) => readFileSync(new URL(`../../public${path}`, import.meta.url))
const hash = (...files: Buffer[]) => createHash("sha256").update(Buffer.concat(files)).digest("hex").slice(0, 12)

test("the script's folder is the hash of the script: whoever changes one renames the other", () => {
  expect(assets.script).toContain(hash(read(assets.script)))
})

test("the fonts' folder is the hash of the three faces, and the stylesheet names it", () => {
  const [arabic, latin] = assets.fonts
  const folder = hash(read(arabic), read(latin), read(latin.replace("latin", "latin-ext")))
  const css = readFileSync(new URL("./styles/base.css", import.meta.url), "utf8")
  expect(arabic).toContain(folder)
  expect([...css.matchAll(/\/fonts\/(\w+)\//g)].map((match) => match[1])).toEqual([folder, folder, folder])
})
