import { z } from "zod"

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const whole = z.number().int().nonnegative()
const tableName = z.string().regex(/^(?:desk|pub)\.[a-z_]+$/)
const column = z.string().regex(/^[a-z_][a-z0-9_]*$/)
const number = z.string().regex(/^\d{1,19}$/)

/** The last entry of a backup: what is in it, and by which hashes that is known. */
export const manifestSchema = z.strictObject({
  format: z.literal("waha-backup"),
  version: z.literal(1),
  madeAt: z.iso.datetime(),
  newsroom: z.strictObject({ id: z.string().regex(/^[a-z0-9]{8}$/), name: z.string() }),
  postgres: whole,
  /** A mark of the secret that sessions and sealed keys are made with; of the secret itself it says nothing. */
  secretMark: z.string().regex(/^[0-9a-f]{16}$/).nullable(),
  migrations: z.array(z.strictObject({ name: z.string().regex(/^\d{14}_[a-z0-9_]+$/), checksum: sha256 })).min(1),
  tables: z.array(z.strictObject({ name: tableName, columns: z.array(column).min(1), rows: whole, bytes: whole, sha256 })).min(1),
  /** Tables of which only the place is kept: who is logged in now is nothing to come back to. */
  leftOut: z.array(tableName),
  sequences: z.array(z.strictObject({ name: z.string().regex(/^(?:desk|pub)\.[a-z_]+$/), value: number.nullable() })),
  /** The end of the record. */
  record: z.strictObject({ seq: number, hash: sha256 }).nullable(),
  media: z.array(z.strictObject({ name: z.string().max(250), bytes: whole, sha256 })),
  /** Files that the library names and that were not there. */
  missingMedia: z.array(z.string()),
})

export type Manifest = z.infer<typeof manifestSchema>

export const tableEntry = (name: string) => `tables/${name}.copy`
export const mediaEntry = (name: string) => `media/${name}`
export const MANIFEST = "manifest.json"
