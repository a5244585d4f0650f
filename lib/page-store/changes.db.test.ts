import pg from "pg"
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest"
import { create } from "@/lib/articles/commands"
import { arrangeFront } from "@/lib/front/commands"
import { db } from "@/lib/db"
import type { Actor } from "@/lib/permissions"
import { correct, publish, withdraw } from "@/lib/publishing/commands"
import { addSection, hideSection } from "@/lib/sections/commands"
import { renameTag } from "@/lib/tags/commands"
import { copyOf, makePerson, makeSection, makeSource } from "@/prisma/fixtures"
import { code, value } from "@/prisma/results"
import { testDatabase } from "@/prisma/testing"
import { Watch } from "@/scripts/server/watch"
import { hearChanges, type Change } from "./told"

let database: Awaited<ReturnType<typeof testDatabase>>
let owner: pg.Client
let [writer, chief, admin] = [] as unknown as [Actor, Actor, Actor]
let [section, source, tag] = ["", "", ""]
/** What the last commands told this process. */
let told: Change[] = []

beforeAll(async () => {
  database = await testDatabase()
  owner = new pg.Client(database.ownerUrl)
  await owner.connect()
  ;[section, source] = [await makeSection(), await makeSource()]
  ;[writer, chief, admin] = [await makePerson("writer"), await makePerson("chief"), await makePerson("admin")]
  tag = (await db().tag.create({ data: { slug: "miyah", name: "مياه", nameKey: "مياه" }, select: { id: true } })).id
  hearChanges((changes) => told.push(...changes))
})
afterAll(async () => {
  hearChanges(() => {})
  await owner?.end()
  await db().$disconnect()
  await database?.drop()
})

const tags = () => [...new Set(told.flatMap((change) => change.tags))]
const gone = () => [...new Set(told.flatMap((change) => change.hard))]
const soon = (minutes: number) => {
  const [day = "", time = ""] = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Amman", dateStyle: "short", timeStyle: "short", hourCycle: "h23" }).format(new Date(Date.now() + minutes * 60_000)).split(", ")
  return { day, time }
}
const begun = async () => {
  const copy = copyOf({ sectionId: section, sourceId: source, origin: "republished", sourceDate: "2026-11-20", sourceDateText: "20/11/2026", sourceUrl: "https://paper.example/1", tagIds: [tag] })
  const { id } = value(await create(writer, { clippingId: null, article: copy }))
  told = []
  return id
}
const published = async () => {
  const id = await begun()
  value(await publish(chief, { id, version: 1 }))
  return id
}

describe("the triggers", () => {
  it("are on every table of which readers' views read anything, for every way to change it", async () => {
    const { rows } = await owner.query<{ name: string; has: string[] }>(`
      SELECT n.nspname || '.' || c.relname AS name, ARRAY(SELECT t.tgname::text FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgenabled = 'O' AND t.tgname LIKE 'tell\\_%' ORDER BY 1) AS has
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace CROSS JOIN (SELECT rolname FROM pg_roles WHERE rolname LIKE '%\\_views') v
      WHERE c.relkind IN ('r', 'p') AND n.nspname IN ('desk', 'pub') AND has_any_column_privilege(v.rolname, c.oid, 'SELECT') ORDER BY 1`)
    expect(rows.length).toBeGreaterThan(14)
    // The tally of days is written by triggers on publications, and with them alone.
    for (const { name, has } of rows.filter((table) => table.name !== "pub.day_tally")) expect([name, has]).toEqual([name, ["tell_delete", "tell_insert", "tell_truncate", "tell_update"]])
  })

  it("are told of by the command itself, before whoever asked is answered", async () => {
    const id = await published()
    expect(tags()).toEqual(expect.arrayContaining([`article:${id}`, "front", `section:${section}`, `source:${source}`, `tag:${tag}`, `topic:${tag}`, "sources", "day:2026-11-20"]))
    expect(gone()).toEqual([])
    told = []
    value(await correct(chief, { id, version: 1, note: "صُحّح اسم النهر." }))
    expect(tags()).toEqual(expect.arrayContaining([`article:${id}`, "front", `section:${section}`, `source:${source}`]))
    told = []
    value(await withdraw(chief, { id, version: 1, reason: "طلب الصحيفة" }))
    expect(gone()).toEqual([`article:${id}`])
    expect(tags()).toEqual(expect.arrayContaining([`article:${id}`, "front", `section:${section}`]))
  })

  it("say of what lies ahead nothing but that the clock matters", async () => {
    const id = await begun()
    value(await publish(chief, { id, version: 1, ...soon(10) }))
    expect([tags(), gone()]).toEqual([["clock"], []])
    const other = await published()
    told = []
    value(await withdraw(chief, { id: other, version: 1, reason: "طلب الصحيفة", ...soon(5) }))
    expect([tags(), gone()]).toEqual([["clock"], []])
  })

  it("tell of names, places on the front page and lines above every page; what was refused tells nothing", async () => {
    told = []
    value(await renameTag(admin, { id: tag, name: "المياه" }))
    expect(tags()).toEqual(expect.arrayContaining([`tag:${tag}`, `topic:${tag}`, `name:${tag}`]))
    told = []
    const { id } = value(await addSection(admin, { name: "بيئة", parentId: "" }))
    value(await hideSection(admin, { id, hidden: "yes" }))
    expect(tags()).toEqual(expect.arrayContaining(["site", `section:${id}`]))
    const article = await published()
    told = []
    value(await arrangeFront(chief, { version: 0, place: [article] }))
    expect(tags()).toContain("front")
    told = []
    expect(code(await renameTag(writer, { id: tag, name: "ماء" }))).toBe("forbidden")
    expect(told).toEqual([])
  })

  it("tell of very much at once that everything changed", async () => {
    told = []
    await owner.query("BEGIN")
    await owner.query("INSERT INTO desk.author (slug, name, name_key) SELECT 'n' || n, 'n' || n, 'n' || n FROM generate_series(1, 301) n")
    const { rows: [row] } = await owner.query<{ tags: string[] }>("SELECT tags FROM pub.change WHERE transaction = pg_current_xact_id()")
    await owner.query("ROLLBACK")
    expect(row?.tags).toEqual(["*"])
  })
})

describe("a store's watch", () => {
  /** One that is told of nothing from before it. Other tests' transactions on this server, which hold back what counts as told, are waited for. */
  const watching = async () => {
    const { rows: [mark] } = await owner.query<{ id: string }>("SELECT pg_current_xact_id()::text AS id")
    await until(async () => (await owner.query<{ past: boolean }>("SELECT pg_snapshot_xmin(pg_current_snapshot()) > $1::xid8 AS past", [mark?.id])).rows[0]?.past === true)
    const purged: string[] = []
    const watch = new Watch({ siteUrl: database.siteUrl, purge: (soft, hard) => purged.push(...soft, ...hard.map((tag) => `gone ${tag}`)) })
    await watch.start()
    return { watch, purged }
  }
  const until = async (what: () => boolean | Promise<boolean>) => {
    while (!(await what())) await new Promise((next) => setTimeout(next, 10))
  }

  /** One that began to watch before something planned came to pass, however slow this machine is just now. */
  const justBefore = async (id: string) => {
    for (let ms = 500; ; ms *= 2) {
      await owner.query("ALTER TABLE pub.publication DISABLE TRIGGER USER")
      await owner.query(`UPDATE pub.publication SET live_from = clock_timestamp() + $2 * interval '1 millisecond' WHERE article_id = $1`, [id, ms])
      await owner.query("ALTER TABLE pub.publication ENABLE TRIGGER USER")
      const begun = await watching()
      const { rows: [row] } = await owner.query<{ ahead: boolean }>(`SELECT bool_and(live_from > clock_timestamp()) AS ahead FROM pub.publication WHERE article_id = $1`, [id])
      if (row?.ahead) return begun
      begun.watch.close()
    }
  }

  it("hears of what others commit, once, and knows what it was told of before", async () => {
    const { watch, purged } = await watching()
    told = []
    const id = await published()
    watch.hear(told)
    const own = purged.length
    await watch.catchUp()
    expect(purged.length).toBe(own)
    await owner.query("UPDATE desk.tag SET name = name || 'x' WHERE id = $1", [tag])
    await until(() => purged.includes(`tag:${tag}`))
    expect(purged.filter((each) => each === `article:${id}`)).toHaveLength(1)
    watch.close()
  })

  it("misses nothing that began before, and was committed after, something else", async () => {
    const { watch, purged } = await watching()
    const [slow, quick] = [new pg.Client(database.deskUrl), new pg.Client(database.deskUrl)]
    await Promise.all([slow.connect(), quick.connect()])
    await slow.query("BEGIN")
    await slow.query("UPDATE desk.section SET name = name || 'x' WHERE id = $1", [section])
    await quick.query("UPDATE desk.tag SET name = name || 'y' WHERE id = $1", [tag])
    await watch.catchUp()
    expect([purged.includes(`tag:${tag}`), purged.includes(`section:${section}`)]).toEqual([true, false])
    await slow.query("COMMIT")
    await watch.catchUp()
    expect(purged).toContain(`section:${section}`)
    expect(purged.filter((each) => each === `tag:${tag}`)).toHaveLength(1)
    await Promise.all([slow.end(), quick.end()])
    watch.close()
  })

  it("knows when the clock changes something, and what it changed when that time has come", async () => {
    const id = await begun()
    value(await publish(chief, { id, version: 1, ...soon(10) }))
    const { watch: early } = await watching()
    expect(early.isDue()).toBe(false)
    vi.spyOn(performance, "now").mockReturnValue(performance.now() + 11 * 60_000)
    expect(early.isDue()).toBe(true)
    vi.restoreAllMocks()
    early.close()
    const { watch, purged } = await justBefore(id)
    // It looks by itself when that time comes: who asks each 10 ms whether it is due may ask after that.
    await until(() => watch.isDue() || purged.length > 0)
    await watch.catchUp()
    expect(purged).toEqual(expect.arrayContaining([`article:${id}`, "front", `section:${section}`]))
    watch.close()
  })

  it("sees what was planned for a moment that went by before it was committed", async () => {
    const { watch, purged } = await watching()
    const id = await begun()
    const late = new pg.Client(database.ownerUrl)
    await late.connect()
    await late.query("BEGIN")
    await late.query(`INSERT INTO desk.revision (article_id, version, snapshot, reason) VALUES ($1, 1, '{}', 'published')`, [id])
    await late.query(`INSERT INTO pub.publication (article_id, revision_id, version, live_from, published_at, slug, origin, kind, title, kicker, subtitle, standfirst, body, words, section_id)
      SELECT a.id, r.id, 1, clock_timestamp() + interval '100 milliseconds', clock_timestamp(), 'x', 'own', 'editorial', 'x', '', '', '', a.body, 1, a.section_id FROM desk.article a JOIN desk.revision r ON r.article_id = a.id WHERE a.id = $1`, [id])
    await late.query("SELECT pg_sleep(0.3)")
    await watch.catchUp()
    await watch.catchUp()
    await late.query("COMMIT")
    await watch.catchUp()
    expect(purged).toContain(`article:${id}`)
    await late.end()
    watch.close()
  })

  it("that could not look for as long as changes are remembered trusts nothing that it knew", async () => {
    const { watch, purged } = await watching()
    await watch.catchUp()
    expect(purged).not.toContain("gone *")
    vi.spyOn(performance, "now").mockReturnValue(performance.now() + 46 * 60_000)
    await watch.catchUp()
    vi.restoreAllMocks()
    expect(purged).toContain("gone *")
    watch.close()
  })

  it("that cannot ask lets readers read on; but once something was to be taken down nothing kept is shown", async () => {
    const id = await published()
    value(await withdraw(chief, { id, version: 1, reason: "طلب الصحيفة", ...soon(5) }))
    const { watch, purged } = await watching()
    const name = pg.escapeIdentifier(new URL(database.ownerUrl).pathname.slice(1))
    const beside = new pg.Client(Object.assign(new URL(database.ownerUrl), { pathname: "/postgres" }).href)
    await beside.connect()
    await beside.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`)
    try {
      await owner.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'waha pages' AND datname = current_database()")
      await watch.catchUp()
      expect(purged).toEqual([])
      const passed = performance.now() + 6 * 60_000
      vi.spyOn(performance, "now").mockReturnValue(passed)
      await until(() => purged.includes("gone *"))
    } finally {
      vi.restoreAllMocks()
      await beside.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`)
      await beside.end()
      watch.close()
    }
  })
})
