import type { PictureRefusal } from "./limits.ts"

export type Sniffed = { format: "jpeg" | "png" | "webp" } | { refusal: PictureRefusal }

const text = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to))

/**
 * What a file is by its first bytes and its last: one of three formats, or why it is not taken. A file that is a picture and something
 * else as well (an archive, a PDF) is refused, although nothing of it but the picture would be kept. Pure; no name is believed.
 */
export function sniff(head: Uint8Array, tail: Uint8Array): Sniffed {
  if (head.length === 0) return { refusal: "picture_empty" }
  const format = formatOf(head)
  if ("refusal" in format) return format
  const secondFace = /%PDF-/.test(text(head, 0, 1_024)) || Buffer.from(tail).includes("PK\u0005\u0006", 0, "latin1")
  return secondFace ? { refusal: "picture_two_faced" } : format
}

function formatOf(head: Uint8Array): Sniffed {
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return { format: "jpeg" }
  if (text(head, 0, 8) === "\u0089PNG\r\n\u001a\n") return { format: "png" }
  if (text(head, 0, 4) === "RIFF" && text(head, 8, 12) === "WEBP") return { format: "webp" }
  if (/^GIF8[79]a/.test(text(head, 0, 6))) return { refusal: "picture_gif" }
  if (/^(?:II\*\0|MM\0\*)/.test(text(head, 0, 4))) return { refusal: "picture_tiff" }
  if (text(head, 4, 8) === "ftyp") return { refusal: /avi[fs]/.test(text(head, 8, 32)) ? "picture_avif" : "picture_heic" }
  if (text(head, 0, 5) === "%PDF-") return { refusal: "picture_pdf" }
  if (/<svg[\s>]/i.test(text(head, 0, 1_024))) return { refusal: "picture_svg" }
  return { refusal: "picture_unknown" }
}
