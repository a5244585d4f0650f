import { defineConfig } from "@playwright/test"
import { port, ports } from "./e2e/port"
import { presentBrowser } from "./scripts/browser"

// Set here for the specs and for the servers alike.
process.env.DEMO_PASSWORD ??= "a-password-for-every-tester"
// All that is set; what is given here stands for the whole.
const given = Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
const executablePath = presentBrowser()?.path

/** Browser tests run on the production build, serving a demonstration newsroom that was filled for this run. */
export default defineConfig({
  testDir: "e2e",
  forbidOnly: true,
  workers: ports.length,
  // Generous: no test is about speed, and the machines are shared.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [["list"], ...(process.env.E2E_REPORT ? [["json", { outputFile: process.env.E2E_REPORT }] as ["json", object]] : [])],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    locale: "ar",
    timezoneId: "Asia/Amman",
    // Recording what tests do adds a third to their time of the processor (47 s and 63 s for those of the editor and of reviews).
    trace: process.env.E2E_TRACE !== undefined ? "retain-on-failure" : "off",
    launchOptions: {
      ...(executablePath !== undefined && { executablePath }),
      args: [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
      ],
    },
  },
  projects: [{ name: "chromium", use: { browserName: "chromium" } }],
  webServer: {
    command: "node scripts/run.mjs e2e-server",
    env: given,
    // While a spec is being written, a server may run already.
    ...(process.env.E2E_REUSE !== undefined ? { url: `http://127.0.0.1:${port}/healthz`, reuseExistingServer: true } : { wait: { stdout: /^ready$/m } }),
    timeout: 240_000,
    stdout: "ignore",
    stderr: "pipe",
    gracefulShutdown: { signal: "SIGTERM", timeout: 15_000 },
  },
})
