import { strings } from "@/lib/strings"

const words = strings.desk.archive.size

/** The size of a file as people say it. */
export function sizeText(bytes: number): string {
  const one = (n: number) => (n < 10 ? n.toFixed(1).replace(/\.0$/, "") : String(Math.round(n)))
  if (bytes < 1e6) return words.kilobytes(one(Math.max(0.1, bytes / 1e3)))
  return bytes < 1e9 ? words.megabytes(one(bytes / 1e6)) : words.gigabytes(one(bytes / 1e9))
}
