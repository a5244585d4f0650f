import "server-only"
import { readdir, rm, stat } from "node:fs/promises"
import { join, resolve } from "node:path"
import { databaseNow, db } from "@/lib/db"
import { authSecret, databaseUrl, env } from "@/lib/env"
import { DUE_AFTER, backupName, outdated } from "./keep"
import { folderFiles } from "./files"
import { noteBackup } from "./note"
import { writeBackup } from "./write"

const HALF_WRITTEN = 86_400_000 // ms after which what a killed worker left is nobody's

/** Where this installation puts its daily backups; null where it makes none (BACKUPS=off, or a database of somebody else's without BACKUP_DIR). */
export const backupFolder = (): string | null => {
  const { BACKUPS, BACKUP_DIR } = env()
  return BACKUPS === "off" || BACKUP_DIR === undefined ? null : resolve(BACKUP_DIR)
}

/**
 * Makes the backup of the day if the newest is older than a day, and removes those that are no longer kept. Asked every hour: so one that
 * went wrong is tried again. Runs as the desk's log-in, which may read everything.
 */
export async function backUpDaily(): Promise<void> {
  const folder = backupFolder()
  if (folder === null) return
  const now = await databaseNow(db())
  const newest = await db().backup.findFirst({ where: { folder, removedAt: null }, orderBy: { madeAt: "desc" }, select: { madeAt: true } })
  if (newest && now.getTime() - newest.madeAt.getTime() < DUE_AFTER) return
  const url = databaseUrl("desk")
  const written = await writeBackup({
    url, folder, name: backupName(now, "daily"), media: folderFiles(mediaFolder()), secret: authSecret(),
  })
  await noteBackup(url, written, "daily")
  await tidy(folder, now)
}

/** Where the pictures' files lie, as an absolute path (lib/media/store.ts). */
export const mediaFolder = (): string => resolve(env().MEDIA_DIR ?? ".data/media")

async function tidy(folder: string, now: Date): Promise<void> {
  const names = await readdir(folder)
  for (const name of outdated(names)) await rm(join(folder, name), { force: true })
  for (const name of names.filter((each) => each.endsWith(".partial"))) {
    const left = await stat(join(folder, name)).catch(() => null)
    if (left && now.getTime() - left.mtimeMs > HALF_WRITTEN) await rm(join(folder, name), { force: true })
  }
  const there = new Set(await readdir(folder))
  const known = await db().backup.findMany({ where: { folder, removedAt: null }, select: { name: true } })
  const gone = known.map(({ name }) => name).filter((name) => !there.has(name))
  if (gone.length > 0) await db().backup.updateMany({ where: { folder, name: { in: gone } }, data: { removedAt: now } })
}
