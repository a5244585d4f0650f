// npm run reindex: writes what is searched anew, with progress; also while the newsroom serves.
import { db } from "@/lib/db"
import { RULES } from "@/lib/search/keys"
import { reindex } from "@/lib/search/keep"

const began = Date.now()
let told = 0
await reindex((what, done, of) => {
  if (done < of && Date.now() - told < 2_000) return
  told = Date.now()
  console.log(`${what}: ${done} of ${of}`)
})
console.log(`Done in ${((Date.now() - began) / 1_000).toFixed(1)} s, by version ${RULES} of the rules.`)
await db().$disconnect()
