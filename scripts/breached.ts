import { readFileSync, writeFileSync } from "node:fs"
import { createHash } from "node:crypto"

// Makes lib/auth/breached.bin of a list of passwords, most used first (docs/decisions/0012): node scripts/breached.ts LIST
// Of those, the first hundred thousand, and beyond them every one that is long enough to be chosen here.
const MOST_USED = 100_000
const LONG_ENOUGH = 12
const WIDTH = 5

const [list = ""] = process.argv.slice(2)
const passwords = readFileSync(list, "utf8").split("\n").map((line) => line.trim().toLowerCase()).filter(Boolean)
const kept = new Set(passwords.filter((password, index) => index < MOST_USED || [...password].length >= LONG_ENOUGH))
const keys = [...kept].map((password) => createHash("sha256").update(password).digest().subarray(0, WIDTH)).sort(Buffer.compare)
writeFileSync("lib/auth/breached.bin", Buffer.concat(keys))
console.log(`${kept.size} passwords`)
