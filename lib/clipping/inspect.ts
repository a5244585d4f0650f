/** The largest paste or file that is read: two megabytes, some hundred pages of print. */
export const MAX_CLIPPING_BYTES = 2 * 1024 * 1024

export type Refusal = "empty" | "too_long" | "not_text"
export type Inspected = { ok: true; text: string; encoding: Encoding } | { ok: false; code: Refusal }
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1256"

const SIGNATURES = [
  "%PDF-", "PK\u0003\u0004", "\u0089PNG", "\u00FF\u00D8\u00FF", "GIF8", "\u00D0\u00CF\u0011\u00E0", "{\\rtf", "\u001F\u008B",
]
const INVISIBLE = /[\s\p{Cf}\p{Cc}]/gu
const CONTROL = /[\u0000-\u0008\u000E-\u001F\u007F]/g

/**
 * The text of a paste or a file, or why there is none: nothing visible in it, more than MAX_CLIPPING_BYTES, or not text.
 * UTF-8, UTF-16 where a mark announces it, and Windows-1256 where the bytes can be nothing else.
 */
export function inspect(input: Uint8Array | string): Inspected {
  if (typeof input === "string") return inspectText(input, "utf-8")
  if (input.byteLength > MAX_CLIPPING_BYTES) return { ok: false, code: "too_long" }
  const head = [...input.subarray(0, 8)].map((byte) => String.fromCharCode(byte)).join("")
  if (SIGNATURES.some((signature) => head.startsWith(signature))) return { ok: false, code: "not_text" }
  if (head.startsWith("\u00FF\u00FE")) return decoded(input, "utf-16le")
  if (head.startsWith("\u00FE\u00FF")) return decoded(input, "utf-16be")
  if (input.includes(0)) return { ok: false, code: "not_text" }
  const utf8 = decoded(input, "utf-8")
  return utf8.ok || utf8.code !== "not_text" ? utf8 : inspectLegacy(input)
}

function inspectText(text: string, encoding: Encoding): Inspected {
  const isTooLong = text.length > MAX_CLIPPING_BYTES || (encoding === "utf-8" && utf8Length(text) > MAX_CLIPPING_BYTES)
  if (isTooLong) return { ok: false, code: "too_long" }
  if (text.includes("\u0000")) return { ok: false, code: "not_text" }
  if (text.replace(INVISIBLE, "") === "") return { ok: false, code: "empty" }
  const controls = text.match(CONTROL)?.length ?? 0
  return controls * 50 > text.length ? { ok: false, code: "not_text" } : { ok: true, text, encoding }
}

function utf8Length(text: string): number {
  return new TextEncoder().encode(text).byteLength
}

function decoded(bytes: Uint8Array, encoding: Encoding): Inspected {
  try {
    return inspectText(new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding)
  } catch (error) {
    if (error instanceof TypeError) return { ok: false, code: "not_text" }
    throw error
  }
}

/** The old Arabic page of Windows gives every byte a meaning, so it is believed only where it reads as Arabic words. */
function inspectLegacy(bytes: Uint8Array): Inspected {
  const read = decoded(bytes, "windows-1256")
  if (!read.ok || read.text.search(CONTROL) >= 0) return { ok: false, code: "not_text" }
  const letters = read.text.match(/[\u0621-\u064A]/g)?.length ?? 0
  const foreign = read.text.match(/[^\u0000-\u007F\u0600-\u06FF\u00A0\u00AB\u00BB\u2013-\u2026\u200C-\u200F]/g)?.length ?? 0
  return letters >= 20 && foreign * 20 < letters ? read : { ok: false, code: "not_text" }
}
