// npm run create-admin [-- --email E --name N]: makes the first admin of a newsroom that has nobody. What is not given is asked; the
// password never stands in the arguments, where other users of the machine could read it: it is asked, or taken from ADMIN_PASSWORD.
import { createInterface } from "node:readline"
import { Writable } from "node:stream"
import { parseArgs } from "node:util"
import { db } from "@/lib/db"
import type { Failure } from "@/lib/result"
import { createFirstAdmin } from "@/lib/users/first-admin"

const { values } = parseArgs({ options: { email: { type: "string" }, name: { type: "string" } } })

let hidden = false
const screen = new Writable({
  write(chunk, _encoding, done) {
    if (!hidden) process.stdout.write(chunk)
    done()
  },
})
const terminal = createInterface({ input: process.stdin, output: screen, terminal: process.stdin.isTTY === true })
const lines = terminal[Symbol.asyncIterator]() // keeps the lines that come before they are asked for

async function ask(question: string, secret = false): Promise<string> {
  process.stdout.write(`${question}: `)
  hidden = secret
  const { value } = await lines.next()
  hidden = false
  if (secret || !process.stdin.isTTY) process.stdout.write("\n")
  return String(value ?? "")
}

const email = values.email ?? (await ask("E-mail"))
const name = values.name ?? (await ask("Name"))
const password = process.env.ADMIN_PASSWORD ?? (await ask("Password", true))
terminal.close()

const result = await createFirstAdmin({ email, name, password })
await db().$disconnect()
if (!result.ok) {
  console.error(explained(result.failure))
  process.exit(1)
}
console.log(`${email} is an admin now, and can log in at /login.`)

function explained(failure: Failure): string {
  if (failure.code === "not_allowed_now") return "This newsroom has an admin already, who can invite others from the desk."
  if (failure.code !== "invalid") return `Refused: ${failure.code}`
  return Object.entries(failure.fields).map(([field, problems]) => `${field}: ${problems?.join(", ").replaceAll("_", " ")}`).join("\n")
}
