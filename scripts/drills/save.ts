import { execFileSync } from "node:child_process"
import { connect } from "../database.ts"
import { figuresOf, type Drill } from "../drill.ts"
import { LETTERS_A_SECOND, typeThrough, type Fault, type World } from "./save/run.ts"
import { PASSWORD, served } from "../served.ts"

/**
 * A real browser types Arabic words into an article while the browser, the server or PostgreSQL is killed at random moments. Nothing of
 * which the page said that the server has it may be lost, nor anything typed longer than a second before the browser died; nothing may
 * stand there twice. `npm run drill save -- --seeds 50 --words 300 --seed 1`; a line for each seed, and one for all.
 */
export const drill: Drill = async (newsroom) => {
  const { ownerUrl, args, say } = newsroom
  const { seeds, words, seed: first } = figuresOf(args, { seeds: 50, words: 300, seed: 1 })
  const site = await served(newsroom)
  const world: World = {
    origin: site.origin, email: "chief@waha.example", password: PASSWORD, folder: site.folder, owner: () => connect(ownerUrl), killServer: site.kill,
    // One session of the desk's dies by force: PostgreSQL ends all of them, replays its log and begins anew.
    killDatabase: async () => {
      const client = await connect(ownerUrl)
      const { rows } = await client.query<{ pid: number }>("SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'")
      client.on("error", () => undefined)
      const victim = rows[0]?.pid
      if (victim !== undefined) process.kill(victim, "SIGKILL")
      await client.end().catch(() => undefined)
    },
    // Everything that runs on this profile.
    killBrowser: (profile) => {
      try {
        execFileSync("pkill", ["-9", "-f", `user-data-dir=${profile}`])
      } catch {
        // It had ended already.
      }
    },
  }
  const faults: Fault[] = ["browser", "server", "database"]
  const total = { seeds: 0, typed: 0, acknowledged: 0, lost: 0, lost_after_saved: 0, lost_on_crash_most: 0, duplicated: 0, recovery_s_longest: 0 }
  try {
    for (let seed = first; seed < first + seeds; seed++) {
      const fault = faults[seed % faults.length] ?? "server"
      const found = await typeThrough(world, { fault, seed, words })
      say({ fault, seed, ...found })
      total.seeds += 1
      for (const key of ["typed", "acknowledged", "lost", "lost_after_saved", "duplicated"] as const) total[key] += found[key]
      total.lost_on_crash_most = Math.max(total.lost_on_crash_most, found.lost_on_crash)
      total.recovery_s_longest = Math.max(total.recovery_s_longest, found.recovery_s)
    }
    say({ all: true, ...total })
    return total.seeds === seeds && total.lost === 0 && total.lost_after_saved === 0 && total.duplicated === 0 && total.lost_on_crash_most <= LETTERS_A_SECOND
  } finally {
    await site.close()
  }
}
