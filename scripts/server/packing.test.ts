import { brotliDecompressSync } from "node:zlib"
import fc from "fast-check"
import { expect, test } from "vitest"
import { beginning, joined } from "./packing"

const text = (maxLength: number) => fc.oneof(
  fc.string({ unit: "grapheme", maxLength }), fc.string({ unit: "binary", maxLength }),
  fc.array(fc.constantFrom("<p>", "</p>", "النيل", "تعترف", "الأنهار", "بالخرائط", " ", "ـ".repeat(70), "a{color:red}", "0".repeat(300)), { maxLength }).map((all) => all.join("")),
)

test("what is packed after a beginning comes out as it went in, whatever the two are", async () => {
  let found = 0
  await fc.assert(fc.asyncProperty(text(2_000), fc.array(text(4_000), { minLength: 1, maxLength: 3 }), async (start, rests) => {
    const packed = await beginning(Buffer.from(start))
    if (packed === null) return
    found += 1
    for (const rest of rests) expect(brotliDecompressSync(joined(packed, Buffer.from(rest)) ?? Buffer.alloc(0)).toString("utf8")).toBe(Buffer.from(start + rest).toString("utf8"))
  }), { numRuns: 140 }) // a third of the beginnings can be packed so; of 60 there were 14 to 27
  expect(found).toBeGreaterThan(15)
}, 60_000)

test("bytes that no text has are not mistaken either", async () => {
  const packed = await beginning(Buffer.from("<style>".repeat(300)))
  expect(packed).not.toBeNull()
  if (packed === null) return
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300_000, size: "max" }), (bytes) => {
    const rest = Buffer.from(bytes)
    expect(brotliDecompressSync(joined(packed, rest) ?? Buffer.alloc(0)).subarray(2_100).equals(rest)).toBe(true)
  }), { numRuns: 60 })
})
