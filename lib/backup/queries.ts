import { databaseNow, db } from "@/lib/db"
import { can, type Actor } from "@/lib/permissions"
import { backupFolder } from "./daily"
import { STALE_AFTER } from "./keep"

export type BackupLine = { name: string; folder: string; kind: string; madeAt: Date; bytes: number; articles: number; pictures: number; missing: number }
export type Backups = { kept: BackupLine[]; folder: string | null; problem: string | null; now: Date }

const SHOWN = 12

/** The backups that are kept, the newest first, where they lie, and what the last try ran into; null for who may not see them. */
export async function backups(actor: Actor): Promise<Backups | null> {
  if (!can(actor, "newsroom.export", { id: "all" })) return null
  const [rows, chore, now] = await Promise.all([
    db().backup.findMany({ where: { removedAt: null }, orderBy: { madeAt: "desc" }, take: SHOWN }),
    db().chore.findUnique({ where: { name: "backup.daily" }, select: { problem: true } }), databaseNow(db()),
  ])
  const kept = rows.map(({ name, folder, kind, madeAt, bytes, articles, pictures, missing }) => ({ name, folder, kind, madeAt, bytes: Number(bytes), articles, pictures, missing }))
  return { kept, folder: backupFolder(), problem: chore?.problem ?? null, now }
}

/** Whether an admin is to be told that the newest backup is too old: its time, `never`, or null where all is well or none are made here. */
export async function staleBackup(actor: Actor): Promise<Date | "never" | null> {
  if (!can(actor, "newsroom.export", { id: "all" })) return null
  const [newest, newsroom, now] = await Promise.all([
    db().backup.findFirst({ where: { removedAt: null }, orderBy: { madeAt: "desc" }, select: { madeAt: true } }),
    db().newsroom.findFirstOrThrow({ select: { createdAt: true } }), databaseNow(db()),
  ])
  if (!newest && backupFolder() === null) return null
  const since = newest?.madeAt ?? newsroom.createdAt
  return now.getTime() - since.getTime() <= STALE_AFTER ? null : (newest?.madeAt ?? "never")
}
