// npm run revert -- --to TIME [--apply] [--list N]: what readers saw at a time, they see again. Says first what it would change; does it with
// --apply, or once the word is typed on a terminal. Runs with the owner's log-in, also while the newsroom serves.
import { createInterface } from "node:readline/promises"
import { parseArgs } from "node:util"
import pg from "pg"
import { readMoment } from "@/lib/revert/moment"
import { revert, type Kind, type Plan } from "@/lib/revert/revert"

const WORD = "revert"
const says: Record<Kind, string> = {
  back: "come back", gone: "go", earlier: "are put back to an earlier text", ahead: "have what was planned put back or taken back", told: "say again what they said where they were withdrawn",
}

const { values } = parseArgs({ options: { to: { type: "string" }, apply: { type: "boolean", default: false }, list: { type: "string", default: "10" } } })
const owner = new pg.Client({ connectionString: process.env.OWNER_URL, options: "-c TimeZone=UTC -c statement_timeout=0" })
await owner.connect()
try {
  const { rows: [newsroom] } = await owner.query<{ zone: string; now: Date }>("SELECT time_zone AS zone, clock_timestamp() AS now FROM desk.newsroom")
  const to = readMoment(values.to ?? "", newsroom?.zone ?? "UTC")
  if (!to) throw new Error(`Say to when: npm run revert -- --to "2026-03-01 10:30", on the newsroom's clock (${newsroom?.zone}), or 2026-03-01T07:30:00Z`)
  if (newsroom && to >= newsroom.now) throw new Error("That time has not come yet.")
  const asked = { owner, to }
  const plan = await revert({ ...asked, apply: false })
  tell(plan, Number(values.list) || 10, newsroom?.zone ?? "UTC")
  if (plan.changes.length > 0 && (values.apply || (await agreed()))) {
    const began = Date.now()
    const { changes } = await revert({ ...asked, apply: true })
    console.log(`Done: ${changes.length} articles, in ${((Date.now() - began) / 1_000).toFixed(1)} s. The record has it; working copies are as they were left.`)
  } else if (plan.changes.length > 0) {
    console.log("Nothing was changed. To do it: the same with --apply")
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await owner.end()
}

function tell({ to, changes, due, lost }: Plan, most: number, zone: string) {
  console.log(`As readers saw it on ${to.toISOString()} (${to.toLocaleString("en-GB", { timeZone: zone })} ${zone}):`)
  if (changes.length === 0) console.log("  nothing would change.")
  for (const kind of Object.keys(says) as Kind[]) list(`${says[kind]}:`, changes.filter((change) => change.kind === kind), most)
  list("were planned then and due since; neither published nor taken down by this, and to be looked at:", due, most)
  list("were planned then in a section or from a newspaper that is no more; not planned again:", lost, most)
}

function list(what: string, articles: readonly { articleId: string; title: string }[], most: number) {
  if (articles.length === 0) return
  console.log(`  ${articles.length} ${what}`)
  for (const { articleId, title } of articles.slice(0, most)) console.log(`    ${articleId}  ${title}`)
  if (articles.length > most) console.log(`    and ${articles.length - most} more (--list ${articles.length})`)
}

async function agreed(): Promise<boolean> {
  if (!process.stdin.isTTY) return false
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await terminal.question(`To do it, type ${WORD}: `)
  terminal.close()
  return answer.trim() === WORD
}
