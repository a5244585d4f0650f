import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import sharp from "sharp"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { searchKey } from "@/lib/arabic/normalize"
import { mergeAuthor } from "@/lib/authors/commands"
import { db } from "@/lib/db"
import type { Actor } from "@/lib/permissions"
import { freeze } from "@/lib/safety/commands"
import { siteDb } from "@/lib/site-db"
import { mergeTag } from "@/lib/tags/commands"
import { makePerson } from "@/prisma/fixtures"
import { sampleWxr, wxr, wxrHead, wxrItem, wxrTail } from "@/prisma/seed/wxr"
import { testDatabase } from "@/prisma/testing"
import { pictureFinder } from "./pictures"
import { movedHere } from "./published"
import { startImport } from "./commands"
import { importWordPress } from "./run"

let database: Awaited<ReturnType<typeof testDatabase>>
let admin: Actor
beforeAll(async () => {
  database = await testDatabase()
  admin = await makePerson("admin")
})
afterAll(async () => {
  await db().$disconnect()
  await siteDb().$disconnect()
  await database?.drop()
})

const from = (text: string) => async function* () {
  yield Buffer.from(text)
}
const run = (text: string, options: { dryRun?: boolean; isTime?: () => boolean } = {}) => importWordPress({ open: from(text), actor: admin, dryRun: false, ...options })
const counts = async () => ({
  articles: await db().article.count(), publications: await db().publication.count(), revisions: await db().revision.count(), sections: await db().section.count(),
  tags: await db().tag.count(), authors: await db().author.count(), addresses: await db().formerAddress.count(), events: await db().event.count(),
})
const query = (text = "") => new URLSearchParams(text)

describe("a site of WordPress", () => {
  it("is foretold as it then comes, and foretelling writes nothing", async () => {
    const before = await counts()
    const { report: foretold } = await run(sampleWxr(), { dryRun: true })
    expect(await counts()).toEqual(before)
    const { report, finished } = await run(sampleWxr())
    expect(finished).toBe(true)
    expect(report).toEqual(foretold)
    expect(report).toMatchObject({
      site: { title: "موج", url: "https://mawj.example" }, posts: 9, outcomes: { live: 3, scheduled: 1, draft: 4, trashed: 1, already: 0, leftOut: 0 },
      sections: ["البحر والموانئ", "الصيد"], authors: ["ليلى الحداد", "سمير العلي"], otherTypes: { page: 1, attachment: 1 },
      counts: { picture: 3, gallery: 1, caption: 2, script: 1, password: 1, no_section: 1, deep_section: 1, comments: 1 },
    })
  })

  it("came with its dates, sections, tags and by-lines, through the rows that publishing writes", async () => {
    const article = await db().article.findFirstOrThrow({
      where: { title: { startsWith: "حين يعود" } },
      include: { section: { include: { parent: true } }, tags: { include: { tag: true } }, authors: { include: { author: true } }, publications: { include: { revision: true, authors: true, tags: true } } },
    })
    expect(article).toMatchObject({ title: "حين يعود الصيادون & تُضاء الميناء", standfirst: "عند الفجر يبدأ يوم الميناء.", phase: "published", section: { name: "الصيد", parent: { name: "البحر والموانئ" } } })
    expect(article.authors.map(({ author }) => author.name)).toEqual(["ليلى الحداد"])
    expect(article.tags.map(({ tag }) => tag.name).sort()).toEqual(["الصيد البحري", "الموانئ"])
    const [publication] = article.publications
    expect(publication).toMatchObject({ liveFrom: new Date("2019-05-04T07:30:00Z"), publishedAt: new Date("2019-05-04T07:30:00Z"), liveUntil: null, revision: { reason: "published", version: 1 } })
    expect([publication?.authors.length, publication?.tags.length]).toEqual([1, 2])
    const phases = await db().article.groupBy({ by: ["phase"], _count: true, orderBy: { phase: "asc" } })
    expect(phases.map(({ phase, _count }) => [phase, _count])).toEqual([["draft", 4], ["published", 4], ["trashed", 1]])
  })

  it("is found under its old addresses, where it is live, and nothing of a draft is told", async () => {
    const article = await db().article.findFirstOrThrow({ where: { title: { startsWith: "حين يعود" } }, select: { id: true } })
    const old = `/2019/05/${encodeURIComponent("حين-يعود-الصيادون")}`
    for (const [path, number] of [[old, ""], [`${old.toLowerCase()}/`, ""], ["/", "p=11"]] as const) {
      expect(await movedHere(path, query(number))).toMatchObject({ id: article.id, href: expect.stringContaining(`/a/${article.id}/`) })
    }
    for (const number of [13, 14, 15, 16, 17, 18]) expect(await movedHere("/", query(`p=${number}`)), String(number)).toBe(null)
    expect(await movedHere("/2019/05/nothing", query())).toBe(null)
  })

  it("comes once: the same file again changes nothing and says so", async () => {
    const before = await counts()
    const { report } = await run(sampleWxr())
    expect(report.outcomes).toEqual({ live: 0, scheduled: 0, draft: 0, trashed: 0, already: 9, leftOut: 0 })
    expect(await counts()).toEqual(before)
  })

  it("goes on where it was broken off", async () => {
    const text = wxr(Array.from({ length: 50 }, (_, n) => ({ id: 1_000 + n, title: `مقال ${n}`, content: `نص ${n}`, categories: [["sea", "البحر والموانئ"]] as const satisfies [[string, string]] })))
    expect(await run(text, { isTime: () => true })).toMatchObject({ finished: false, report: { outcomes: { live: 20 } } })
    expect(await run(text)).toMatchObject({ finished: true, report: { outcomes: { live: 30, already: 20 } } })
    expect(await db().article.count({ where: { title: { startsWith: "مقال " } } })).toBe(50)
  })

  it("takes nothing from what the newsroom has: names are met in any spelling, an address stays whose it was, a thing twice comes once", async () => {
    const post = { title: "لقاء", content: "نص", categories: [["sea", "البحرُ والموانيء".replace("الموانيء", "الموانئ")]] as [string, string][], creator: "nobody", tags: ["الموانيء".replace("يء", "ئ")] }
    const before = await counts()
    const { report } = await run(wxr([{ ...post, id: 2_001, slug: "same", guid: "g1" }, { ...post, id: 2_002, slug: "same", guid: "g2" }, { ...post, id: 2_003, guid: "g1" }]))
    expect(report).toMatchObject({ sections: [], tags: 0, authors: ["nobody"], outcomes: { live: 2, leftOut: 1 }, counts: { twice: 1, address_taken: 1 } })
    expect((await counts()).sections).toBe(before.sections)
  })

  it("brings an article's picture along from a folder beside the file, and nothing from outside of it", async () => {
    const folder = mkdtempSync(join(tmpdir(), "waha-wxr-"))
    try {
      mkdirSync(join(folder, "site", "uploads", "2019", "05"), { recursive: true })
      const jpeg = await sharp({ create: { width: 900, height: 600, channels: 3, background: "#3b7a57" } }).jpeg().toBuffer()
      writeFileSync(join(folder, "site", "uploads", "2019", "05", "port.jpg"), jpeg)
      writeFileSync(join(folder, "secret.jpg"), jpeg)
      symlinkSync(join(folder, "secret.jpg"), join(folder, "site", "uploads", "link.jpg"))
      process.env.MEDIA_DIR = join(folder, "store")
      const pictureOf = pictureFinder(join(folder, "site.xml"))
      for (const away of ["link.jpg", "../../secret.jpg", "..%2F..%2Fsecret.jpg", "none.jpg", ""]) expect(pictureOf(`https://mawj.example/wp-content/uploads/${away}`)).toBe(null)
      const text = wxr([
        { id: 4_001, title: "لها صورة", content: "نص", categories: [["sea", "البحر والموانئ"]], meta: { _thumbnail_id: "4002" } },
        { id: 4_002, title: "الميناء", type: "attachment", status: "inherit", content: "", attachment: "https://mawj.example/wp-content/uploads/2019/05/port.jpg" },
      ])
      const { report } = await importWordPress({ open: from(text), actor: admin, dryRun: false, pictureOf })
      expect(report).toMatchObject({ outcomes: { live: 1 }, counts: { picture: 0 } })
      const article = await db().article.findFirstOrThrow({ where: { title: "لها صورة" }, include: { picture: true, publications: true } })
      expect(article.picture).toMatchObject({ alt: "الميناء", credit: "موج", fileName: "port.jpg" })
      expect(article.publications[0]).toMatchObject({ pictureId: article.pictureId })
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })

  it("is nobody's but an admin's, and stops where the newsroom is frozen", async () => {
    await expect(importWordPress({ open: from(sampleWxr()), actor: await makePerson("chief"), dryRun: true })).rejects.toThrow(/may not import/)
    await db().newsroom.updateMany({ data: { frozenAt: new Date() } })
    await expect(run(wxr([{ id: 3_000, title: "بعد التجميد", content: "نص" }]))).rejects.toMatchObject({ why: "frozen" })
    await db().newsroom.updateMany({ data: { frozenAt: null } })
    await db().brake.create({ data: { userId: admin.id, pausedAt: new Date() } })
    await expect(run(wxr([{ id: 3_001, title: "بعد التجميد", content: "نص" }]))).rejects.toMatchObject({ why: "paused" })
    await db().brake.update({ where: { userId: admin.id }, data: { pausedAt: null } })
    expect(await db().article.count({ where: { title: "بعد التجميد" } })).toBe(0)
  })

  it("begins for who proved lately who they are: nothing puts more before readers at once", async () => {
    const { id } = await db().importJob.create({ data: { fileName: "site.xml", file: `${crypto.randomUUID()}.xml`, bytes: 1, createdBy: admin.id, state: "looked" }, select: { id: true } })
    const session = { id: crypto.randomUUID(), confirmedAt: new Date(Date.now() - 3_600_000) }
    expect(await startImport({ ...admin, session }, { id })).toMatchObject({ ok: false, failure: { code: "confirm_needed" } })
    expect(await startImport(admin, { id })).toMatchObject({ ok: true })
    await db().importJob.delete({ where: { id } })
  })

  it("goes no further than the twenty articles that are under way when the newsroom is frozen", async () => {
    let freezing: Promise<unknown> | null = null
    const many = Array.from({ length: 45 }, (_, n) => ({ id: 14_000 + n, title: `قبل التجميد ${n}`, content: "نص" }))
    await expect(importWordPress({ open: from(wxr(many)), actor: admin, dryRun: false, onProgress: async () => void (await (freezing ??= freeze(admin, { reason: "تجربة" }))) })).rejects.toMatchObject({ why: "frozen" })
    expect(await db().article.count({ where: { title: { startsWith: "قبل التجميد" } } })).toBe(20)
    await db().newsroom.updateMany({ data: { frozenAt: null, frozenBy: null, frozenReason: "" } })
  })

  it("meets a tag and a by-line that were merged as those that they are now", async () => {
    const [tag, author] = [await db().tag.create({ data: { name: "الجزر", nameKey: searchKey("الجزر"), slug: "aljuzur" } }), await db().author.create({ data: { name: "مها", nameKey: searchKey("مها"), slug: "maha" } })]
    const [tagNow, authorNow] = [await db().tag.create({ data: { name: "الجزر البحرية", nameKey: "x1", slug: "x1" } }), await db().author.create({ data: { name: "مها سالم", nameKey: "x2", slug: "x2" } })]
    expect(await mergeTag(admin, { id: tag.id, into: tagNow.id })).toMatchObject({ ok: true })
    expect(await mergeAuthor(admin, { id: author.id, into: authorNow.id })).toMatchObject({ ok: true })
    await run(wxr([{ id: 5_000, title: "جزيرة بعيدة", content: "نص", tags: ["الجزر"], creator: "maha" }], { authors: [["maha", "مها"]] }))
    const article = await db().article.findFirstOrThrow({ where: { title: "جزيرة بعيدة" }, select: { tags: { select: { tagId: true } }, authors: { select: { authorId: true } } } })
    expect(article).toEqual({ tags: [{ tagId: tagNow.id }], authors: [{ authorId: authorNow.id }] })
  })

  it("holds no more of a file than it may, however much of it is no article", async () => {
    const caption = "س".repeat(3_900_000)
    const file = async function* () {
      yield Buffer.from(wxrHead())
      for (let id = 1; id < 12; id += 1) yield Buffer.from(wxrItem({ id, title: "صورة", content: "", type: "attachment", attachment: "https://mawj.example/uploads/a.jpg", excerpt: caption }))
      yield Buffer.from(wxrTail)
    }
    await expect(importWordPress({ open: file, actor: admin, dryRun: true })).rejects.toMatchObject({ fault: "too_long" })
  })
})
