import { loadavg } from "node:os"
import { logIn } from "@/lib/auth/log-in"
import { hashPassword } from "@/lib/auth/password"
import { db } from "@/lib/db"

// Whether the time of a refused log-in tells who has an account here: an address that is nobody's, a wrong password, the right password of
// somebody who was shut out. One of each in turn, in another order every time, each from an account and an address that were never tried before.

const kinds = ["unknown", "wrong", "deactivated"] as const
type Kind = (typeof kinds)[number]
const TRIES = 300
const WARM = 30
const PASSWORD = "a long enough password"

const passwordHash = await hashPassword(PASSWORD)
await db().user.createMany({
  data: Array.from({ length: TRIES + WARM }, (_, n) => ["wrong", "deactivated"].map((kind) =>
    ({ email: `${kind}${n}@waha.example`, name: `${kind} ${n}`, role: "writer", active: kind === "wrong", passwordHash }))).flat(),
})

const times: Record<Kind, number[]> = { unknown: [], wrong: [], deactivated: [] }
let tries = 0
for (let n = 0; n < TRIES + WARM; n += 1) {
  for (const kind of shuffled(kinds)) {
    tries += 1
    const visitor = { address: `10.${tries >> 8}.${tries & 255}.1`, agent: "bench" }
    const credentials = { email: `${kind}${n}@waha.example`, password: kind === "wrong" ? "not their password" : PASSWORD }
    const began = performance.now()
    const answer = await logIn(credentials, visitor)
    const took = performance.now() - began
    if (answer.ok || answer.failure.code !== "bad_login") throw new Error(`${kind}: ${JSON.stringify(answer)}`)
    if (n >= WARM) times[kind].push(took)
  }
}

console.log(`\n${TRIES} refused log-ins of each kind, one after the other; load ${loadavg()[0]?.toFixed(2)}`)
for (const kind of kinds) console.log(`${kind}: median ${at(times[kind], 0.5)} ms, 5th percentile ${at(times[kind], 0.05)}, 95th ${at(times[kind], 0.95)}`)
for (const [one, other] of [["unknown", "wrong"], ["unknown", "deactivated"], ["wrong", "deactivated"]] as const) {
  console.log(`AUC ${one} against ${other}: ${auc(times[one], times[other]).toFixed(3)}`)
}
await db().$disconnect()

/** How often the first is quicker than the other, of all pairs, a draw for half: 0.5 is no difference, 0 and 1 are told apart by one answer. */
function auc(one: readonly number[], other: readonly number[]): number {
  let sum = 0
  for (const a of one) for (const b of other) sum += a < b ? 1 : a === b ? 0.5 : 0
  return sum / (one.length * other.length)
}

function at(list: readonly number[], share: number): string {
  return ([...list].sort((a, b) => a - b)[Math.floor(list.length * share)] ?? 0).toFixed(1)
}

function shuffled<T>(list: readonly T[]): T[] {
  return list.map((item) => ({ item, by: Math.random() })).sort((a, b) => a.by - b.by).map(({ item }) => item)
}
