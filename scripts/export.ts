// npm run export (scripts/transfers.ts), inside the app: writes the archive, says what is in it.
import { createWriteStream, renameSync, rmSync, statSync } from "node:fs"
import { pipeline } from "node:stream/promises"
import { Packer } from "@/lib/archive/pack"
import { folderFiles } from "@/lib/backup/files"
import { db } from "@/lib/db"
import { record } from "@/lib/history/record"
import { writeExport } from "@/lib/export/write"

const [file = ""] = process.argv.slice(2)
const draft = `${file}.partial`
const began = Date.now()
const packer = new Packer()
try {
  const written = pipeline(packer.stream, createWriteStream(draft, { flags: "wx", mode: 0o600 }))
  written.catch(() => {})
  await writeExport({ url: process.env.DESK_DATABASE_URL ?? "", packer, media: folderFiles(process.env.MEDIA_DIR || null) })
  await written
  renameSync(draft, file)
  const { id } = await db().newsroom.findFirstOrThrow({ select: { id: true } })
  await db().$transaction((tx) => record(tx, { actorId: null, actorName: "", action: "newsroom.export", subjectType: "newsroom", subjectId: id }))
  console.log(`${file}: ${(statSync(file).size / 1e6).toFixed(1)} MB in ${((Date.now() - began) / 1000).toFixed(1)} s. Unpack it and open index.html, or take it into an empty newsroom: npm run import -- FILE`)
} catch (error) {
  rmSync(draft, { force: true })
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
