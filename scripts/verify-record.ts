// npm run verify-record [-- FILE]: walks the record's chain, of this installation or of a file that was exported from the desk, and names
// the first entry that is not as it was written. --heads FILE: notes of the record's last entry to hold it against.
import { createReadStream, existsSync } from "node:fs"
import { createInterface } from "node:readline"
import { parseArgs } from "node:util"
import { z } from "zod"
import { db } from "@/lib/db"
import { anchorFile, readAnchors } from "@/lib/history/anchors"
import type { Break, Link } from "@/lib/history/chain"
import { verifyChain, verifyRecord } from "@/lib/history/verify"

const { values, positionals } = parseArgs({ options: { heads: { type: "string" } }, allowPositionals: true })
const linkSchema = z.object({ seq: z.number(), previous: z.string(), hash: z.string(), text: z.string() })

async function* fileLinks(file: string): AsyncGenerator<Link[]> {
  let number = 0
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    number += 1
    if (line === "") continue
    const link = linkSchema.safeParse(readJson(line))
    if (!link.success) throw new Error(`Line ${number} of ${file} is no entry of a record.`)
    yield [link.data]
  }
}

function readJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}

function explained({ seq, why, at }: Break): string {
  switch (why) {
    case "missing": return `Entry ${seq} is missing.`
    case "altered": return `Entry ${seq} is not what was written: its hash is not that of its text.`
    case "unlinked": return `Entry ${seq} does not follow the one before it.`
    case "rewritten": return `Entry ${seq} is another than was noted outside the database on ${at}: the record was written anew from there or before.`
    case "cut": return `Entry ${seq} is missing, and all after it: the record was longer on ${at}. (After a restore of an older backup that is so; then put the file of notes aside.)`
  }
}

const [file] = positionals
const began = Date.now()
try {
  if (file !== undefined && !existsSync(file)) throw new Error(`There is no file ${file}.`)
  const { broken, head } = file === undefined
    ? await verifyRecord(values.heads ?? anchorFile())
    : await verifyChain(fileLinks(file), await readAnchors(values.heads ?? null))
  const seconds = ((Date.now() - began) / 1_000).toFixed(1)
  if (broken) {
    console.error(explained(broken))
    process.exitCode = 1
  } else {
    console.log(`The record holds: ${head.seq} entries, in ${seconds} s. The last has the hash ${head.hash}`)
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 2
}
if (file === undefined) await db().$disconnect()
