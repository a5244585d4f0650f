import { createHash } from "node:crypto"
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { build } from "esbuild"

const SOURCE = join("components", "site", "enhance", "site.ts")
const SERVED = join("public", "scripts")

/**
 * Makes the one script of readers' pages out of its parts: one small file under the hash of what it holds, so that browsers may keep it for
 * ever. Writes its address into `module`, which the pages import; an unchanged script leaves every file as it is.
 */
export async function makeScript(module: string): Promise<void> {
  const made = await build({
    entryPoints: [SOURCE], bundle: true, minify: true, write: false, format: "iife", target: "es2020", charset: "utf8", legalComments: "none", logLevel: "silent",
  })
  const text = made.outputFiles[0]?.text.trim() ?? ""
  const address = `scripts/${createHash("sha256").update(text).digest("hex").slice(0, 12)}/site.js`
  const file = join("public", address)
  if (!existsSync(file)) {
    rmSync(SERVED, { recursive: true, force: true })
    put(file, text)
  }
  const names = `/** Made by scripts/script.ts. */\nexport const script = "/${address}"\n`
  if (!existsSync(module) || readFileSync(module, "utf8") !== names) put(module, names)
}

function put(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}
