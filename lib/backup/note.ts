import "server-only"
import pg from "pg"
import type { Written } from "./write"
import { basename, dirname } from "node:path"

/** Notes a backup where the desk shows its age. In a database that is older than that list, nothing. */
export async function noteBackup(url: string, { file, bytes, seal, manifest }: Written, kind: "daily" | "asked"): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 15_000, application_name: "waha backup" })
  await client.connect()
  try {
    const { rows: [list] } = await client.query<{ there: boolean }>("SELECT to_regclass('desk.backup') IS NOT NULL AS there")
    if (!list?.there) return
    const articles = manifest.tables.find(({ name }) => name === "desk.article")?.rows ?? 0
    await client.query(
      `INSERT INTO desk.backup (name, folder, kind, made_at, bytes, seal, articles, pictures, missing) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       ON CONFLICT (folder, name) DO NOTHING`,
      [basename(file), dirname(file), kind, manifest.madeAt, bytes, seal, articles, manifest.media.length, manifest.missingMedia.length])
  } finally {
    await client.end()
  }
}
