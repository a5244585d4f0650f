import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"

type Package = { name?: string; inBundle?: boolean; version?: string; license?: string; dev?: boolean; integrity?: string; resolved?: string; link?: boolean; hasInstallScript?: boolean }
const lock = JSON.parse(readFileSync("package-lock.json", "utf8")) as { packages: Record<string, Package> }
const project = JSON.parse(readFileSync("package.json", "utf8")) as Record<"dependencies" | "devDependencies", Record<string, string>> &
  { allowScripts: Record<string, boolean> }
const packages = Object.entries(lock.packages).filter(([path]) => path !== "")
  // An alias says what it stands for: «mailer» is nodemailer.
  .map(([path, found]) => ({ ...found, path, name: found.name ?? path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length) }))

/** Below these a hole is known (docs/decisions/0019). Raised by hand with each advisory that concerns us; a copy deeper in the tree counts. */
const floors: Record<string, string> = {
  next: "16.4.0", react: "19.3.0", "react-dom": "19.3.0", "next-auth": "4.24.15", "prosemirror-view": "1.42.3", "prosemirror-model": "1.22.1",
  linkifyjs: "4.3.2", nodemailer: "9.0.1", sharp: "0.35.0", node: "24.0.0",
}

/** What anybody may run, change and pass on without asking; the text of each comes with its package. */
const free = new Set(["MIT", "MIT-0", "ISC", "0BSD", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "BlueOak-1.0.0", "Unlicense", "OFL-1.1", "MIT and ISC", "MIT AND OFL-1.1"])

/** Each other licence of what we run, and why it is no obstacle. */
const exceptions: [name: RegExp, license: string, why: string][] = [
  [/^@img\/sharp-(libvips|win32|wasm32)/, "LGPL-3.0-or-later", "a library of its own that sharp loads; unchanged, and whoever wants may replace it"],
  [/^lightningcss/, "MPL-2.0", "makes the stylesheets at build time; its files are unchanged"],
  [/^caniuse-lite$/, "CC-BY-4.0", "a table of browsers for the build; its makers are named in its package"],
  [/^elkjs$/, "EPL-2.0", "a part of Prisma's studio, which we never start; its files are unchanged"],
  [/^seq-queue$/, "", "says no licence in its package; its LICENSE file is MIT"],
]

/** Whether a version is at least another: numbers by their parts, and a beta is below its release. */
function atLeast(version: string, floor: string): boolean {
  const parts = (text: string) => text.split("-")[0]?.split(".").map(Number) ?? []
  const [have, want] = [parts(version), parts(floor)]
  const at = want.findIndex((part, index) => part !== have[index])
  return at < 0 ? !version.includes("-") : (have[at] ?? 0) > (want[at] ?? 0)
}

test.each([["16.4.6", "16.4.0", true], ["16.10.0", "16.4.0", true], ["16.3.9", "16.4.0", false], ["16.4.0-canary.1", "16.4.0", false], ["17.0.0", "16.4.0", true], ["1.42.2", "1.42.3", false]])(
  "%s is at least %s: %s", (version, floor, is) => expect(atLeast(version, floor)).toBe(is))

describe("what we run", () => {
  test("has no version with a hole that we know of, however deep it lies", () => {
    const low = packages.filter(({ name, version = "" }) => floors[name] !== undefined && !atLeast(version, floors[name]))
    expect(low.map(({ path, version }) => `${path} ${version}`)).toEqual([])
    const installed = new Set(packages.map(({ name }) => name))
    expect(Object.keys(floors).filter((name) => !installed.has(name))).toEqual([])
  })

  test("may be run, changed and passed on by every newsroom", () => {
    const allowed = ({ name, license = "" }: (typeof packages)[number]) =>
      free.has(license) || exceptions.some(([pattern, text]) => pattern.test(name) && (text === license || (text !== "" && license.includes(text))))
    expect(packages.filter((each) => !each.dev && !allowed(each)).map(({ path, license }) => `${path}: ${license ?? "no licence"}`)).toEqual([])
  })

  test("needs every exception that is made", () => {
    expect(exceptions.filter(([pattern]) => !packages.some(({ name, dev }) => !dev && pattern.test(name))).map(([pattern]) => pattern.source)).toEqual([])
    expect(readFileSync("node_modules/seq-queue/LICENSE", "utf8")).toContain("MIT")
  })

  test("is pinned: exact versions, each with the hash of its bytes, and nothing from another place than the registry", () => {
    const loose = Object.entries({ ...project.dependencies, ...project.devDependencies }).filter(([, version]) => !/^(?:npm:[^@]+@)?\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))
    expect(loose).toEqual([])
    expect(packages.filter(({ integrity, link, inBundle }) => link || !inBundle && !integrity?.startsWith("sha512-")).map(({ path }) => path)).toEqual([])
    expect(packages.filter(({ resolved }) => resolved !== undefined && !resolved.startsWith("https://registry.npmjs.org/")).map(({ path }) => path)).toEqual([])
  })

  test("runs a script at its installation only where somebody has looked at it", () => {
    const scripted = packages.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name)
    expect(scripted.filter((name) => !(name in project.allowScripts))).toEqual([])
    expect(Object.keys(project.allowScripts).filter((name) => !scripted.includes(name))).toEqual([])
  })
})
