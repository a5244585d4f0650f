// npm run backup (scripts/backups.ts), inside the app: writes one file, reads it back, says what is in it.
import { folderFiles } from "@/lib/backup/files"
import { backupName } from "@/lib/backup/keep"
import { noteBackup } from "@/lib/backup/note"
import { BackupProblem } from "@/lib/backup/problem"
import { writeBackup } from "@/lib/backup/write"

const [folder = ""] = process.argv.slice(2)
const url = process.env.DATABASE_URL ?? ""
const began = Date.now()
try {
  const written = await writeBackup({
    url, folder, name: backupName(new Date(), "asked"), media: folderFiles(process.env.MEDIA_DIR || null), secret: process.env.AUTH_SECRET ?? null,
  })
  await noteBackup(url, written, "asked")
  const { manifest, bytes, file } = written
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
  console.log(`${file}\n${manifest.tables.length} tables, ${rows} rows, ${manifest.media.length} picture files; ${(bytes / 1e6).toFixed(1)} MB in ${((Date.now() - began) / 1000).toFixed(1)} s; read back, every hash holds.`)
  if (manifest.missingMedia.length > 0) console.log(`${manifest.missingMedia.length} pictures of the library have no file: ${manifest.missingMedia.slice(0, 5).join(", ")}`)
  console.log("It holds the password hashes of all people: keep it where nobody else reads. Keys of the two-step log-in are sealed with this installation's secret (AUTH_SECRET, or the file .data/secret), which is not in it: keep that too, elsewhere.")
} catch (error) {
  console.error(error instanceof BackupProblem ? error.message : error)
  process.exitCode = 1
}
