import { randomUUID } from "node:crypto"
import pg from "pg"
import { afterAll, beforeAll, expect, it } from "vitest"
import { bodyOfParagraphs } from "@/lib/articles/body"
import { create, saveWorkingCopy } from "@/lib/articles/commands"
import { previewView } from "@/lib/articles/preview"
import { articleForDesk } from "@/lib/articles/queries"
import type { WorkingCopyInput } from "@/lib/articles/schema"
import { clip } from "@/lib/clipping/commands"
import { db } from "@/lib/db"
import type { Actor } from "@/lib/permissions"
import * as publishing from "@/lib/publishing/commands"
import { copyOf, makePerson, makeSection, makeSource } from "@/prisma/fixtures"
import { value } from "@/prisma/results"
import { testDatabase } from "@/prisma/testing"

let database: Awaited<ReturnType<typeof testDatabase>>
let site: pg.Client
let chief: Actor
let fields: Partial<WorkingCopyInput>

const paragraphs = [
  "تشكو القرى الثلاث في الغور من آبار جفّت قبل أوانها بشهر كامل، ولم يسأل عنها أحد حتى انقطع الماء عن المدرسة.",
  "ووعدت الوزارة بصهاريج تصل كل صباح إلى أن تعود الأمطار، ثم تأخر الوعد كما تأخر المطر، وبقيت الأواني مصفوفة أمام البيوت.",
  "أما الموازنة فلم يُذكر فيها من هذا كله شيء، وليس ذلك بغريب على موازنة تُكتب في الشتاء وتُنسى في الصيف.",
]

beforeAll(async () => {
  database = await testDatabase()
  site = new pg.Client(database.siteUrl)
  await site.connect()
  chief = await makePerson("chief")
  fields = { title: "آبار الغور", origin: "republished", sectionId: await makeSection(), sourceId: await makeSource({ permission: "granted" }), sourceDate: "2017-12-13" }
})
afterAll(async () => {
  await site?.end()
  await db().$disconnect()
  await database?.drop()
})

const versionOf = async (id: string) => (await db().article.findUniqueOrThrow({ where: { id }, select: { version: true } })).version
const textOf = (texts: readonly string[]) => copyOf({ ...fields, body: bodyOfParagraphs(texts) })
const write = async (id: string, article: WorkingCopyInput) =>
  value(await saveWorkingCopy(chief, { id, saveId: randomUUID(), baseVersion: await versionOf(id), article }))
const move = async (name: "publish" | "update" | "correct" | "reschedule", id: string, more: object = {}) => value(await publishing[name](chief, { id, version: await versionOf(id), ...more }))
const told = async (id: string) => (await site.query("SELECT fidelity FROM pub.article WHERE id = $1", [id])).rows.map((row) => row.fidelity)
const clipped = async (article = textOf(paragraphs)) => {
  const { id: clippingId } = value(await clip(chief, { raw: ["آبار الغور", "الأربعاء 13/12/2017", ...paragraphs].join("\n\n") }))
  return value(await create(chief, { clippingId, article })).id
}

it("is pinned with what went out, and measured again with every update and correction", async () => {
  const id = await clipped()
  expect((await articleForDesk(chief, id))?.clipped).toEqual(paragraphs)
  await move("publish", id)
  expect(await told(id)).toEqual(["verbatim"])
  await write(id, textOf(paragraphs.slice(0, 2)))
  expect(await told(id)).toEqual(["verbatim"])
  expect((await previewView(chief, id))?.fidelity).toBe("abridged")
  await move("update", id)
  expect(await told(id)).toEqual(["abridged"])
  await write(id, textOf([...paragraphs, "وهذا رأينا في ما كتبته الصحيفة، نزيده عليه ولا ننسبه إليها."]))
  await move("correct", id, { note: "زيدت فقرة." })
  expect(await told(id)).toEqual(["adapted"])
  const rows = await db().publication.findMany({ where: { articleId: id }, orderBy: { liveFrom: "asc" }, select: { fidelity: true } })
  expect(rows.map((row) => row.fidelity)).toEqual(["verbatim", "abridged", "adapted"])
})

it("goes along when a planned time is moved, and says nothing before it", async () => {
  const id = await clipped()
  const year = new Date().getFullYear() + 2
  await move("publish", id, { day: `${year}-03-01`, time: "10:00" })
  await move("reschedule", id, { day: `${year}-03-02`, time: "10:00" })
  expect(await told(id)).toEqual([])
  expect(await db().publication.findMany({ where: { articleId: id }, select: { fidelity: true } })).toEqual([{ fidelity: "verbatim" }])
})

it("is of nothing but a republished piece with its clipping", async () => {
  const plain = value(await create(chief, { clippingId: null, article: textOf(paragraphs) })).id
  await move("publish", plain)
  expect(await told(plain)).toEqual([null])
  const translated = await clipped({ ...textOf(paragraphs), origin: "translated" })
  await move("publish", translated)
  expect(await told(translated)).toEqual([null])
  const own = await clipped({ ...textOf(paragraphs), origin: "own" })
  await move("publish", own)
  expect(await told(own)).toEqual([null])
  await expect(db().$executeRaw`UPDATE pub.publication SET fidelity = 'verbatim' WHERE article_id = ${plain}`).rejects.toThrow(/permission denied/)
})
