import fc from "fast-check"
import { afterAll, beforeAll, expect, it } from "vitest"
import { bodyOfParagraphs } from "@/lib/articles/body"
import { create } from "@/lib/articles/commands"
import { listArticles } from "@/lib/articles/queries"
import { db } from "@/lib/db"
import type { Actor } from "@/lib/permissions"
import { publish } from "@/lib/publishing/commands"
import { siteDb } from "@/lib/site-db"
import { copyOf, makePerson, makeSection } from "@/prisma/fixtures"
import { value } from "@/prisma/results"
import { testDatabase, type TestDatabase } from "@/prisma/testing"
import { keepSearch, reindex } from "./keep"
import { didYouMean, find } from "./published"

let database: TestDatabase
let chief: Actor
let sectionId: string

beforeAll(async () => {
  database = await testDatabase()
  chief = await makePerson("chief")
  sectionId = await makeSection()
})
afterAll(async () => {
  await Promise.all([db().$disconnect(), siteDb().$disconnect()])
  await database?.drop()
})

const draft = async (title: string, paragraphs: string[], actor = chief) => {
  const { id } = value(await create(actor, { clippingId: null, article: copyOf({ sectionId, title, body: bodyOfParagraphs(paragraphs) }) }))
  return id
}
const found = async (q: string, actor = chief, within?: "title" | "text") => (await listArticles(actor, { q }, within)).items.map(({ id }) => id)
const set = (id: string, title: string) => db().article.update({ where: { id }, data: { title, version: { increment: 1 } } })

it("finds drafts in all forms of a word, whether the worker has read them or not, and alike", async () => {
  const one = await draft("مهرجان الأسواق الخشبية", ["عاد الصيّادون إلى المرفأ القديم بعد عاصفة."])
  const other = await draft("لا شيء هنا", ["تسلّم السوق صاحبه."])
  const questions: [string, string[], string[]][] = [
    ["سوق", [other, one], [one]], ["مرفأ", [one], []], ["عاصفه", [one], []], ["خشبي", [one], [one]], ["صيادين", [one], []],
    ["\"المرفأ القديم\"", [one], []], ["«القديم المرفأ»", [], []], ["سوق -عاصفة", [other], []], ["المهرجا", [one], [one]], ["مهرج", [one], [one]], ["لا", [other], [other]], ["٪", [], []],
  ]
  for (const read of [false, true]) {
    if (read) await keepSearch()
    expect(await db().unsearched.count()).toBe(read ? 0 : 2)
    for (const [question, texts, titles] of questions) {
      expect(await found(question), `${question} ${read}`).toEqual(texts)
      expect(await found(question, chief, "title"), `${question} ${read}`).toEqual(titles)
    }
  }
  await set(one, "ساحة السمك")
  expect(await found("سمك")).toEqual([one])
  expect(await found("أسواق")).toEqual([other])
  await keepSearch()
  expect(await found("سمك")).toEqual([one])
  expect(await found("أسواق")).toEqual([other])
})

it("shows nobody what is not theirs to see, and readers nothing of what is only written", async () => {
  const writer = await makePerson("writer")
  const [mine, theirs] = [await draft("قصة الخندريسة", ["متن."], writer), await draft("خندريسات أخرى", ["متن."])]
  for (const read of [false, true]) {
    if (read) await keepSearch()
    expect(await found("خندريسة", writer)).toEqual([mine])
    expect(await found("خندريسة")).toEqual([theirs, mine])
    const asked = await find({ question: "خندريسة", order: "score", limit: 5, typing: true })
    expect([asked.total, asked.wanted.words.size, await didYouMean(await find({ question: "خندريسه ا", order: "date", limit: 1 }), 0)]).toEqual([0, 0, null])
    expect(await siteDb().$queryRaw`SELECT word FROM pub.search_alike(ARRAY['خندريسه']) UNION SELECT word FROM pub.search_words(ARRAY['خندريس'], ARRAY['خند'])`).toEqual([])
  }
  value(await publish(chief, { id: theirs, version: 1 }))
  expect((await find({ question: "خندريسة", order: "score", limit: 5 })).keys.map(({ id }) => id)).toEqual([theirs])
})

it("keeps what drafts alone say when all is written anew, and of two readings the newer", async () => {
  const id = await draft("الزرافة البنفسجية", ["زنجبيل."])
  await keepSearch()
  const row = () => db().articleSearch.findUniqueOrThrow({ where: { articleId: id } })
  const before = await row()
  await reindex(() => {})
  expect(await row()).toEqual(before)
  expect(await found("زنجبيل")).toEqual([id])
  await set(id, "الزرافة")
  await keepSearch()
  expect((await row()).edition).toBe(2)
})

it("gives the same from the index and from the text itself (property)", async () => {
  const words = ["كتاب", "والكتب", "مدينة", "المدن", "بمدينتهم", "نهر", "الأنهار", "2026", "روسيا", "الروسي", "في", "شتاء"]
  const texts = fc.array(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 }).map((each) => each.join(" ")), { minLength: 1, maxLength: 4 })
  const question = fc.array(fc.oneof(fc.constantFrom(...words, "كتب", "انهار"), fc.constantFrom("\"المدن نهر\"", "-نهر", "-\"في شتاء\"")), { minLength: 1, maxLength: 3 }).map((each) => each.join(" "))
  await fc.assert(fc.asyncProperty(texts, fc.array(question, { minLength: 3, maxLength: 6 }), async (bodies, questions) => {
    const writer = await makePerson("writer")
    for (const body of bodies) await draft("عنوان", [body], writer)
    const ask = async () => {
      const all: string[][] = []
      for (const each of questions) all.push(await found(each, writer))
      return all
    }
    const direct = await ask()
    await keepSearch()
    expect(await ask()).toEqual(direct)
  }), { numRuns: 8 })
})
