import fc from "fast-check"
import { expect, test } from "vitest"
import { inspect, MAX_CLIPPING_BYTES } from "./inspect"

const utf8 = (text: string) => new TextEncoder().encode(text)

test("text in UTF-8, with a mark or without, is text", () => {
  expect(inspect(utf8("خبر قصير"))).toEqual({ ok: true, text: "خبر قصير", encoding: "utf-8" })
  expect(inspect(utf8("\uFEFFخبر"))).toMatchObject({ ok: true, text: "خبر" })
  expect(inspect("خبر")).toMatchObject({ ok: true, text: "خبر" })
})

test("UTF-16 that announces itself is read", () => {
  const units = [0xfeff, ..."خبر".split("").map((char) => char.charCodeAt(0))]
  const little = new Uint8Array(units.flatMap((unit) => [unit & 255, unit >> 8]))
  const big = new Uint8Array(units.flatMap((unit) => [unit >> 8, unit & 255]))
  expect(inspect(little)).toEqual({ ok: true, text: "خبر", encoding: "utf-16le" })
  expect(inspect(big)).toEqual({ ok: true, text: "خبر", encoding: "utf-16be" })
})

test("the old Arabic page of Windows is read where it makes Arabic words", () => {
  const table = new Map(Array.from({ length: 256 }, (_, byte) => [new TextDecoder("windows-1256").decode(new Uint8Array([byte])), byte]))
  const text = "لم تكن المدينة تعرف أن المطر سيتأخر هذا العام"
  const bytes = new Uint8Array([...text].map((char) => table.get(char) ?? 63))
  expect(inspect(bytes)).toEqual({ ok: true, text, encoding: "windows-1256" })
})

test.each([
  ["nothing", new Uint8Array(), "empty"],
  ["white space and hidden characters", utf8(" \n\u200F\u00A0\uFEFF\u200B"), "empty"],
  ["an empty paste", "", "empty"],
  ["a NUL among letters", utf8("خبر\u0000خبر"), "not_text"],
  ["a picture", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 1, 2, 3]), "not_text"],
  ["a PDF file", utf8("%PDF-1.7\n1 0 obj"), "not_text"],
  ["a Word file", new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 6, 0]), "not_text"],
  ["bytes of no encoding", new Uint8Array([0xe9, 0x41, 0xff, 0xfe, 0x80, 0x81]), "not_text"],
  ["Latin text in an old encoding", new Uint8Array([0x63, 0x61, 0x66, 0xe9, 0x20, 0x63, 0x61, 0x66, 0xe9]), "not_text"],
  ["five megabytes", new Uint8Array(5 * 1024 * 1024).fill(0x61), "too_long"],
  ["a paste of more than two megabytes", "ا".repeat(MAX_CLIPPING_BYTES / 2 + 1), "too_long"],
])("%s is refused", (_, input, code) => {
  expect(inspect(input)).toEqual({ ok: false, code })
})

test("any bytes at all get an answer", () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
    const answer = inspect(bytes)
    expect(answer.ok ? answer.text.length > 0 : answer.code.length > 0).toBe(true)
  }))
})
