import { appendFile, mkdir, readFile } from "node:fs/promises"
import { dirname } from "node:path"
import { z } from "zod"
import { env } from "@/lib/env"
import type { Anchor } from "./chain"
import { recordHead } from "./queries"

const anchorSchema = z.object({ seq: z.number().int().positive(), hash: z.string().regex(/^[0-9a-f]{64}$/), at: z.string() })

/** The file in which the record's last entry is noted from time to time, outside the database (docs/decisions/0014); null where none is kept. */
export const anchorFile = (): string | null => env().RECORD_HEADS ?? null

/** The notes of a file, oldest first; none where there is no file. A line that a crash left half written is no note. */
export async function readAnchors(file: string | null): Promise<Anchor[]> {
  if (file === null) return []
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return ""
    throw error
  })
  return text.split("\n").flatMap((line) => {
    try {
      const parsed = anchorSchema.safeParse(JSON.parse(line))
      return parsed.success ? [parsed.data] : []
    } catch {
      return []
    }
  })
}

/** Notes the record's last entry, where it is another than the last that was noted. Lines are only added. */
export async function noteHead(file = anchorFile()): Promise<void> {
  if (file === null) return
  const [head, noted] = [await recordHead(), await readAnchors(file)]
  if (!head || noted.at(-1)?.hash === head.hash) return
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const anchor: Anchor = { seq: head.seq, hash: head.hash, at: head.at.toISOString() }
  await appendFile(file, `${JSON.stringify(anchor)}\n`, { mode: 0o600 })
}
