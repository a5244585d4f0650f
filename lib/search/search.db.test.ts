import fc from "fast-check"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { bodyOfParagraphs } from "@/lib/articles/body"
import { create } from "@/lib/articles/commands"
import { db } from "@/lib/db"
import type { Actor } from "@/lib/permissions"
import { publish, reschedule, withdraw } from "@/lib/publishing/commands"
import { siteDb } from "@/lib/site-db"
import { copyOf, makePerson, makeSection, makeSource } from "@/prisma/fixtures"
import { value } from "@/prisma/results"
import { testDatabase, type TestDatabase } from "@/prisma/testing"
import { keepSearch, reindex } from "./keep"
import { COUNTED, didYouMean, find, linesFor, type Asked, type Found } from "./published"
import { normal } from "./words"

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

type Piece = { title?: string; paragraphs?: string[]; section?: string; source?: string; at?: Record<string, string> }
let written = 0
/** By people who take turns: one alone would be taken for a vandal. */
async function article({ title = "عنوان", paragraphs = ["متن."], section = sectionId, source, at = {} }: Piece): Promise<string> {
  const from = source === undefined ? {} : { origin: "republished" as const, sourceId: source, sourceDate: "2017-12-13", sourceUrl: "https://paper.example/1" }
  if ((written += 1) % 15 === 0) chief = await makePerson("chief")
  const { id } = value(await create(chief, { clippingId: null, article: copyOf({ sectionId: section, title, body: bodyOfParagraphs(paragraphs), ...from }) }))
  value(await publish(chief, { id, version: 1, ...at }))
  return id
}
const ask = (question: string, more: Partial<Asked> = {}) => find({ question, order: "score", limit: 50, ...more })
const idsOf = async (question: string, more: Partial<Asked> = {}) => (await ask(question, more)).keys.map(({ id }) => id)
const later = { day: "2099-05-06", time: "10:15" }

describe("words in their forms", () => {
  /** Thirteen lines on one matter, each an article of its own, and of each question the lines that are meant. */
  const lines = [
    "وصل الرئيس الروسي إلى دمشق مساءً، وقال إن قواته باقية ما بقي الإرهاب",
    "أتمّت القوات الروسية انسحابها من ريف في سوريا، وتسلّم القرى السورية أهلها، ولم يبقَ فيها من «داعش» الإرهابي أحد",
    "لماذا الانسحاب الآن؟ ترى موسكو أن الوقت مناسب، فالجيش السوري صار قادرًا",
    "لا تحتاج روسيا إلى قوات كبيرة في سوريا إلا إذا طال القتال",
    "يستثمر الرئيس ما تحقق على طاولة المفاوضات وصولًا إلى حل سياسي",
    "سمع الرئيس أردوغان من الوفد التركي أن الحل في سورية لم ينضج",
    "مؤتمر أستانة يُعقد يومَي ٢١ و22 كانون الأول، ودعت إليه إيران ثم روسيا وتركيا",
    "تحسب روسيا خطواتها في أوضاع معقّدة، وتواجه أوضاعاً أخرى في أوكرانيا",
    "ارتفع سعر الخبز في الأسواق، وخافت الأسر من شتاء طويل",
    "أُغلقت المكتبة العامة مطلع الشهر ولم يحتجّ أحد",
    "يزرع الفلاحون القمح في الحقول الغربية هذا الموسم",
    "يعود السوريون إلى بيوتهم ويبحثون عن عمل",
    "في كانون الثاني تهطل أمطار غزيرة على الساحل",
  ]
  const questions: [question: string, lines: number[]][] = [
    ["روسيا", [1, 2, 4, 7, 8]], ["الروسي", [1, 2, 4, 7, 8]], ["روسية", [1, 2, 4, 7, 8]], ["القوات", [1, 2, 4]], ["قوات", [1, 2, 4]], ["السورية", [2, 3, 4, 6, 12]],
    ["سوريا", [2, 3, 4, 6, 12]], ["سورية", [2, 3, 4, 6, 12]], ["الإرهاب", [1, 2]], ["الارهاب", [1, 2]], ["المفاوضات", [5]], ["مفاوضات", [5]], ["انسحاب", [2, 3]],
    ["حل", [5, 6]], ["أوضاع", [8]], ["رئيس", [1, 5, 6]], ["داعش", [2]], ["تركيا", [6, 7]], ["إيران", [7]], ["مؤتمر", [7]], ["ديسمبر", [7]],
  ]
  const ids: string[] = []
  beforeAll(async () => {
    for (const line of lines) ids.push(await article({ paragraphs: [line] }))
  })

  it("finds all that is meant by the 21 questions, and at most one that is not", async () => {
    const missed: string[] = []
    const false_: string[] = []
    for (const [question, meant] of questions) {
      const found = (await idsOf(question)).map((id) => ids.indexOf(id) + 1)
      missed.push(...meant.filter((line) => !found.includes(line)).map((line) => `${question} ${line}`))
      false_.push(...found.filter((line) => !meant.includes(line)).map((line) => `${question} ${line}`))
    }
    expect(questions).toHaveLength(21)
    expect(missed).toEqual([])
    expect(false_.length, false_.join("; ")).toBeLessThanOrEqual(1)
  })

  it.each([
    ["\"القوات الروسية\"", [2]], ["«الروسية القوات»", []], ["روسيا -سوريا", [1, 7, 8]], ["21", [7]], ["٢٢", [7]], ["كانون الأول", [7]], ["جانفي", [13]], ["يناير", [13]],
    ["\"كانون الثاني\"", [13]], ["وقوات", [1, 2, 4]], ["أسرة", [9]], ["سوق", [9]], ["فلاح", [11]], ["موسكو قوات", []], ["الرئيـس", [1, 5, 6]], ["رَئِيس", [1, 5, 6]],
  ])("finds for %s the lines %j", async (question, meant) => {
    expect((await idsOf(question)).map((id) => ids.indexOf(id) + 1).sort((a, b) => a - b)).toEqual(meant)
  })

  it("takes the last word for the beginning of one while somebody types", async () => {
    expect(await idsOf("الانسحا", { typing: true })).toContain(ids[2])
    expect(await idsOf("مفاوض", { typing: true })).toContain(ids[4])
    expect(await idsOf("قوات الروس", { typing: true })).toEqual(expect.arrayContaining([ids[1]]))
  })

  it("marks what was found in the text's own spelling, by whole words", async () => {
    const found = await ask("اوضاع سوريه", { typing: false })
    expect(found.total).toBe(0)
    const [line] = await linesFor(await ask("اوضاع"))
    expect(line?.excerpt.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(["أوضاع", "أوضاعاً"])
  })

  it.each([["v,sdh", "روسيا"], ["المفاوظات", "المفاوضات"], ["اردغان", "أردوغان"], ["الارهب", "الإرهاب"]])("asks for %s whether %s is meant", async (typed, meant) => {
    const found = await ask(typed)
    expect(found.total).toBe(0)
    expect(await didYouMean(found, 0)).toBe(meant)
  })
})

describe("what is not before readers", () => {
  /** No question, count, suggestion or guess may tell of the word. */
  async function tells(word: string): Promise<string[]> {
    const told: string[] = []
    for (const question of [word, `ال${word}`, `"${word}"`, word.slice(0, -1), `${word} متن`]) {
      const found = await ask(question, { typing: true })
      if (found.total > 0 || found.wanted.words.size > 0) told.push(question)
      const guess = await didYouMean(found, found.total)
      if (guess !== null) told.push(`${question}: ${guess}`)
    }
    const words = await siteDb().$queryRaw`SELECT * FROM pub.search_words(ARRAY[${word}, ${`~${word}`}], ARRAY[${word.slice(0, 3)}])`
    const alike = await siteDb().$queryRaw`SELECT * FROM pub.search_alike(ARRAY[${word}])`
    return [...told, ...JSON.stringify([words, alike]).match(new RegExp(word, "g")) ?? []]
  }

  it("is not told while it is scheduled, is found from its time on, and not told any more once withdrawn", async () => {
    const id = await article({ title: "قصة السنعبوق", paragraphs: ["كان في القرية سنعبوق."], at: later })
    expect(await tells("سنعبوق")).toEqual([])
    value(await reschedule(chief, { id, version: 1, day: "2099-05-07", time: "10:15" }))
    expect(await tells("سنعبوق")).toEqual([])
    await db().$executeRaw`DELETE FROM pub.publication WHERE article_id = ${id}`
    const other = await article({ paragraphs: ["عاد السنعبوق إلى القرية."] })
    expect(await idsOf("سنعبوق")).toEqual([other])
    expect(await tells("سنعبوق")).not.toEqual([])
    value(await withdraw(chief, { id: other, version: 1, reason: "طلبت الصحيفة سحبه." }))
    expect(await tells("سنعبوق")).toEqual([])
  })

  it("is not told of a text that another has taken the place of", async () => {
    const id = await article({ paragraphs: ["هنا زغبرانة واحدة."] })
    expect(await idsOf("زغبرانة")).toEqual([id])
    await db().$executeRaw`UPDATE pub.publication SET live_until = clock_timestamp() + interval '1 millisecond' WHERE article_id = ${id}`
    await new Promise((done) => setTimeout(done, 20))
    expect(await tells("زغبرانة")).toEqual([])
  })

  it("lets a word be met that stands in something hidden and in something that is out", async () => {
    await article({ paragraphs: ["برقدوش أول."], at: later })
    const out = await article({ paragraphs: ["البرقدوش الثاني."] })
    expect(await idsOf("برقدوش")).toEqual([out])
    expect(await didYouMean(await ask("البرقدوس"), 0)).toBe("البرقدوش")
  })
})

describe("narrowed and ordered", () => {
  it("keeps to sections, newspapers and days, and to a newspaper that took another in", async () => {
    const [one, other, paper, taken] = [await makeSection(), await makeSection(), await makeSource(), await makeSource()]
    const a = await article({ paragraphs: ["مرجوحة أولى."], section: one, source: paper })
    const b = await article({ paragraphs: ["مرجوحة ثانية."], section: other, source: taken })
    expect(await idsOf("مرجوحة", { order: "date" })).toEqual([b, a])
    expect(await idsOf("مرجوحة", { sections: [one] })).toEqual([a])
    expect(await idsOf("مرجوحة", { sources: [paper] })).toEqual([a])
    expect(await idsOf("مرجوحة", { sources: [paper, taken], order: "date" })).toEqual([b, a])
    expect(await idsOf("مرجوحة", { from: new Date(Date.now() + 60_000) })).toEqual([])
    expect(await idsOf("مرجوحة", { until: new Date(Date.now() - 60_000) })).toEqual([])
    expect(await idsOf("مرجوحة", { from: new Date(Date.now() - 60_000), order: "date" })).toEqual([b, a])
  })

  it("puts a title before a text, and the word itself before a form of it", async () => {
    const body = await article({ paragraphs: ["تحدثوا عن طنبورة."] })
    const title = await article({ title: "طنبورة", paragraphs: ["شيء."] })
    const form = await article({ paragraphs: ["تحدثوا عن طنبوراتهم."] })
    expect(await idsOf("طنبورة")).toEqual([title, body, form])
  })

  it.each(["score", "date"] as const)("goes through all pages by %s, each once", async (order) => {
    const word = order === "score" ? "صنبورة" : "قرنفوشة"
    const all: string[] = []
    for (let n = 0; n < 7; n += 1) all.push(await article({ title: n === 3 ? word : "عنوان", paragraphs: [`${word} رقم ${n}`] }))
    const met: string[] = []
    let page: string | null = null
    do {
      const found = await ask(word, { order, limit: 3, page })
      met.push(...found.keys.map(({ id }) => id))
      page = found.next
    } while (page !== null && met.length < 20)
    expect([...met].sort()).toEqual([...all].sort())
    if (order === "date") expect(met).toEqual([...all].reverse())
    else expect(met[0]).toBe(all[3])
  })

  it("walks the days where a word is met often, and comes to the same", async () => {
    const word = "حلزونية"
    const all: string[] = []
    for (const at of ["2017-12-13", "2018-01-31", "2018-02-01", "2024-02-29", "2026-11-01"]) {
      const id = await article({ paragraphs: [word] })
      await db().$executeRaw`SELECT 1`
      all.unshift(id)
      await moveTo(id, at)
    }
    const plain = await idsOf(word, { order: "date" })
    expect(plain).toEqual(all)
    await owner(`UPDATE pub.word SET times = 1000000 WHERE word LIKE '%حلزوني%'`)
    expect(await idsOf(word, { order: "date" })).toEqual(all)
    expect(await idsOf(word, { order: "date", from: new Date("2018-01-31T12:00:00Z") })).toEqual(all.slice(0, 3))
    expect(await idsOf(word, { order: "date", until: new Date("2018-02-02T00:00:00Z") })).toEqual(all.slice(2))
    expect((await idsOf(word)).sort()).toEqual([...all].sort())
    expect(await idsOf(`"${word} ${word}"`)).toEqual([])
    const met: string[] = []
    for (let page: string | null = ""; page !== null;) {
      const found: Found = await ask(word, { order: "date", limit: 1, page })
      met.push(...found.keys.map(({ id }) => id))
      page = met.length > all.length ? null : found.next
    }
    expect(met).toEqual(all)
  })

  it("leaves out what has an excluded word, wherever it is looked for, and finds words in order among many", async () => {
    const word = "قلنسوفة"
    const [one, two, three] = [await article({ paragraphs: [`${word} زرقاء واسعة.`] }), await article({ paragraphs: [`زرقاء ${word} ضيقة.`] }), await article({ paragraphs: [`${word} زرقاء ضيقة.`] })]
    for (const times of [1, 1_000_000]) {
      await owner(`UPDATE pub.word SET times = ${times} WHERE word LIKE '%قلنسوف%' OR word IN ('زرقاء', 'ضيقه')`)
      expect(await idsOf(`${word} -ضيقة`)).toEqual([one])
      expect(await idsOf(`${word} -${word}`)).toEqual([])
      expect(await idsOf(`"${word} زرقاء"`, { order: "date" })).toEqual([three, one])
      expect(await idsOf(`${word} -"زرقاء ${word}"`, { order: "date" })).toEqual([three, one])
      expect((await ask(word, { order: "date", counted: 2 })).more).toBe(true)
    }
    expect(await idsOf(`${word} زرقاء`, { order: "date" })).toEqual([three, two, one])
  })
})

describe("words in order that very many have", () => {
  it("are walked from the newest on, and each is met once", async () => {
    const [old, other, last] = [await article({ paragraphs: ["سمبوسكة ساخنة."] }), await article({ paragraphs: ["ساخنة سمبوسكة، سمبوسكة باردة."] }), await article({ paragraphs: ["كانت سمبوسكة ساخنة."] })]
    await moveTo(old, "2019-01-01")
    // As if 3,200 more had come out, one an hour. The index alone knows them, which is all that is asked.
    await owner(`
      SET session_replication_role = replica;
      INSERT INTO pub.search (of_publication, article_id, live_from, published_at, words, heads, leads, line, version)
        SELECT gen_random_uuid(), 'more' || lpad(n::text, 8, '0'), d.at, d.at, ARRAY(SELECT w FROM unnest(s.words) w WHERE w > 0) || pub.day_number(d.at) || pub.month_number(d.at), s.heads, s.leads, s.line, s.version
        FROM pub.search s CROSS JOIN generate_series(1, 3200) n CROSS JOIN LATERAL (SELECT timestamptz '2020-01-01T00:00:00Z' - n * interval '1 hour' AS at) d WHERE s.article_id = '${old}';
      UPDATE pub.word SET times = 1000000 WHERE word IN ('سمبوسكه', 'ساخنه');
      ANALYZE pub.search`)
    expect(await idsOf('"سمبوسكة ساخنة"', { order: "date", limit: 999, counted: 1_500 })).toEqual([last, ...Array.from({ length: 998 }, (_, n) => `more${String(n + 1).padStart(8, "0")}`)])
    expect((await ask('"سمبوسكة ساخنة"', { order: "date", limit: 20 })).more).toBe(true)
    expect((await idsOf('"سمبوسكة ساخنة"', { limit: 20 }))[0]).toBe(last)
    expect(await idsOf('"ساخنة سمبوسكة"')).toEqual([other])
    expect(await idsOf('"سمبوسكة ساخنة" -كانت', { order: "date", limit: 2 })).toEqual(["more00000001", "more00000002"])
    await owner("DELETE FROM pub.search WHERE article_id LIKE 'more%'")
  })
})

describe("words that are left out", () => {
  const five = ["زعبلوطة", "كمشورة", "دربكونة", "شلهوبة", "مرطبيلة"]
  let like = ""
  beforeAll(async () => {
    for (const word of five) like = await article({ paragraphs: [word] })
  })
  const numbers = async (words: readonly string[]) => {
    const rows = await db().word.findMany({ where: { word: { in: words.map(normal) } } })
    expect(rows).toHaveLength(words.length)
    return rows.map(({ id }) => id)
  }
  /** Rows of the index alone, out from `at` on; `words` are SQL, and so is until when they are. */
  const rowsOf = (count: number, at: string, words: string, until = "NULL::timestamptz") => owner(`
    SET session_replication_role = replica;
    INSERT INTO pub.search (of_publication, article_id, live_from, live_until, published_at, words, line, version)
      SELECT gen_random_uuid(), 'row' || lpad(n::text, 9, '0'), d.at, ${until}, d.at, ${words} || pub.day_number(d.at) || pub.month_number(d.at), '', 1
      FROM generate_series(1, ${count}) n CROSS JOIN LATERAL (SELECT ${at} AS at) d;
    ANALYZE pub.search`)
  const gone = () => owner("SET session_replication_role = replica; DELETE FROM pub.search WHERE article_id LIKE 'row%'; DELETE FROM pub.publication WHERE article_id LIKE 'row%'; ANALYZE pub.search")
  const timesOf = (times: readonly number[]) => owner(five.map((word, at) => `UPDATE pub.word SET times = ${times[at]} WHERE word = '${normal(word)}'`).join(";"))

  it("are in nothing that is found, and nothing else is missed, as looking at every row would have it (property)", async () => {
    const all = await numbers(five)
    // Each row has some of the five, by its number; some lie ahead, some were withdrawn; days, months and years lie between them.
    await rowsOf(400, "timestamptz '2024-06-01T00:00:00Z' - (n % 37) * (n % 11) * interval '13 hours' + CASE WHEN n % 9 = 0 THEN interval '80 years' ELSE '0' END",
      `ARRAY(SELECT w FROM unnest('{${all.join()}}'::integer[]) WITH ORDINALITY x(w, o) WHERE (n * 7919 / 13) >> o::integer & 1 = 1)`, "CASE WHEN n % 7 = 0 THEN timestamptz '2024-06-02T00:00:00Z' END")
    const some = fc.uniqueArray(fc.constantFrom(...five), { minLength: 1, maxLength: 2 })
    await fc.assert(fc.asyncProperty(some, some, fc.array(fc.constantFrom(1, 150, 1_000_000), { minLength: 5, maxLength: 5 }), fc.constantFrom(500, 40, 3), fc.constantFrom("score" as const, "date" as const), async (need, never, times, counted, order) => {
      await timesOf(times)
      const found = await ask([...need, ...never.map((word) => `-${word}`)].join(" "), { order, limit: 900, counted })
      const meant = await db().$queryRaw<{ id: string }[]>`
        SELECT s.article_id AS id FROM pub.search s WHERE s.words @> ${await numbers(need)}::integer[] AND NOT s.words && ${await numbers(never)}::integer[]
          AND s.live_from <= statement_timestamp() AND (s.live_until IS NULL OR s.live_until > statement_timestamp()) ORDER BY s.published_at DESC, s.article_id DESC`
      const [is, should] = [found.keys.map(({ id }) => id), meant.map(({ id }) => id)]
      const newest = should.slice(0, is.length)
      expect(order === "date" ? is : [...is].sort()).toEqual(order === "date" ? newest : newest.sort())
      expect(found.total).toBe(is.length)
      if (!found.more) expect(is).toHaveLength(should.length)
    }), { numRuns: 60 })
    await gone()
  })

  it("may leave nothing of very many: then so many are looked at and no more, and it is said", async () => {
    const [one, two] = [await numbers([five[0] ?? ""]), await numbers([five[1] ?? ""])]
    // One a minute, all with both words but two. By the publications it is reckoned how fast they came out.
    await rowsOf(30_000, "timestamptz '2015-01-01T00:00:00Z' - n * interval '1 minute'", `'{${one.join()}}'::integer[] || CASE WHEN n IN (3000, 29000) THEN '{}' ELSE '{${two.join()}}'::integer[] END`)
    await owner(`
      SET session_replication_role = replica;
      INSERT INTO pub.publication SELECT (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'article_id', s.article_id, 'live_from', s.live_from, 'published_at', s.published_at))).*
        FROM pub.publication p CROSS JOIN pub.search s WHERE s.article_id LIKE 'row%' AND (s.article_id <= 'row000001200' OR s.article_id BETWEEN 'row000004300' AND 'row000005400' OR s.article_id BETWEEN 'row000024400' AND 'row000025700' OR s.article_id = 'row000030000') AND p.article_id = '${like}'`)
    await timesOf([300_000, 300_000, 1, 1, 1])
    const question = `${five[0]} -${five[1]}`
    for (const order of ["date", "score"] as const) {
      expect(await ask(question, { order, until: new Date("2015-01-01") })).toMatchObject({ keys: [{ id: "row000003000" }], total: 1, more: true })
      expect(await ask(question, { order, until: new Date("2014-12-15") })).toMatchObject({ keys: [{ id: "row000029000" }], total: 1, more: false })
    }
    const none = await ask(question, { until: new Date("2014-12-29") })
    expect(none).toMatchObject({ keys: [], total: 0, more: true, next: null })
    expect(await didYouMean(none, 0)).toBe(null)
    await gone()
  })
})

describe("kept up", () => {
  it("is written anew as it was, by reindex and after what was written without us", async () => {
    const id = await article({ title: "جلنارة", paragraphs: ["جلنارات كثيرة."] })
    const rows = () => db().search.findMany({ where: { articleId: id }, select: { words: true, heads: true, line: true, version: true } })
    const before = await rows()
    await owner(`UPDATE pub.search SET words = '{}', heads = '{}', line = '', version = 0 WHERE article_id = '${id}'`)
    expect(await idsOf("جلنارة")).toEqual([])
    await keepSearch()
    expect(await rows()).toEqual(before)
    expect(await idsOf("جلنارة")).toEqual([id])
    const times = await db().word.findMany({ select: { word: true, times: true }, orderBy: { id: "asc" } })
    await reindex(() => {})
    expect(await rows()).toEqual(before)
    const again = await db().word.findMany({ select: { word: true, times: true }, orderBy: { id: "asc" } })
    expect(again.find(({ word }) => word === "جلناره")?.times).toBe(1)
    expect(times.length).toBeGreaterThanOrEqual(again.length)
  })
})

it("answers hostile questions without an error, and bounded", async () => {
  const questions = [
    "", " ", "\0", "\u202E", "في", "من إلى", "-", "--", "\"", "\"\"", "«", "'; DROP TABLE pub.word; --", "%", "_", "a".repeat(201), "ك".repeat(100_000), "\"".repeat(199), "-ا ".repeat(66),
    "ا ب ت ث ج ح خ د ذ ر ز س ش ص ض ط ظ ع غ ف ق ك ل م ن ه و ي", "\u{D800}", "(((((((((((((((((((", "{1,2,3}", "§section:x", "#12", "~كتاب", "😀😀😀",
  ]
  for (const question of questions) {
    const found = await ask(question, { typing: true })
    expect(found.total).toBeLessThanOrEqual(COUNTED)
    await didYouMean(found, found.total)
  }
  expect((await ask("ك".repeat(201))).question.state).toBe("long")
  expect((await ask("من في")).question.state).toBe("common")
  expect((await ask(" ")).question.state).toBe("empty")
  for (const page of ["x", "s99999-1", "1-\0", "zz-no"]) expect((await ask("رئيس", { page })).keys).toEqual([])
})

async function owner(sql: string) {
  const { Client } = (await import("pg")).default
  const client = new Client(database.ownerUrl)
  await client.connect()
  await client.query(sql).finally(() => client.end())
}

/** As if it had come out on that day. */
const moveTo = (id: string, day: string) => owner(`
  SET session_replication_role = replica;
  UPDATE pub.publication SET live_from = '${day}', published_at = '${day}' WHERE article_id = '${id}';
  UPDATE pub.search SET live_from = '${day}', published_at = '${day}', words = ARRAY(SELECT w FROM unnest(words) w WHERE w > 0) || pub.day_number('${day}') || pub.month_number('${day}') WHERE article_id = '${id}'`)
