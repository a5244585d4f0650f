import { parsePrintedDate } from "@/lib/arabic/dates"
import { toLatinDigits } from "@/lib/arabic/numbers"
import { instantOf } from "@/lib/newsroom-time"

/**
 * The instant that somebody typed: ISO 8601 with its offset («2026-03-01T10:30:00Z»), or a day in any of our ways of writing one and a time
 * of the newsroom's clock («1/3/2026 10:30», «١ آذار ٢٠٢٦ ١٠:٣٠»). Null for what is neither, or an hour that is not once on that day.
 */
export function readMoment(typed: string, timeZone: string): Date | null {
  const text = toLatinDigits(typed).trim()
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/.test(text)) {
    const instant = new Date(text)
    return Number.isNaN(instant.getTime()) || !sameDay(text, instant) ? null : instant
  }
  const parts = /^(.+?)[\sT,\u060C]+(\d{1,2}:\d{2})(?::(\d{2}))?$/.exec(text)
  const day = parsePrintedDate(parts?.[1] ?? "")?.iso
  const instant = day === undefined || day === null ? null : instantOf(day, parts?.[2] ?? "", timeZone)
  if (!(instant instanceof Date)) return null
  const seconds = Number(parts?.[3] ?? 0)
  return seconds < 60 ? new Date(instant.getTime() + seconds * 1_000) : null
}

/** JavaScript takes the thirtieth of February for the second of March. */
function sameDay(text: string, instant: Date): boolean {
  const offset = /([+-])(\d{2}):(\d{2})$/.exec(text)
  const minutes = offset ? (Number(offset[2]) * 60 + Number(offset[3])) * (offset[1] === "-" ? -1 : 1) : 0
  return new Date(instant.getTime() + minutes * 60_000).toISOString().slice(0, 10) === text.slice(0, 10)
}
