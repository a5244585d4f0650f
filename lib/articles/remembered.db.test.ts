import fc from "fast-check"
import pg from "pg"
import { afterAll, beforeAll, expect, it } from "vitest"
import { create, saveWorkingCopy } from "@/lib/articles/commands"
import { mergeAuthor } from "@/lib/authors/commands"
import { db } from "@/lib/db"
import { confirmMatter, removeMatter } from "@/lib/matters/commands"
import { Changes } from "@/lib/page-store/changes"
import { countChanges } from "@/lib/page-store/told"
import { correct, publish, reopen, withdraw } from "@/lib/publishing/commands"
import { siteDb } from "@/lib/site-db"
import { mergeSource } from "@/lib/sources/commands"
import { mergeTag } from "@/lib/tags/commands"
import { copyOf, makePerson, makeSection, makeSource } from "@/prisma/fixtures"
import { value } from "@/prisma/results"
import { testDatabase } from "@/prisma/testing"
import { articlePage, itemsOf } from "./published"

let database: Awaited<ReturnType<typeof testDatabase>>
let owner: pg.Client
let count = 0
const DAY = "2026-11-20"

beforeAll(async () => {
  database = await testDatabase()
  owner = new pg.Client(database.ownerUrl)
  await owner.connect()
})
afterAll(async () => {
  countChanges(() => null)
  await Promise.all([db().$disconnect(), siteDb().$disconnect()])
  await owner?.end()
  await database?.drop()
})

const named = async (table: "author" | "tag") => {
  const name = `${table === "tag" ? "قضية" : "كاتب"} ${(count += 1)}`
  const { rows: [row] } = await owner.query<{ id: string }>(`INSERT INTO desk.${table} (slug, name, name_key) VALUES ($1, $2, $2) RETURNING id`, [`${table}-${count}`, name])
  return row?.id ?? ""
}
const two = async (make: () => Promise<string>): Promise<[string, string]> => [await make(), await make()]

/** A newsroom of four articles, the first three of which readers have. */
async function newsroom() {
  const [chief, admin] = [await makePerson("chief"), await makePerson("admin")] // of its own: who does very much at once is stopped
  const [section, source, author, tag] = [await two(makeSection), await two(makeSource), await two(() => named("author")), await two(() => named("tag"))]
  const copy = (n: number, title: string) => copyOf({
    title, sectionId: section[n % 2] ?? null, sourceId: source[n % 2] ?? null, origin: "republished", sourceDate: DAY, sourceDateText: "20/11/2026", sourceUrl: `https://paper.example/${n}`,
    authorIds: [author[n % 2] ?? "", ...(n === 3 ? [author[0]] : [])], tagIds: n === 1 ? tag : [tag[n % 2] ?? ""],
  })
  const articles: { id: string; state: "draft" | "live" | "down"; version: number }[] = []
  for (const n of [0, 1, 2, 3]) articles.push({ id: value(await create(chief, { clippingId: null, article: copy(n, `سدّ ${n}`) })).id, state: "draft", version: 1 })
  let matter = ""
  const merged = new Set<string>()

  /** Each leaves the newsroom as it is where it cannot be done now. */
  const steps = {
    forward: async (n: number) => {
      const one = articles[n]
      if (one === undefined) return
      const { id } = one
      if (one.state === "live") {
        value(await saveWorkingCopy(chief, { id, saveId: crypto.randomUUID(), baseVersion: one.version, article: copy(n, `نهر ${(count += 1)}`) }))
        one.version += 1
        value(await correct(chief, { id, version: one.version, note: "صُحّح العنوان." }))
        return
      }
      if (one.state === "down") value(await reopen(chief, { id, version: one.version }))
      value(await publish(chief, { id, version: one.version }))
      one.state = "live"
    },
    down: async (n: number) => {
      const one = articles[n]
      if (one?.state !== "live") return
      value(await withdraw(chief, { id: one.id, version: one.version, reason: "طلب الصحيفة" }))
      one.state = "down"
    },
    rename: async (n: number) => {
      const [table, ids] = ([["section", section], ["source", source], ["author", author], ["tag", tag]] as const)[n] ?? ["section", section]
      await owner.query(`UPDATE desk.${table} SET name = name || 'ـ' WHERE id = $1`, [ids[count % 2]])
    },
    hide: (n: number) => owner.query("UPDATE desk.section SET hidden = NOT hidden WHERE id = $1", [section[n % 2]]),
    merge: async (n: number) => {
      const [what, merge, [into, id]] = ([["source", mergeSource, source], ["author", mergeAuthor, author], ["tag", mergeTag, tag]] as const)[n % 3] ?? ["source", mergeSource, source]
      if (merged.has(what)) return
      value(await merge(admin, { id, into }))
      merged.add(what)
    },
    matter: async () => {
      if (matter !== "") {
        value(await removeMatter(chief, { id: matter }))
        matter = ""
      } else if (articles[0]?.state === "live" && articles[1]?.state === "live" && !merged.has("source")) {
        matter = value(await confirmMatter(chief, { day: DAY, title: "السدّ والنهر", article: articles.slice(0, 2).map(({ id }) => id) })).id
      }
    },
  }
  return { ids: articles.map(({ id }) => id), steps }
}
const names = ["forward", "down", "rename", "hide", "merge", "matter"] as const

it("what is remembered of articles is what would be read now, whatever the newsroom did since, by what the database tells of it", async () => {
  let anew = 0
  await fc.assert(fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom(...names), fc.nat(3)), { minLength: 8, maxLength: 14 }), async (some) => {
    const { ids, steps } = await newsroom()
    const [changes, room] = [new Changes(), { at: "0" }]
    const hear = async () => {
      const { rows } = await owner.query<{ id: string; tags: string[]; hard: string[] }>("SELECT id::text, tags, hard FROM pub.change WHERE id > $1 ORDER BY id", [room.at])
      for (const { id, tags, hard } of rows) {
        changes.note([...tags, ...hard])
        room.at = id
      }
    }
    const read = async () => ({ items: await itemsOf(ids), whole: await Promise.all(ids.map(articlePage)) })
    const begin = [["forward", 0], ["forward", 1], ["forward", 2], ["matter", 0]] as const
    for (const [name, n] of [...begin, ...some]) {
      await steps[name](n)
      await hear()
      countChanges(() => changes)
      const before = await read()
      countChanges(() => null)
      const now = await read()
      expect(before, `after ${name} ${n}`).toEqual(now)
      anew += now.items.length
    }
  }), { numRuns: 6 })
  expect(anew).toBeGreaterThan(50)
})

it("a matter is shown by its other pieces as soon as another paper's is before readers, and no more once it is not", async () => {
  const { ids: [id = ""], steps } = await newsroom()
  for (const [name, n] of [["forward", 0], ["forward", 1], ["matter", 0]] as const) await steps[name](n)
  for (const [step, shown] of [["down", null], ["forward", "السدّ والنهر"]] as const) {
    const { rows: [last] } = await owner.query<{ id: string }>("SELECT max(id)::text AS id FROM pub.change")
    await steps[step](1)
    expect((await articlePage(id))?.matter?.title ?? null).toBe(shown)
    const { rows } = await owner.query<{ tag: string }>("SELECT DISTINCT unnest(tags) AS tag FROM pub.change WHERE id > $1", [last?.id])
    expect(rows.map(({ tag }) => tag), step).toContain(`article:${id}`)
  }
})
