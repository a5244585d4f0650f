import { dayIn, formatDay, formatTime, type MonthStyle } from "@/lib/arabic/dates"
import { roles } from "@/lib/permissions"
import { strings } from "@/lib/strings"
import { acts, dids, recordWords as words, subjects, unknownAct, type Act } from "@/lib/strings/desk-acts"

export type RecordEntry = {
  seq: number; at: Date; actorId: string | null; actorName: string; action: string; outcome: string; subjectType: string; subjectId: string; data: unknown
}
/** A piece of a sentence: words of ours, or a name from somewhere, which may be written in another direction. */
export type Piece = string | { name: string; href?: string }
export type Clock = { timeZone: string; monthStyle: MonthStyle }
/** What something is called now, for whoever reads, and where it can be looked at; null where there is none, or it is none of theirs. */
export type NameOf = (subjectType: string, subjectId: string) => { name: string; href?: string } | null

type Data = Record<string, unknown>
const dataOf = (data: unknown): Data => (typeof data === "object" && data !== null && !Array.isArray(data) ? (data as Data) : {})
const text = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null)

function actOf(action: string, did: string | null): Act | null {
  const known = (from: Record<string, Act>, key: string) => (Object.hasOwn(from, key) ? (from[key] ?? null) : null)
  return (did === null ? null : (known(acts, `${action}:${did}`) ?? known(dids, did))) ?? known(acts, action)
}

/** Puts pieces into the places of a sentence: {s}, {v} … */
function filled(template: string, places: Readonly<Record<string, readonly Piece[]>>): Piece[] {
  return template.split(/\{(\w)\}/).flatMap((part, index) => (index % 2 === 0 ? (part === "" ? [] : [part]) : (places[part] ?? [])))
}

/** An entry of the record as a sentence, without its time. Whatever the entry holds, it says something true. */
export function sentence(entry: RecordEntry, nameOf: NameOf, clock: Clock): Piece[] {
  const data = dataOf(entry.data)
  const act = actOf(entry.action, text(data.did)) ?? unknownAct
  const places = { s: subject(entry, data, nameOf), a: [{ name: entry.action }] }
  const said = entry.outcome === "denied"
    ? [...filled(words.refused, { v: filled(act.asked, places) }), ...by(entry, data), why(entry, data)]
    : [...filled(act.done, places), ...by(entry, data), ...details(entry, data, clock)]
  return [...said, words.end]
}

/** The same as plain text: for files. */
export const plainSentence = (pieces: readonly Piece[]): string => pieces.map((piece) => (typeof piece === "string" ? piece : piece.name)).join("")

function subject(entry: RecordEntry, data: Data, nameOf: NameOf): Piece[] {
  const kind = Object.hasOwn(subjects, entry.subjectType) ? entry.subjectType : "other"
  const called = subjects[kind] ?? { named: "", unnamed: "" }
  if (kind === "newsroom") return [called.unnamed]
  const found = nameOf(entry.subjectType, entry.subjectId)
  const name = found ?? nameThen(data)
  if (name === null) return [called.unnamed]
  return kind === "user" ? [called.named, " ", name] : [called.named, " «", name, "»"]
}

/** What it was called when this was done, where the entry kept it. */
function nameThen(data: Data): { name: string } | null {
  const name = text(data.name) ?? text(data.to)
  return name === null ? null : { name }
}

function by({ actorId, actorName, action }: RecordEntry, data: Data): Piece[] {
  if (actorName !== "") return filled(words.by, { v: [{ name: actorName }] })
  if (data.by === "guest") return filled(words.byGuest, { v: [{ name: text(data.label) ?? "" }] })
  if (data.by === "server" || action.startsWith("demo.")) return [words.byServer]
  return actorId === null && action !== "session.open" ? [words.bySelf] : []
}

function why({ action, actorId }: RecordEntry, data: Data): string {
  if (data.why === "frozen" || data.why === "paused") return words.why[data.why]
  return action.startsWith("session.") && actorId === null ? words.why.log_in : words.why.forbidden
}

const MINUTE = 60_000

function details(entry: RecordEntry, data: Data, clock: Clock): Piece[] {
  const said: Piece[][] = []
  const add = (template: string, ...values: string[]) => said.push(filled(template, { v: [{ name: values[0] ?? "" }], w: [{ name: values[1] ?? "" }] }))
  const { details: of } = words
  const ahead = (value: unknown) => {
    const at = typeof value === "string" ? new Date(value) : null
    return at && at.getTime() - entry.at.getTime() > MINUTE ? moment(at, clock) : null
  }
  const [goesOut, comesDown] = [ahead(data.liveFrom), ahead(data.at)]
  if (goesOut) add(of.goesOut, goesOut)
  if (comesDown) add(of.comesDown, comesDown)
  for (const key of ["reason", "embargoReason", "correction", "email"] as const) {
    const value = text(data[key])
    if (value !== null) add(of[key], value)
  }
  const [from, to] = [text(data.from), text(data.to)]
  if (from !== null && to !== null && from !== to) add(of.fromTo, roleName(from), roleName(to))
  const role = text(data.role)
  if (role !== null) add(of.role, roleName(role))
  if (entry.action === "newsroom.revert" && to !== null) add(of.to, moment(new Date(to), clock))
  return said.flatMap((detail) => [strings.desk.lists.comma, ...detail])
}

const roleName = (key: string): string => {
  const role = roles.find((known) => known === key)
  return role ? strings.desk.roles[role] : key
}

const moment = (at: Date, { timeZone, monthStyle }: Clock): string =>
  Number.isNaN(at.getTime()) ? "" : strings.desk.publishing.at(formatDay(dayIn(at, timeZone), monthStyle), formatTime(at, timeZone))
