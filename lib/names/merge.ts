import type { Tx } from "@/lib/db"
import { Prisma } from "@/lib/generated/desk/client"
import { passAddressesOn, type Addressed } from "./former"
import { lockNames } from "./taken"

/** Where each sort of thing is kept. */
const tables: Record<Addressed, Prisma.Sql> = {
  section: Prisma.sql`desk.section`, source: Prisma.sql`desk.source`, author: Prisma.sql`desk.author`, tag: Prisma.sql`desk.tag`,
}

export type Merging = { id: string; name: string; into: { id: string; name: string } }

/**
 * The two that a merge is about, both there, different, and neither merged already; else null. From here on, until the transaction ends,
 * nobody names, merges or files anything under them.
 */
export async function lockMerging(tx: Tx, what: Addressed, { id, into }: { id: string; into: string }): Promise<Merging | null> {
  if (id === into) return null
  await lockNames(tx, what)
  const rows = await tx.$queryRaw<{ id: string; name: string }[]>`
    SELECT id, name FROM ${tables[what]} WHERE id IN (${id}::uuid, ${into}::uuid) AND merged_into IS NULL ORDER BY id FOR UPDATE`
  const [from, to] = [rows.find((row) => row.id === id), rows.find((row) => row.id === into)]
  return from && to ? { ...from, into: to } : null
}

/**
 * Makes one thing another (docs/decisions/0010): its row stays for the publications that name it, and is nothing by itself any more; its
 * addresses lead to the other; readers see what was published under it as the other's. `name` says whether its name stays known as the
 * other's or is free again. The caller takes along what else hangs on it: working copies, variants. Needs lockMerging.
 */
export async function retire(tx: Tx, what: Addressed, { id, into }: Merging, name: "kept" | "free"): Promise<void> {
  const [row] = await tx.$queryRaw<{ slug: string }[]>`SELECT slug FROM ${tables[what]} WHERE id = ${id}::uuid`
  if (!row) throw new Error(`${what} ${id} was locked and is gone`)
  await passAddressesOn(tx, what, { id, slug: row.slug }, into.id)
  await tx.$executeRaw`
    UPDATE ${tables[what]} SET merged = merged || (SELECT f.merged || f.id FROM ${tables[what]} f WHERE f.id = ${id}::uuid) WHERE id = ${into.id}::uuid`
  await tx.$executeRaw`UPDATE ${tables[what]} SET merged_into = ${into.id}::uuid WHERE merged_into = ${id}::uuid`
  await tx.$executeRaw`
    UPDATE ${tables[what]} SET merged_into = ${into.id}::uuid, merged = '{}', slug = id::text,
      name_key = CASE WHEN ${name === "kept"} THEN name_key ELSE '#' || id::text END WHERE id = ${id}::uuid`
  await tx.outbox.create({ data: { topic: `${what}.changed`, payload: { id, mergedInto: into.id } } })
}

/**
 * Which of these each id is now: itself, or what it was merged into. An id of nothing is left out. Until the transaction ends nobody merges
 * those that were asked for: what is written under an id now is not left behind by a merge.
 */
export async function presentIds(tx: Tx, what: Addressed, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.$queryRaw<{ id: string; now: string }[]>`
    SELECT id, coalesce(merged_into, id) AS now FROM ${tables[what]} WHERE id = ANY(${[...new Set(ids)].sort()}::uuid[]) ORDER BY id FOR KEY SHARE`
  return new Map(rows.map((row) => [row.id, row.now]))
}
