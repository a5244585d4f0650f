import { loadavg } from "node:os"
import pg from "pg"
import { db } from "@/lib/db"
import { verifyRecord } from "@/lib/history/verify"

// The record's chain, walked from its first entry to the millionth, through the desk's log-in, as npm run verify-record does.

const EVENTS = 1_000_000
const owner = new pg.Client(process.env.DATABASE_URL)
await owner.connect()
const began = performance.now()
for (let done = 0; done < EVENTS; done += 50_000) {
  await owner.query(`INSERT INTO desk.event (actor_name, action, subject_type, subject_id, data)
    SELECT 'bench', 'article.publish', 'article', 'r' || n, jsonb_build_object('liveFrom', now()) FROM generate_series(1, 50000) n`)
}
console.log(`\n${EVENTS} entries written one after the other in ${((performance.now() - began) / 1_000).toFixed(1)} s; load ${loadavg()[0]?.toFixed(2)}`)
await owner.query("VACUUM ANALYZE desk.event")
const walked = performance.now()
const { broken, head } = await verifyRecord(null)
console.log(`verified to ${head.seq} in ${((performance.now() - walked) / 1_000).toFixed(1)} s: ${broken ? `broken at ${broken.seq}` : "it holds"}; load ${loadavg()[0]?.toFixed(2)}`)
await owner.end()
await db().$disconnect()
