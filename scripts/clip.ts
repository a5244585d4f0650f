import { readFileSync } from "node:fs"
import { inspect } from "@/lib/clipping/inspect"
import { note, refusals } from "@/lib/clipping/notes"
import { recognise } from "@/lib/clipping/recognise"

/** `clip FILE`, or `clip -` for standard input: prints what a pasted page says of itself as one JSON object. */
function main(argument: string | undefined): void {
  if (argument === undefined) return refuse("usage")
  const bytes = read(argument)
  if (bytes === null) return refuse("unreadable")
  const inspected = inspect(bytes)
  if (!inspected.ok) return refuse(inspected.code)
  const recognition = recognise(inspected.text)
  if (inspected.encoding !== "utf-8") recognition.notes.push(note("encoding", inspected.encoding))
  process.stdout.write(`${JSON.stringify(recognition, null, 2)}\n`)
}

function read(argument: string): Uint8Array | null {
  try {
    return readFileSync(argument === "-" ? 0 : argument)
  } catch {
    return null
  }
}

function refuse(code: keyof typeof refusals): void {
  process.stderr.write(`${refusals[code]}\n`)
  process.exitCode = 1
}

main(process.argv.slice(2).find((argument) => argument !== "--"))
