// The serving process: node scripts/serve.ts [--dev]. `npm start` runs it after the database and the build are ready; where those
// are somebody else's business, it can be run by itself, given DESK_DATABASE_URL, SITE_DATABASE_URL and AUTH_SECRET.
import { createServer, type ServerOptions } from "node:http"
import { EnvError, parseEnv, serving, type Env } from "#lib/env-schema.ts"
import { door, isStraight } from "./server/handle.ts"
import { openLane } from "./server/lane.ts"
import { openPages, type Pages } from "./server/pages.ts"

const DRAIN = 8_000 // ms that answers under way are given to end
const LIMITS = {
  maxHeaderSize: 16_384, // bytes
  headersTimeout: 15_000,
  requestTimeout: 60_000,
  keepAliveTimeout: 65_000, // longer than the 60 s that proxies in front keep an idle connection
} satisfies ServerOptions

const dev = process.argv.includes("--dev")
Object.assign(process.env, { NODE_ENV: dev ? "development" : "production", NEXT_TELEMETRY_DISABLED: "1" })
let leaving = false
let pages: Pages | undefined // none yet where we are told to leave while we begin

const env = readEnv()
// A site needs no upgraded connections; only the development server's page does.
const server = createServer({ ...LIMITS, shouldUpgradeCallback: () => dev })
const { default: next } = await import("next")
const app = next({ dev, hostname: env.HOST, port: env.PORT, ...(dev && { httpServer: server }) })
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, () => void leave())
if (process.connected) process.on("disconnect", () => void leave()) // whoever started us is gone
await app.prepare()
const handler = app.getRequestHandler()
// While developing, a page is made for each request.
const keeps = !dev && (env.APP_ROLE === "all" || env.APP_ROLE === "site")
if (keeps) pages = await openPages({ env, siteUrl: env.SITE_DATABASE_URL ?? "", next: handler })
// Whoever started us may ask how the store fares: a drill, a bench.
process.on("message", (message) => message === "pages" && process.send?.({ pages: pages?.figures() }))
server.on("request", door({ env, dev, next: handler, isLeaving: () => leaving, pages }))
const { headersTimeout: first, keepAliveTimeout: between } = LIMITS
const lane = pages && isStraight(env)
  ? openLane(server, { whole: (asked) => pages?.whole(asked, between), isLeaving: () => leaving, first, between })
  : undefined
server.once("error", (error) => {
  console.error(error.message)
  process.exit(1)
})
server.listen(env.PORT, env.HOST, () => {
  process.send?.("ready")
  void pages?.begin()
})

/** Takes no new connection, lets answers under way end, and exits. */
async function leave() {
  if (leaving) return
  leaving = true
  setTimeout(() => {
    server.closeAllConnections()
    lane?.destroy()
  }, DRAIN).unref()
  const closed = new Promise((done) => server.close(done))
  lane?.close()
  await closed
  pages?.close()
  if (dev) await app.close()
  process.exit(0)
}

function readEnv(): Env {
  try {
    return serving(parseEnv(process.env))
  } catch (error) {
    console.error(error instanceof EnvError ? error.message : error)
    process.exit(1)
  }
}
