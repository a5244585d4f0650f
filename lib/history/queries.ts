import { visibleTo } from "@/lib/articles/visibility"
import { dayAfter } from "@/lib/calendar/days"
import { db } from "@/lib/db"
import type { Prisma } from "@/lib/generated/desk/client"
import { dayBegins } from "@/lib/newsroom-time"
import { can, type Actor } from "@/lib/permissions"
import { urls } from "@/lib/urls"
import type { Link } from "./chain"
import { dayOf, type RecordFilters } from "./filters"
import { kindActions } from "./kinds"
import type { NameOf, RecordEntry } from "./sentence"

const PAGE = 50

const entrySelect = {
  seq: true, at: true, actorId: true, actorName: true, action: true, outcome: true, subjectType: true, subjectId: true, data: true, hash: true,
} satisfies Prisma.EventSelect

export type Entry = RecordEntry & { hash: string }

/** A page of the record, the latest first; null for who may not read it. Days are the newsroom's; one that is no day narrows nothing. */
export async function readRecord(actor: Actor, filters: RecordFilters, timeZone: string): Promise<{ entries: Entry[]; next: string | null } | null> {
  if (!can(actor, "record.read", { id: "all" })) return null
  const rows = await db().event.findMany({
    where: { AND: [whereOf(filters, timeZone), filters.before ? { seq: { lt: BigInt(filters.before) } } : {}] },
    orderBy: { seq: "desc" }, take: PAGE + 1, select: entrySelect,
  })
  const entries = rows.slice(0, PAGE).map(entryOf)
  return { entries, next: rows.length > PAGE ? String(entries.at(-1)?.seq ?? "") : null }
}

const entryOf = ({ seq, ...row }: Prisma.EventGetPayload<{ select: typeof entrySelect }>): Entry => ({ ...row, seq: Number(seq) })

function whereOf({ person, kind, outcome, subject, from, until }: RecordFilters, timeZone: string): Prisma.EventWhereInput {
  const [subjectType, subjectId] = subject?.split(":") ?? []
  const [first, last] = [dayOf(from), dayOf(until)]
  return {
    ...(person === undefined ? {} : { actorId: person === "none" ? null : person }),
    ...(outcome === undefined ? {} : { outcome }),
    // Notes on an article are part of what happened to it.
    ...(subjectId === undefined || subjectType === undefined ? {} : { subjectId, subjectType: subjectType === "article" ? { in: ["article", "note"] } : subjectType }),
    AND: [
      kind === undefined ? {} : ofKind(kind),
      first === null || first === "bad_date" ? {} : { at: { gte: dayBegins(first, timeZone) } },
      last === null || last === "bad_date" ? {} : { at: { lt: dayBegins(dayAfter(last, 1), timeZone) } },
    ],
  }
}

function ofKind(kind: keyof typeof kindActions): Prisma.EventWhereInput {
  const { of, but = [] } = kindActions[kind]
  return {
    OR: of.map((name) => ({ action: name.endsWith(".") ? { startsWith: name } : name })),
    NOT: { action: { in: [...but] } },
  }
}

type Named = { id: string; name: string }

/**
 * What the subjects of these entries are called now: one question a kind of thing, however many there are. An article that the reader may
 * not see has no name for them.
 */
export async function namesFor(actor: Actor, entries: readonly Pick<RecordEntry, "subjectType" | "subjectId">[]): Promise<NameOf> {
  const idsOf = (...types: string[]) => [...new Set(entries.filter((entry) => types.includes(entry.subjectType)).map((entry) => entry.subjectId))]
  const uuids = (...types: string[]) => idsOf(...types).filter((id) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id))
  const by = (ids: string[]) => ({ where: { id: { in: ids } }, select: { id: true, name: true } }) as const
  const [articles, sections, sources, authors, tags, users, media] = await Promise.all([
    db().article.findMany({ where: { AND: [{ id: { in: idsOf("article", "note") } }, visibleTo(actor)] }, select: { id: true, title: true } }),
    db().section.findMany(by(uuids("section"))),
    db().source.findMany(by(uuids("source"))),
    db().author.findMany(by(uuids("author"))),
    db().tag.findMany(by(uuids("tag"))),
    db().user.findMany(by(uuids("user"))),
    db().media.findMany({ where: { id: { in: uuids("media") } }, select: { id: true, fileName: true, alt: true } }),
  ])
  const known = new Map<string, { name: string; href?: string }>()
  const put = (type: string, rows: readonly Named[], href?: (id: string) => string) => {
    for (const { id, name } of rows) if (name !== "") known.set(`${type}:${id}`, { name, ...(href ? { href: href(id) } : {}) })
  }
  const titled = articles.map(({ id, title }) => ({ id, name: title }))
  put("article", titled, urls.desk.article)
  put("note", titled, urls.desk.article)
  put("section", sections)
  put("source", sources, urls.desk.source)
  put("author", authors)
  put("tag", tags)
  put("user", users)
  put("media", media.map(({ id, alt, fileName }) => ({ id, name: alt || fileName })), urls.desk.picture)
  return (type, id) => known.get(`${type}:${id}`) ?? null
}

/** Everybody who ever could have done something, for the record's filter. */
export const peopleOfRecord = () => db().user.findMany({ orderBy: { name: "asc" }, select: { id: true, name: true } })

/** The record's last entry: what is printed on the desk, and noted elsewhere. */
export async function recordHead(): Promise<{ seq: number; hash: string; at: Date } | null> {
  const row = await db().event.findFirst({ orderBy: { seq: "desc" }, select: { seq: true, hash: true, at: true } })
  return row && { ...row, seq: Number(row.seq) }
}

const BATCH = 2_000

/** The whole chain from its first entry, as it was hashed, some at a time. Up to the entry that is the last when it begins. */
export async function* chainLinks(): AsyncGenerator<Link[]> {
  const head = await recordHead()
  for (let after = 0; after < (head?.seq ?? 0); ) {
    const links = await db().$queryRaw<Link[]>`
      SELECT e.seq::float8 AS seq, e.previous, e.hash, desk.event_text(e) AS text FROM desk.event e
      WHERE e.seq > ${after} AND e.seq <= ${head?.seq ?? 0} ORDER BY e.seq LIMIT ${BATCH}`
    if (links.length === 0) return
    yield links
    after = links.at(-1)?.seq ?? Infinity
  }
}

/** The entries that these filters leave, the oldest first, some at a time. The caller has asked who may read them. */
export async function* entriesFor(filters: RecordFilters, timeZone: string): AsyncGenerator<Entry[]> {
  const head = await recordHead()
  for (let after = 0n; ; ) {
    const rows = await db().event.findMany({
      where: { AND: [whereOf(filters, timeZone), { seq: { gt: after, lte: BigInt(head?.seq ?? 0) } }] },
      orderBy: { seq: "asc" }, take: 500, select: entrySelect,
    })
    const last = rows.at(-1)
    if (!last) return
    yield rows.map(entryOf)
    after = last.seq
  }
}

/** How the worker's last walk over the whole chain went; null where there was none yet. */
export async function lastCheck(): Promise<{ at: Date | null; problem: string | null } | null> {
  const row = await db().chore.findUnique({ where: { name: "record.verify" }, select: { lastDoneAt: true, problem: true } })
  return row && { at: row.lastDoneAt, problem: row.problem }
}
