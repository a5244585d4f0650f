import { createHash } from "node:crypto"
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"

// Never part of what a build is made from.
const LEFT_OUT = /(^|\/)(node_modules|generated|\.[^/]*)$|\.test\.tsx?$/

/** One hash over these files and everything below these folders, and over the versions of the tools that read them. */
export function hashOf(paths: readonly string[]): string {
  const hash = createHash("sha256").update(process.version).update(existsSync("package-lock.json") ? readFileSync("package-lock.json") : "")
  for (const file of paths.flatMap(filesBelow)) hash.update(`${file}\0`).update(readFileSync(file)).update("\0")
  return hash.digest("hex")
}

function filesBelow(path: string): string[] {
  if (!existsSync(path) || LEFT_OUT.test(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path).sort().flatMap((name) => filesBelow(join(path, name)))
}

/** Whether the work that this stamp stands for was done with the same inputs. */
export function isCurrent(stamp: string, hash: string): boolean {
  return existsSync(stamp) && readFileSync(stamp, "utf8") === hash
}

export function writeStamp(stamp: string, hash: string): void {
  writeFileSync(stamp, hash)
}
