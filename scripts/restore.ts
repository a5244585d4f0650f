// npm run restore (scripts/backups.ts), inside the app: checks the file, puts it back, says what came.
import { newestBackup } from "@/lib/backup/inspect"
import { BackupProblem } from "@/lib/backup/problem"
import { restoreBackup } from "@/lib/backup/restore"
import { secretMark } from "@/lib/backup/write"

const [path = ""] = process.argv.slice(2)
try {
  const file = await newestBackup(path)
  const manifest = await restoreBackup({ url: process.env.DATABASE_URL ?? "", file, mediaFolder: process.env.MEDIA_DIR || null })
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
  console.log(`${file}\nof ${manifest.madeAt}: ${manifest.tables.length} tables, ${rows} rows, ${manifest.media.length} picture files are back, every hash and the record's chain hold.`)
  if (manifest.secretMark !== null && manifest.secretMark !== secretMark(process.env.AUTH_SECRET ?? "")) {
    console.log("It was made under another secret: who uses the two-step log-in sets it up anew, unless you bring the old secret (AUTH_SECRET, or the file .data/secret) along.")
  }
} catch (error) {
  console.error(error instanceof BackupProblem ? error.message : error)
  process.exitCode = 1
}
