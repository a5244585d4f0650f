// The one door of every npm script: `node scripts/run.mjs NAME [arguments]`.
// Plain JavaScript, so that an older Node can still read it and say what is wrong.
import { existsSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const [name = "", ...rest] = process.argv.slice(2)

const commands = {
  start: () => import("./start.ts").then((m) => m.start({ dev: false })),
  dev: () => import("./start.ts").then((m) => m.start({ dev: true })),
  generate: () => import("./generate.ts").then(async (m) => void (await m.generate())),
  check: () => import("./test.ts").then((m) => m.check()),
  test: () => import("./test.ts").then((m) => m.test(rest)),
  mutate: () => import("./mutate.ts").then((m) => m.mutate()),
  bench: () => import("./bench.ts").then((m) => m.bench(rest)),
  drill: () => import("./drill.ts").then((m) => m.drill(rest)),
  "e2e-server": () => import("./e2e-server.ts").then((m) => m.e2eServer()),
  clip: () => import("./in-app.ts").then((m) => m.runInApp("scripts/clip.ts", rest)),
  export: () => import("./transfers.ts").then((m) => m.exportAll(rest)),
  import: () => import("./transfers.ts").then((m) => m.importFile(rest)),
  backup: () => import("./backups.ts").then((m) => m.backup(rest)),
  restore: () => import("./backups.ts").then((m) => m.restore(rest)),
  revert: () => import("./record-tools.ts").then((m) => m.revert(rest)),
  "verify-record": () => import("./record-tools.ts").then((m) => m.verifyRecord(rest)),
  reindex: () => import("./on-database.ts").then((m) => m.runOnDatabase("scripts/reindex.ts", rest)),
  "create-admin": () => import("./on-database.ts").then((m) => m.runOnDatabase("scripts/create-admin.ts", rest)),
}

const problem = complaint()
if (problem) {
  console.error(problem)
  process.exit(1)
}
process.chdir(root)
if (existsSync(".env")) process.loadEnvFile(".env")
const { outcome } = await import("./outcome.ts")
await outcome(commands[name])

function complaint() {
  if (!Object.hasOwn(commands, name)) return `Unknown command: ${name || "(none)"}. There are: ${Object.keys(commands).join(", ")}.`
  if (!existsSync(join(root, "node_modules", "node"))) return "Run npm ci first."
  if (Number(process.versions.node.split(".")[0]) < 24) {
    return `This is Node ${process.versions.node}; the project brings its own. Start it through npm: npm run ${name}`
  }
}
