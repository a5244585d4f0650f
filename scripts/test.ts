import { spawn } from "node:child_process"
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, relative } from "node:path"
import { stripVTControlCharacters } from "node:util"
import { findBrowser } from "./browser.ts"
import { build } from "./build.ts"
import { generate } from "./generate.ts"
import { ending } from "./processes.ts"
import { freePort } from "./postgres.ts"

/** What one part of the run came to; a part without a runner of its own counts as one. */
type Tally = { passed: number; failed: number; names?: readonly string[] }
type Part = { name: string; run: (shown: Shown) => Promise<Tally> }
/** Where what a part's tools say goes: to this terminal as it comes, or into the text that is shown when the part has ended. */
type Shown = "inherit" | ((text: string) => void)
/** Parts that run beside each other, each side one after the other. */
type Step = readonly (readonly Part[])[]

const modules = (path: string) => join("node_modules", path)
const lint: Part = { name: "lint", run: (shown) => tool([modules("eslint/bin/eslint.js"), "."], shown) }
const types: Part = {
  name: "types",
  run: async (shown) => {
    const typegen = await tool([modules("next/dist/bin/next"), "typegen"], shown)
    return typegen.failed ? typegen : tool([modules("typescript/bin/tsc"), "--noEmit"], shown)
  },
}
const pure: Part = { name: "pure tests", run: (shown) => vitest("pure", shown) }
const database: Part = { name: "database tests", run: (shown) => vitest("database", shown) }
const production: Part = { name: "production build", run: async () => (await build(), { passed: 1, failed: 0 }) }
/** The drill of saving in short: one seed for each fault, each of which counts as a test. The long form is in decision 20. */
const drill: Part = {
  name: "drill of saving",
  run: async (shown) => {
    const { failed } = await tool(["scripts/run.mjs", "drill", "save", "--seeds", "3", "--words", "60"], shown)
    return failed ? { passed: 0, failed: 1 } : { passed: 3, failed: 0 }
  },
}
const browser: Part = { name: "browser tests", run: playwright }

/** `npm run check`: what can be said without a database, a build and a browser. */
export const check = (): Promise<number> => runAll([[[lint], [types]], [[pure]]])

/** `npm test`: everything; `npm test -- database browser`: the parts whose names begin so. */
export function test(names: readonly string[]): Promise<number> {
  // The drill types as a hand does and waits as one; lint and types keep a processor each. The others take all that there is.
  const steps: Step[] = [[[production]], [[lint, types], [drill]], [[pure]], [[database]], [[browser]]]
  const asked = ({ name }: Part) => names.length === 0 || names.some((one) => name.startsWith(one))
  return runAll(steps.map((step) => step.map((side) => side.filter(asked)).filter((side) => side.length > 0)))
}

/**
 * Runs every part, also after one has failed, and ends with what failed, by name, and the sum of all: whoever
 * is shown only the end of it knows where to look. A part that throws has failed.
 */
async function runAll(steps: readonly Step[]): Promise<number> {
  await generate()
  const ended: (Tally & { name: string; seconds: number })[] = []
  for (const step of steps) {
    const alone = step.length === 1
    await Promise.all(step.map(async (side) => {
      for (const part of side) ended.push(await runPart(part, alone))
    }))
  }
  const failures = ended.flatMap(({ name, names = [] }) => names.map((one) => `FAILED ${name}: ${one}`))
  if (failures.length) console.log(`\n${failures.join("\n")}`)
  console.log(`\n${ended.map(({ name, passed, failed, seconds }) => `${name}: ${passed} passed, ${failed} failed (${seconds.toFixed(1)} s)`).join("\n")}`)
  const [passed, failed] = [ended.reduce((sum, one) => sum + one.passed, 0), ended.reduce((sum, one) => sum + one.failed, 0)]
  console.log(`\n${passed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
}

/** Runs one part under its name. One that has another beside it is shown when it has ended, whole: two at once could not be read. */
async function runPart({ name, run }: Part, alone: boolean) {
  const heading = `\n== ${name}`
  const said: string[] = []
  if (alone) console.log(heading)
  const began = Date.now()
  const tally = await run(alone ? "inherit" : (text) => said.push(text)).catch((error: unknown): Tally => {
    said.push(`${error instanceof Error ? error.message : String(error)}\n`)
    return { passed: 0, failed: 1 }
  })
  const text = said.join("").trimEnd()
  if (!alone || text) console.log(alone ? text : `${heading}\n${text}`.trimEnd())
  return { ...tally, name, seconds: (Date.now() - began) / 1000 }
}

/** Runs one of Node's tools: passed or failed as a whole. */
async function tool(args: readonly string[], shown: Shown, env: Record<string, string> = {}): Promise<Tally> {
  const output = shown === "inherit" ? shown : "pipe"
  const child = spawn(process.execPath, args, { stdio: ["ignore", output, output], env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...env } })
  if (shown !== "inherit") for (const stream of [child.stdout, child.stderr]) stream?.setEncoding("utf8").on("data", shown)
  return (await ending(child)) === "0" ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

async function vitest(project: string, shown: Shown): Promise<Tally> {
  return counted(async (report) => {
    const args = ["run", "--project", project, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`]
    return tool([modules("vitest/vitest.mjs"), ...args], shown)
  }, ({ numPassedTests, numFailedTests, numFailedTestSuites, testResults = [] }) => ({
    passed: numPassedTests ?? 0,
    failed: (numFailedTests ?? 0) || (numFailedTestSuites ?? 0),
    names: testResults.filter(({ status }) => status === "failed").flatMap(({ name, assertionResults }) => {
      const tests = assertionResults.filter(({ status }) => status === "failed")
      const file = relative(process.cwd(), name)
      return tests.length ? tests.map(({ fullName, failureMessages = [] }) => `${file} › ${fullName}${why(failureMessages)}`) : [file]
    }),
  }))
}

async function playwright(shown: Shown): Promise<Tally> {
  if (globSync("e2e/**/*.spec.ts").length === 0) {
    console.log("e2e/ has no specs yet; skipped")
    return { passed: 0, failed: 0 }
  }
  const found = findBrowser()
  console.log(`Browser: ${found.what}`)
  // One more than a small machine has processors: a test waits much for what it asked.
  const ports = [await freePort(undefined), await freePort(undefined), await freePort(undefined)]
  return counted(async (report) => tool([modules("@playwright/test/cli.js"), "test"], shown, {
    E2E_REPORT: report, E2E_PORT: ports.join(","), ...(found.path !== undefined && { PLAYWRIGHT_CHROMIUM: found.path }),
  }), ({ stats, suites = [] }) => ({
    passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0),
    failed: stats?.unexpected ?? 0,
    names: suites.flatMap(notOk),
  }))
}

/** What Vitest (the first lines) and Playwright (the last) write, as far as it is read here. */
type Report = {
  numPassedTests?: number
  numFailedTests?: number
  numFailedTestSuites?: number
  testResults?: readonly { name: string; status: string; assertionResults: readonly { fullName: string; status: string; failureMessages?: readonly string[] }[] }[]
  stats?: { expected?: number; unexpected?: number; flaky?: number }
  suites?: readonly Suite[]
}
type Spec = { title: string; ok: boolean; tests?: readonly { results?: readonly { errors?: readonly { message?: string }[] }[] }[] }
type Suite = { title: string; specs?: readonly Spec[]; suites?: readonly Suite[] }

/** The names of what did not pass in a suite and in the suites within it, and why. */
const notOk = ({ title, specs = [], suites = [] }: Suite): string[] =>
  [...specs.filter(({ ok }) => !ok).map((spec) => spec.title + why(messages(spec))), ...suites.flatMap(notOk)].map((name) => `${title} › ${name}`)

const messages = ({ tests = [] }: Spec) => tests.flatMap(({ results = [] }) => results.flatMap(({ errors = [] }) => errors.map(({ message = "" }) => message)))

/** What a runner said of a failure, in one line: the end of a long run is sometimes all that one sees of it. */
const why = (said: readonly string[]) => (said.length ? ` (${stripVTControlCharacters(said.join(" | ")).replace(/\s+/g, " ").slice(0, 600)})` : "")

/** Reads the runner's own count. A runner that ended badly, or ran no test at all, has failed, whatever it counted. */
async function counted(run: (report: string) => Promise<Tally>, read: (report: Report) => Tally): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), "waha-report-"))
  const report = join(folder, "report.json")
  try {
    const whole = await run(report)
    const tally = existsSync(report) ? read(JSON.parse(readFileSync(report, "utf8"))) : { passed: 0, failed: 0 }
    if (tally.passed + tally.failed === 0) console.error("No test was run.")
    const ran = tally.passed + tally.failed > 0
    return tally.failed === 0 && (whole.failed > 0 || !ran) ? { ...tally, failed: 1 } : tally
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
