import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
import { chromium } from "@playwright/test"
import { Stop } from "./outcome.ts"
import { runs } from "./processes.ts"

const SYSTEM = [
  "chromium", "chromium-browser", "google-chrome", "google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium",
]

/** A browser for the tests: `path` is undefined for Playwright's own, which it finds by itself. */
export type Browser = { path: string | undefined; what: string }

/** The browser that is there: the one of PLAYWRIGHT_CHROMIUM, else Playwright's own, else a system's Chromium or Chrome. */
export function presentBrowser(): Browser | undefined {
  const named = process.env.PLAYWRIGHT_CHROMIUM
  if (named) return { path: named, what: `${named} (PLAYWRIGHT_CHROMIUM)` }
  const own = chromium.executablePath()
  if (existsSync(own) && runs(own)) return { path: undefined, what: "Playwright's own Chromium" }
  const system = SYSTEM.map(located).find((path) => path !== undefined && runs(path))
  return system === undefined ? undefined : { path: system, what: system }
}

/**
 * The same, and where there is none, installs one: Playwright's own, or as root on Debian the system's.
 * @throws Stop where neither can be had
 */
export function findBrowser(): Browser {
  const present = presentBrowser()
  if (present) return present
  const root = process.getuid?.() === 0
  const tries: [command: string, args: string[]][] = [
    [process.execPath, ["node_modules/@playwright/test/cli.js", "install", ...(root ? ["--with-deps"] : []), "chromium"]],
    ...(root && runs("apt-get") ? [["apt-get", ["update"]], ["apt-get", ["install", "-y", "--no-install-recommends", "chromium"]]] as [string, string[]][] : []),
  ]
  for (const [command, args] of tries) {
    console.log(`No browser is here; trying: ${[command, ...args].join(" ")}`)
    spawnSync(command, args, { stdio: "inherit" })
    const installed = presentBrowser()
    if (installed) return installed
  }
  throw new Stop("No Chromium was found and none could be installed. Install Chromium or Chrome, or name one: PLAYWRIGHT_CHROMIUM=/path/to/chromium")
}

function located(name: string): string | undefined {
  if (name.startsWith("/")) return existsSync(name) ? name : undefined
  return (process.env.PATH ?? "").split(":").map((folder) => `${folder}/${name}`).find((path) => existsSync(path))
}
