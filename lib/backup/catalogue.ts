import "server-only"
import { createHash } from "node:crypto"
import { existsSync, readFileSync, readdirSync } from "node:fs"
import { join } from "node:path"
import type { Readable } from "node:stream"
import pg from "pg"
import { to as copyTo } from "pg-copy-streams"
import { BackupProblem } from "./problem"

export type Client = pg.ClientBase
export type Table = { name: string; columns: string[]; order: string[] }

/**
 * Who is logged in now is nothing to come back to, and a session that was ended must not begin again. What changed of readers' pages is told
 * to those who keep them now, in the numbers of this server's transactions.
 */
export const leftOut = ["desk.session", "desk.challenge", "pub.change"]

const quoted = (name: string) => name.split(".").map((part) => pg.escapeIdentifier(part)).join(".")

/** The same letters for the same rows, whatever the server, the log-in or the machine is set to; and nobody waits for the clock. */
export async function settle(client: Client): Promise<void> {
  await client.query(`
    SET client_encoding = 'UTF8'; SET TimeZone = 'UTC'; SET DateStyle = 'ISO, YMD'; SET IntervalStyle = 'postgres'; SET bytea_output = 'hex';
    SET extra_float_digits = 3; SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0`)
}

/**
 * Every table of the two schemas as the catalogue has it, in the order of their names: so none can be forgotten.
 * @throws BackupProblem where there is something that holds rows and is no plain table, or a table without a key
 */
export async function tables(client: Client): Promise<Table[]> {
  const { rows } = await client.query<Table & { kind: string }>(`
    SELECT n.nspname || '.' || c.relname AS name, c.relkind AS kind,
      ARRAY(SELECT a.attname::text FROM pg_attribute a
            WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' ORDER BY a.attnum) AS columns,
      ARRAY(SELECT format('%I', a.attname) || CASE WHEN a.attcollation <> 0 THEN ' COLLATE "C"' ELSE '' END
            FROM pg_index i CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS k(number, place)
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.number
            WHERE i.indrelid = c.oid AND i.indisprimary ORDER BY k.place) AS "order"
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname IN ('desk', 'pub') AND c.relkind IN ('r', 'p', 'm', 'f') ORDER BY 1`)
  const odd = rows.find(({ kind, order }) => kind !== "r" || order.length === 0)
  if (odd) throw new BackupProblem("unknown_table", `${odd.name} is no plain table with a key: a backup does not know how to keep it.`)
  return rows.map(({ name, columns, order }) => ({ name, columns, order }))
}

/** The statement that writes out a table, its rows in the order of its key whatever the collation. */
export function copyOut({ name, columns, order }: Table): string {
  return `COPY (SELECT ${columns.map(quoted).join(", ")} FROM ${quoted(name)} ORDER BY ${order.join(", ")}) TO STDOUT`
}

export const copyIn = ({ name, columns }: Pick<Table, "name" | "columns">) => `COPY ${quoted(name)} (${columns.map(quoted).join(", ")}) FROM STDIN`

export const sqlName = quoted

/** Reads out by COPY into what `read` does with the stream, and waits until the server is ready for the next question. */
export async function copied<T>(client: Client, sql: string, read: (stream: Readable) => Promise<T>): Promise<T> {
  const stream = copyTo(sql)
  const ready = new Promise<void>((done) => {
    // pg tells the query that it has answered, and the stream of it does not pass that on.
    Object.assign(stream, { handleReadyForQuery: () => done() })
    stream.once("error", () => done())
  })
  client.query(stream)
  const result = await read(stream)
  await ready
  return result
}

/** How far each sequence has come; null where it has given no number yet. */
export async function sequences(client: Client): Promise<{ name: string; value: string | null }[]> {
  const { rows } = await client.query<{ name: string; value: string | null }>(
    "SELECT schemaname || '.' || sequencename AS name, last_value::text AS value FROM pg_sequences WHERE schemaname IN ('desk', 'pub') ORDER BY 1")
  return rows
}

export type Migration = { name: string; checksum: string }

/** The migrations that made this database. */
export async function appliedMigrations(client: Client): Promise<Migration[]> {
  const { rows: [table] } = await client.query<{ there: boolean }>("SELECT to_regclass('public._prisma_migrations') IS NOT NULL AND to_regclass('desk.newsroom') IS NOT NULL AS there")
  if (!table?.there) throw new BackupProblem("not_ready", "There is no newsroom in this database yet.")
  const { rows } = await client.query<Migration>(`
    SELECT migration_name AS name, checksum FROM public._prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name COLLATE "C"`)
  return rows
}

/** The migrations that this version of Waha brings along. */
export function ownMigrations(folder = join("prisma", "migrations")): (Migration & { sql: string })[] {
  return readdirSync(folder).sort().map((name) => ({ name, file: join(folder, name, "migration.sql") })).filter(({ file }) => existsSync(file))
    .map(({ name, file }) => {
      const sql = readFileSync(file, "utf8")
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") }
    })
}

/** The last entry of the record, or null while there is none. */
export async function endOfRecord(client: Client): Promise<{ seq: string; hash: string } | null> {
  const { rows: [row] } = await client.query<{ seq: string; hash: string }>("SELECT seq::text AS seq, hash FROM desk.event ORDER BY desk.event.seq DESC LIMIT 1")
  return row ?? null
}
