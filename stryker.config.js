// Two runs (scripts/mutate.ts): the pure rules, whose tests take a second, and command(), whose tests need the database.
const rules = ["lib/permissions.ts", "lib/publishing/workflow.ts", "lib/publishing/state.ts"]

export default {
  testRunner: "vitest",
  vitest: { configFile: "vitest.mutate.config.ts", related: false },
  mutate: process.env.MUTATE === "command" ? ["lib/command.ts"] : rules,
  ignorePatterns: [".next", ".data", "public", "bench", "docs/pictures", "test-results", "playwright-report"],
  coverageAnalysis: "perTest",
  concurrency: 1,
  // Each begins a process that reads the whole client of the database: on a busy machine that alone takes a while, and is no endless loop.
  timeoutMS: 60_000,
  reporters: ["clear-text"],
  clearTextReporter: { allowColor: false, logTests: false },
  tempDirName: ".data/stryker",
  // The copy that is changed forgets that this one is a program.
  buildCommand: "node -p fs.chmodSync('prisma/schema-engine.mjs',0o755)",
  thresholds: { high: 100, low: 98, break: 95 },
}
