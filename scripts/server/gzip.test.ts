import { execFileSync } from "node:child_process"
import { gunzipSync } from "node:zlib"
import fc from "fast-check"
import { expect, test } from "vitest"
import { gzipQuickly } from "./gzip"

const rule = fc.stringMatching(/^[a-z .#{}:;0-9-]{0,200}$/)
const text = fc.string({ unit: "binary", maxLength: 4_000 })

test("is the body again when it is opened, whatever stands before, in and after the stylesheet", () => {
  let worth = 0
  fc.assert(fc.property(text, fc.array(rule, { maxLength: 60 }), text, fc.boolean(), (before, rules, after, closed) => {
    const body = Buffer.from(`${before}<style>${"a{b:c}".repeat(170)}${rules.join("\n")}${closed ? "</style>" : ""}${after}`)
    for (const time of [1, 2]) {
      const packed = gzipQuickly(body)
      if (packed === null) return
      worth += 1
      expect(gunzipSync(packed).equals(body), `time ${time}`).toBe(true)
    }
  }))
  expect(worth).toBeGreaterThan(20)
})

test("another program opens it as well", () => {
  const body = Buffer.from(`<p>قبل</p><style>${".a { color: red }\n".repeat(200)}</style><p>${"نص بعد ".repeat(500)}</p>`)
  expect(execFileSync("gzip", ["-dc"], { input: gzipQuickly(body) ?? "" }).equals(body)).toBe(true)
})

test("a stylesheet that many pages carry costs each of them little", () => {
  const sheet = `<style>${Array.from({ length: 400 }, (_, n) => `.c${n} { margin: ${n % 7}px ${n % 11}px }`).join("\n")}</style>`
  const page = (n: number) => Buffer.from(`<title>${n}</title>${sheet}<p>${n}</p>`)
  expect(gzipQuickly(page(2))?.length).toBeLessThan((gzipQuickly(page(1))?.length ?? 0) + 10)
  expect(gzipQuickly(Buffer.from("<style>a{}</style>"))).toBeNull()
  expect(gzipQuickly(Buffer.from("نص ".repeat(2_000)))).toBeNull()
})
