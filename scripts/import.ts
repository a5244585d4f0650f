// npm run import (scripts/transfers.ts), inside the app: an export of Waha, told by its first bytes.
import { closeSync, openSync, readSync } from "node:fs"
import { ImportProblem, importExport } from "@/lib/export/read"

const [file = "", flag] = process.argv.slice(2)
const dryRun = flag === "--dry-run"

function firstBytes(): string {
  const handle = openSync(file, "r")
  const bytes = Buffer.alloc(4)
  readSync(handle, bytes)
  closeSync(handle)
  return bytes.toString("latin1")
}

async function archive(): Promise<void> {
  const { manifest, counts } = await importExport({ url: process.env.OWNER_URL ?? "", file, mediaFolder: process.env.MEDIA_DIR || null, dryRun })
  console.log(`${dryRun ? "Would take in" : "Took in"} «${manifest.newsroom}» as it was on ${manifest.madeAt}:`)
  for (const [name, count] of Object.entries(counts)) console.log(`  ${name}\t${count}`)
  console.log(`  picture files\t${manifest.media.length}`)
  if (dryRun) return console.log("Nothing was changed.")
  console.log("Its people are deactivated and have no passwords. Make an admin with an e-mail of their own (npm run create-admin), who lets the others in from the desk.")
}

try {
  if (!firstBytes().startsWith("PK")) throw new ImportProblem("The file is no archive that Waha has exported.")
  await archive()
} catch (error) {
  console.error(error instanceof ImportProblem || (error instanceof Error && "code" in error && error.code === "ENOENT") ? error.message : error)
  process.exitCode = 1
}
