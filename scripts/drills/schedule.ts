import { spawn, type ChildProcess } from "node:child_process"
import { build } from "../build.ts"
import { figuresOf, type Drill } from "../drill.ts"
import { inApp } from "../in-app.ts"
import { freePort } from "../postgres.ts"
import { ending, pause } from "../processes.ts"
import { serve } from "../start.ts"
import { runSchedule } from "./schedule/run.ts"

/**
 * Pieces at random times, workers that are killed at random, and a reader who asks for every page just before and after its time.
 * `npm run drill schedule -- --pieces 400 --seconds 240 --workers 3 --seed 1`. The pages are those of the production build.
 */
export const drill: Drill = async ({ ownerUrl, deskUrl, siteUrl, secret, args, say }) => {
  await build()
  const PORT = await freePort(undefined)
  const at = { DESK_DATABASE_URL: deskUrl, SITE_DATABASE_URL: siteUrl, AUTH_SECRET: secret }
  const server = await serve({ dev: false, env: { PORT, HOST: "127.0.0.1", APP_ROLE: "site" }, deskUrl, siteUrl, secret, backups: undefined, media: undefined, heads: undefined })
  const origin = `http://127.0.0.1:${PORT}`
  const worker = (): ChildProcess => spawn(process.execPath, inApp("scripts/drills/schedule/worker.ts"), {
    stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, ...at, DATABASE_URL: "", APP_ROLE: "worker", PUBLIC_URL: origin },
  })
  try {
    const figures = await runSchedule({
      ownerUrl, origin, worker, ...figuresOf(args, { pieces: 400, seconds: 240, workers: 3, seed: 1 }),
      killEvery: [1_000, 6_000],
    })
    say(figures)
    return figures.early === 0 && figures.not_seen === 0 && figures.late_over_5s === 0 && figures.receipts === figures.pieces && figures.written_twice === 0
  } finally {
    server.kill("SIGTERM")
    await Promise.race([ending(server), pause(5_000).then(() => server.kill("SIGKILL"))])
  }
}
