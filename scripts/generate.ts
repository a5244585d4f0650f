import { existsSync, rmSync } from "node:fs"
import { join } from "node:path"
import { QUIET } from "./database.ts"
import { run } from "./processes.ts"
import { makeScript } from "./script.ts"
import { hashOf, isCurrent, writeStamp } from "./stamp.ts"

const FOLDER = join("lib", "generated")
const CLIENTS = [
  { folder: join(FOLDER, "desk"), config: "prisma.config.ts" },
  { folder: join(FOLDER, "site"), config: join("prisma", "site.config.ts") },
]

/**
 * Makes the script of readers' pages, and the two database clients (the desk's tables, the readers' views) unless they are as new as
 * their schemas.
 * @returns whether a client was made
 */
export async function generate(signal?: AbortSignal): Promise<boolean> {
  await makeScript(join(FOLDER, "script.ts"))
  const hash = hashOf(["prisma/schema.prisma", "prisma/site.prisma", ...CLIENTS.map(({ config }) => config)])
  const stamp = join(FOLDER, "stamp")
  if (isCurrent(stamp, hash) && CLIENTS.every(({ folder }) => existsSync(join(folder, "client.ts")))) return false
  rmSync(stamp, { force: true })
  await Promise.all(CLIENTS.map(({ config }) =>
    run("prisma generate", process.execPath, ["node_modules/prisma/build/index.js", "generate", "--config", config], { env: QUIET, signal })))
  writeStamp(stamp, hash)
  return true
}
