import { dayIn, formatTime } from "@/lib/arabic/dates"
import { CSV_START, csvLine } from "@/lib/csv"
import type { Actor } from "@/lib/permissions"
import { strings } from "@/lib/strings"
import type { RecordFilters } from "./filters"
import { chainLinks, entriesFor, namesFor } from "./queries"
import { plainSentence, sentence, type Clock } from "./sentence"

/** The record as a table for people: what the filters leave, the oldest first, in pieces as they are read. */
export async function* recordCsv(actor: Actor, filters: RecordFilters, clock: Clock): AsyncGenerator<string> {
  yield CSV_START + csvLine(strings.desk.record.columns)
  for await (const entries of entriesFor(filters, clock.timeZone)) {
    const names = await namesFor(actor, entries)
    yield entries.map((entry) => csvLine([
      String(entry.seq), dayIn(entry.at, clock.timeZone), formatTime(entry.at, clock.timeZone), entry.actorName,
      plainSentence(sentence(entry, names, clock)), entry.outcome === "denied" ? strings.desk.record.denied : strings.desk.record.done,
      entry.action, entry.subjectType, entry.subjectId, JSON.stringify(entry.data), entry.hash,
    ])).join("")
  }
}

/** The whole record for a program: each entry as it was hashed, so that whoever has the file can verify the chain (npm run verify-record). */
export async function* recordLines(): AsyncGenerator<string> {
  for await (const links of chainLinks()) yield links.map((link) => `${JSON.stringify(link)}\n`).join("")
}
