import { existsSync, readFileSync, rmSync } from "node:fs"
import { join, resolve } from "node:path"
import { openDataFolder } from "./data-folder.ts"
import { Stop } from "./outcome.ts"
import { run, tail } from "./processes.ts"
import { hashOf, isCurrent, writeStamp } from "./stamp.ts"

const SOURCES = [
  "app", "components", "lib", "public", "instrumentation.ts", "prisma/schema.prisma", "prisma/site.prisma",
  "next.config.js", "next.config.mjs", "next.config.ts", "postcss.config.js", "postcss.config.mjs", "tsconfig.json",
]
const STAMP = join(".next", "stamp")

/** Whether the production build was made from the sources as they are. */
export function isBuilt(): boolean {
  return existsSync(join(".next", "BUILD_ID")) && isCurrent(STAMP, hashOf(SOURCES))
}

/**
 * Makes the production build, unless it is current. What the tool says goes to a log in the data folder.
 * @throws Stop with the end of the log
 */
export async function build(signal?: AbortSignal): Promise<void> {
  if (isBuilt()) return
  const log = join(openDataFolder(resolve(".data")), "build.log")
  const hash = hashOf(SOURCES)
  rmSync(STAMP, { force: true })
  rmSync(log, { force: true })
  try {
    const env = { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", NO_COLOR: "1" }
    await run("next build", process.execPath, ["node_modules/next/dist/bin/next", "build"], { env, log, signal })
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    throw new Stop(`${tail(readFileSync(log, "utf8"), 40)}\n\nThe production build went wrong; the lines above are the end of ${log}`)
  }
  writeStamp(STAMP, hash)
}
