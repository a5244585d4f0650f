import { execFileSync, type ChildProcess } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { build } from "../build.ts"
import { openDataFolder, peopleFile, readPasswords } from "../data-folder.ts"
import { connect } from "../database.ts"
import type { Drill } from "../drill.ts"
import { ending } from "../processes.ts"
import { seed as fill } from "../seed.ts"
import { serve } from "../start.ts"
import { typeThrough, type Fault, type World } from "./save/run.ts"

const PASSWORD = "a password of the drill's"

/**
 * A real browser types Arabic words into an article while the browser, the server or PostgreSQL is killed at random moments. Nothing of
 * which the page said that the server has it may be lost, nor anything typed longer than a second before the browser died; nothing may
 * stand there twice. `npm run drill save -- --seeds 50 --words 300 --seed 1`; a line for each seed, and one for all.
 */
export const drill: Drill = async ({ ownerUrl, deskUrl, siteUrl, secret, args, say }) => {
  const given = (name: string, otherwise: number) => Number(args[args.indexOf(`--${name}`) + 1] ?? NaN) || otherwise
  await build()
  const folder = mkdtempSync(join(tmpdir(), "waha-drill-"))
  const people = openDataFolder(join(folder, "people"))
  readPasswords(people, PASSWORD)
  await fill({ what: "demo", ownerUrl, deskUrl, siteUrl, secret, people: peopleFile(people) })
  const PORT = await freePort()
  const owner = await connect(ownerUrl)
  const open = () => serve({ dev: false, env: { PORT, HOST: "127.0.0.1", APP_ROLE: "all" }, deskUrl, siteUrl, secret, backups: undefined, media: join(folder, "media"), heads: undefined })
  let server: ChildProcess = await open()
  const world: World = {
    origin: `http://127.0.0.1:${PORT}`, email: "chief@waha.example", password: PASSWORD, folder, owner: () => connect(ownerUrl),
    killServer: async () => {
      server.kill("SIGKILL")
      await ending(server)
      server = await open()
    },
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
  owner.on("error", () => undefined)
  await owner.end()
  const faults: Fault[] = ["browser", "server", "database"]
  const total = { seeds: 0, typed: 0, acknowledged: 0, lost: 0, lost_after_saved: 0, lost_on_crash_most: 0, duplicated: 0, recovery_s_longest: 0 }
  try {
    const first = given("seed", 1)
    for (let seed = first; seed < first + given("seeds", 50); seed++) {
      const fault = faults[seed % faults.length] ?? "server"
      const found = await typeThrough(world, { fault, seed, words: given("words", 300) })
      say({ fault, seed, ...found })
      total.seeds += 1
      for (const key of ["typed", "acknowledged", "lost", "lost_after_saved", "duplicated"] as const) total[key] += found[key]
      total.lost_on_crash_most = Math.max(total.lost_on_crash_most, found.lost_on_crash)
      total.recovery_s_longest = Math.max(total.recovery_s_longest, found.recovery_s)
    }
    say({ all: true, ...total })
    return total.lost === 0 && total.lost_after_saved === 0 && total.duplicated === 0
  } finally {
    server.kill("SIGTERM")
    await ending(server)
    rmSync(folder, { recursive: true, force: true })
  }
}

const freePort = () => new Promise<number>((done, fail) => {
  const probe = createServer().once("error", fail)
  probe.listen(0, "127.0.0.1", () => {
    const address = probe.address()
    probe.close(() => (typeof address === "object" && address ? done(address.port) : fail(new Error("no port"))))
  })
})
