const DAYS = 7
const WEEKS = 4
const DAY = 86_400_000

const NAME = /^waha-backup-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z(?:-daily)?\.zip$/

/** The name of a backup that was begun at this time. Those of every day bear a mark, and only they are ever removed. */
export function backupName(at: Date, kind: "daily" | "asked"): string {
  return `waha-backup-${at.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z${kind === "daily" ? "-daily" : ""}.zip`
}

/** When the backup of this name was begun; null where it is no backup's name. */
export function backupTime(name: string): Date | null {
  const [, year, month, day, hours, minutes, seconds] = NAME.exec(name) ?? []
  const time = year === undefined ? NaN : Date.parse(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}Z`)
  return Number.isNaN(time) ? null : new Date(time)
}

/**
 * Which of the files of a folder may go: daily backups that are neither the newest of one of the last seven days that have one,
 * nor the newest of one of the last four weeks that have one. Anything else is nobody's to remove. Days and weeks are UTC's.
 */
export function outdated(names: readonly string[]): string[] {
  const daily = names
    .filter((name) => name.endsWith("-daily.zip"))
    .flatMap((name) => {
      const at = backupTime(name)
      return at ? [{ name, at: at.getTime() }] : []
    })
    .sort((a, b) => b.at - a.at || (a.name < b.name ? 1 : -1))
  const kept = new Set([...newestOfEach(daily, DAY, 0, DAYS), ...newestOfEach(daily, 7 * DAY, 4 * DAY, WEEKS)])
  return daily.map(({ name }) => name).filter((name) => !kept.has(name))
}

/** The newest of each of the last so many spans that have any. Weeks begin on a Monday: the epoch was a Thursday. */
function newestOfEach(newestFirst: readonly { name: string; at: number }[], length: number, offset: number, most: number): string[] {
  const found = new Map<number, string>()
  for (const { name, at } of newestFirst) {
    const span = Math.floor((at - offset) / length)
    if (!found.has(span)) found.set(span, name)
  }
  return [...found.values()].slice(0, most)
}

/** A newsroom whose newest backup is older than this has none to speak of. */
export const STALE_AFTER = 26 * 3_600_000
/** A day, less what a clock and a busy worker may take: so the time of day stays about the same. */
export const DUE_AFTER = 23.5 * 3_600_000
