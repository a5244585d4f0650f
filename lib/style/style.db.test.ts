import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { db } from "@/lib/db"
import type { Actor } from "@/lib/permissions"
import { makePerson } from "@/prisma/fixtures"
import { testDatabase } from "@/prisma/testing"
import { addStyleWord, removeStyleWord, switchRule } from "./commands"
import { houseStyle, stylePage } from "./queries"
import { MOST_STYLE_WORDS } from "./schema"

let database: Awaited<ReturnType<typeof testDatabase>>
let people: Record<"chief" | "editor" | "writer", Actor>

beforeAll(async () => {
  database = await testDatabase()
  people = { chief: await makePerson("chief"), editor: await makePerson("editor"), writer: await makePerson("writer") }
})
afterAll(async () => {
  await db().$disconnect()
  await database?.drop()
})

const events = () => db().event.findMany({ where: { action: "style.manage" }, orderBy: { seq: "asc" }, select: { outcome: true, data: true } })

describe("the rules of style", () => {
  it("begin as they come, are switched, and say so in the record", async () => {
    expect(await houseStyle()).toEqual({ off: ["passive"], words: [] })
    expect(await switchRule(people.chief, { rule: "hamza", on: "no" })).toMatchObject({ ok: true })
    expect(await switchRule(people.chief, { rule: "hamza", on: "no" })).toMatchObject({ ok: true })
    expect(await switchRule(people.chief, { rule: "passive", on: "yes" })).toMatchObject({ ok: true })
    expect(await houseStyle()).toEqual({ off: ["hamza"], words: [] })
    expect(await events()).toMatchObject([{ data: { did: "off", rule: "hamza" } }, { data: { did: "off" } }, { data: { did: "on", rule: "passive" } }])
    expect(await switchRule(people.chief, { rule: "hamza", on: "yes" })).toMatchObject({ ok: true })
  })

  it("are extended by words, each once, and a word is taken out again", async () => {
    expect(await addStyleWord(people.chief, { word: "  داعش\u200F ", instead: "تنظيم الدولة" })).toMatchObject({ ok: true, value: { word: "داعش" } })
    expect(await addStyleWord(people.chief, { word: "داعش", instead: "غيره" })).toMatchObject({ failure: { code: "duplicate", fields: { word: ["duplicate"] } } })
    expect(await addStyleWord(people.chief, { word: "الشرق الأوسط الجديد" })).toMatchObject({ ok: true })
    expect((await houseStyle()).words).toEqual([{ word: "داعش", instead: "تنظيم الدولة" }, { word: "الشرق الأوسط الجديد", instead: "" }])
    expect(await removeStyleWord(people.chief, { word: "داعش" })).toMatchObject({ ok: true })
    expect(await removeStyleWord(people.chief, { word: "داعش" })).toMatchObject({ failure: { code: "not_found" } })
    expect((await events()).at(-1)).toMatchObject({ data: { did: "remove", name: "داعش ← تنظيم الدولة" } })
  })

  it.each([
    [{ word: "" }, "word"], [{ word: "، داعش" }, "word"], [{ word: "داعش،" }, "word"], [{ word: "ـ" }, "word"], [{ word: "x".repeat(61) }, "word"],
    [{ word: "ماء", instead: "ماء" }, "instead"], [{ word: "ماء", instead: "x".repeat(61) }, "instead"], [{ word: ["ماء", "نار"] }, "word"],
  ])("a word that is none is refused at its field: %j", async (sent, field) => {
    expect(await addStyleWord(people.chief, sent)).toMatchObject({ failure: { code: "invalid", fields: { [field]: expect.any(Array) } } })
  })

  it("know no other rule, nor anything beside it", async () => {
    for (const sent of [{ rule: "toString", on: "no" }, { rule: "spaces", on: "maybe" }, { rule: "spaces", on: "no", extra: "1" }, { rule: ["spaces"], on: "no" }]) {
      expect(await switchRule(people.chief, sent)).toMatchObject({ failure: { code: "invalid" } })
    }
  })

  it("hold so many words and no more", async () => {
    const { words } = await houseStyle()
    await db().newsroom.updateMany({ data: { styleWords: Array.from({ length: MOST_STYLE_WORDS }, (_, index) => ({ word: `كلمة${index}`, instead: "" })) } })
    expect(await addStyleWord(people.chief, { word: "أخرى" })).toMatchObject({ failure: { fields: { word: ["too_many"] } } })
    await db().newsroom.updateMany({ data: { styleWords: words } })
  })

  it("are a chief's to change, and everybody's to follow; two who add at once both do", async () => {
    for (const person of [people.writer, people.editor]) {
      expect(await switchRule(person, { rule: "spaces", on: "no" })).toMatchObject({ failure: { code: "forbidden" } })
      expect(await addStyleWord(person, { word: "مدسوسة" })).toMatchObject({ failure: { code: "forbidden" } })
      expect(await stylePage(person)).toBeNull()
    }
    expect((await houseStyle()).off).toEqual([])
    await Promise.all(["أولى", "ثانية", "ثالثة"].map((word) => addStyleWord(people.chief, { word })))
    expect((await houseStyle()).words.map(({ word }) => word).sort()).toEqual(["أولى", "الشرق الأوسط الجديد", "ثالثة", "ثانية"])
  })
})
