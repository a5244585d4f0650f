import { defineConfig } from "@playwright/test"
import { presentBrowser } from "./scripts/browser"

// Set here for the specs and for the server alike; the test command chooses a free port.
const port = (process.env.E2E_PORT ??= "4180")
process.env.DEMO_PASSWORD ??= "a-password-for-every-tester"
const executablePath = presentBrowser()?.path

/** Browser tests run on the production build, serving a demonstration newsroom that was filled for this run. */
export default defineConfig({
  testDir: "e2e",
  forbidOnly: true,
  workers: 1, // one newsroom: specs see each other's articles
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ...(process.env.E2E_REPORT ? [["json", { outputFile: process.env.E2E_REPORT }] as ["json", object]] : [])],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    locale: "ar",
    timezoneId: "Asia/Amman",
    trace: "retain-on-failure",
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
    url: `http://127.0.0.1:${port}/healthz`,
    reuseExistingServer: process.env.E2E_REUSE !== undefined, // while a spec is being written
    timeout: 240_000,
    stdout: "ignore",
    stderr: "pipe",
    gracefulShutdown: { signal: "SIGTERM", timeout: 15_000 },
  },
})
