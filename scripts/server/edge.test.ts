import { readFileSync } from "node:fs"
import { expect, test } from "vitest"

// nginx takes none of an outer place's `proxy_set_header` where an inner one names a single one of its own; then what a client says of itself
// went through to an app that believes it.
const named = ["Connection", "Host", "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host"]

/** The blocks of a configuration: what each says itself, without what stands in blocks within it. */
function blocks(text: string): { head: string; own: string }[] {
  const found: { head: string; own: string }[] = []
  const open: { head: string; own: string }[] = [{ head: "", own: "" }]
  for (const line of text.replace(/#.*$/gm, "").split("\n")) {
    if (line.trimEnd().endsWith("{")) open.push({ head: line.trim(), own: "" })
    else if (line.trim() === "}") found.push(...open.splice(-1))
    else for (const last of open.slice(-1)) last.own += `${line.trim()}\n`
  }
  return [...found, ...open]
}

test("every place of deploy/nginx that names a header for the app names all that the app believes", () => {
  const places = blocks(readFileSync("deploy/nginx/waha.conf", "utf8")).filter(({ own }) => own.includes("proxy_set_header"))
  expect(places.length).toBeGreaterThan(1)
  for (const { head, own } of places) for (const name of named) expect(own, head).toContain(`proxy_set_header ${name} `)
})
