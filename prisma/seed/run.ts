import { readFileSync } from "node:fs"
import { z } from "zod"
import { db } from "@/lib/db"
import { urls } from "@/lib/urls"
import { seedDemo } from "./demo"
import { seedEmpty } from "./empty"
import { setPasswords, type Passwords } from "./people"

const given = z.string().min(1)
const peopleSchema = z.object({ writer: given, editor: given, chief: given, admin: given })

function passwords(): Passwords {
  return peopleSchema.parse(JSON.parse(readFileSync(given.parse(process.env.SEED_PEOPLE), "utf8")))
}

/** SEED: demo, empty or passwords; SEED_PEOPLE: a JSON file of passwords by role. Twice is the same as once. */
async function seed(what: string | undefined): Promise<void> {
  if (what === "demo") return seedDemo(passwords())
  if (what === "passwords") return setPasswords(passwords())
  if (what !== "empty") throw new Error("SEED is demo, empty or passwords")
  const token = await seedEmpty()
  if (token !== null) process.stdout.write(`setup\t${urls.invitation(token)}\n`)
}

await seed(process.env.SEED)
await db().$disconnect()
