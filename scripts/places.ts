import { resolve } from "node:path"
import type { Env } from "#lib/env-schema.ts"

/** Where an installation's files lie beside its database, as absolute paths; undefined where it keeps none there. */
export type Places = { backups?: string | undefined; media?: string | undefined; heads?: string | undefined }

/** In the data folder where the database is embedded; else only where the environment says so, but for pictures, which are always somewhere. */
export function places({ BACKUPS, BACKUP_DIR, MEDIA_DIR, RECORD_HEADS }: Pick<Env, "BACKUPS" | "BACKUP_DIR" | "MEDIA_DIR" | "RECORD_HEADS">, folder: string | undefined): Places {
  const at = (chosen: string | undefined, name: string) => (chosen !== undefined ? resolve(chosen) : folder === undefined ? undefined : resolve(folder, name))
  return { backups: BACKUPS === "off" ? undefined : at(BACKUP_DIR, "backups"), media: at(MEDIA_DIR, "media") ?? resolve(".data/media"), heads: at(RECORD_HEADS, "record-heads.jsonl") }
}
