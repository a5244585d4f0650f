import { spawnSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

const JAR = "node_modules/vnu-jar/build/dist/vnu.jar"

/** Whether there is a Java here for the Nu checker to run on. */
export const hasJava = spawnSync("java", ["-version"]).status === 0

/**
 * What the Nu checker (validator.github.io) calls an error of the markup, page by page; all in one run, because it takes long to begin. What it
 * says of styles is left out: it does not know the newer properties, and the build's own tool reads them.
 */
export function nuErrors(pages: ReadonlyMap<string, string>): string[] {
  const folder = mkdtempSync(join(tmpdir(), "waha-nu-"))
  try {
    const names = [...pages.keys()]
    const files = names.map((_, at) => join(folder, `${at}.html`))
    for (const [at, file] of files.entries()) writeFileSync(file, pages.get(names[at] ?? "") ?? "")
    const { stderr, error } = spawnSync("java", ["-Xmx512m", "-jar", JAR, "--format", "json", "--exit-zero-always", ...files], { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 })
    if (error) throw error
    const { messages } = JSON.parse(stderr) as { messages: { type: string; url: string; message: string; extract?: string }[] }
    return messages.filter(({ type, message }) => type !== "info" && !message.startsWith("CSS:"))
      .map(({ url, message, extract = "" }) => `${names[Number(/(\d+)\.html$/.exec(url)?.[1])]}: ${message} (${extract.replace(/\s+/g, " ").slice(0, 120)})`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
