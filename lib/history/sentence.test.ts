import { readFileSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { permissions } from "@/lib/permissions"
import { acts, dids, recordWords, subjects, unknownAct } from "@/lib/strings/desk-acts"
import { plainSentence, sentence, type RecordEntry } from "./sentence"

const clock = { timeZone: "Asia/Amman", monthStyle: "dual" } as const
const at = new Date("2026-03-01T07:30:00Z")
const entry = (fields: Partial<RecordEntry>): RecordEntry => ({
  seq: 1, at, actorId: "u", actorName: "سارة الحاج", action: "article.publish", outcome: "done", subjectType: "article", subjectId: "a", data: {}, ...fields,
})
const named = (name: string) => () => ({ name })
const said = (fields: Partial<RecordEntry>, name: string | null = "نهران") => plainSentence(sentence(entry(fields), name === null ? () => null : named(name), clock))

describe("an entry of the record", () => {
  it("is a sentence", () => {
    expect(said({})).toBe("نُشر المقال «نهران»، بحساب سارة الحاج.")
    expect(said({ data: { liveFrom: "2026-03-02T06:00:00Z" } })).toBe("نُشر المقال «نهران»، بحساب سارة الحاج، ليظهر يوم الاثنين 2 آذار/ مارس 2026، الساعة 09:00.")
    expect(said({ action: "article.withdraw", data: { reason: "طلب المصدر", at: at.toISOString() } })).toBe("سُحب المقال «نهران» من النشر، بحساب سارة الحاج، السبب: «طلب المصدر».")
    expect(said({ action: "section.manage", subjectType: "section", data: { did: "add", name: "رأي" } }, "رأي")).toBe("جرت إضافة القسم «رأي»، بحساب سارة الحاج.")
    expect(said({ action: "user.manage", subjectType: "user", data: { did: "role", from: "writer", to: "editor" } }, "ليلى منصور")).toBe("تغيّر دور حساب ليلى منصور، بحساب سارة الحاج، من «كاتب» إلى «محرر».")
  })
  it("says what was refused, and why", () => {
    expect(said({ outcome: "denied" })).toBe("رُفض طلب نشر المقال «نهران»، بحساب سارة الحاج: لا تتيحه صلاحيات الحساب.")
    expect(said({ outcome: "denied", data: { why: "frozen" } })).toContain(": المكتب مجمَّد.")
    expect(said({ outcome: "denied", action: "session.open", actorId: null, actorName: "", subjectType: "user" }, "ليلى")).toBe("رُفض طلب تسجيل الدخول إلى حساب ليلى: بيانات الدخول غير صحيحة.")
  })
  it("keeps the name that something had, where it is there no more", () => {
    expect(said({ action: "section.manage", subjectType: "section", data: { did: "remove", name: "بيئة" } }, null)).toContain("جرى حذف القسم «بيئة»")
    expect(said({ action: "article.trash" }, null)).toBe("نُقل مقال لم يعد موجودًا إلى سلة المهملات، بحساب سارة الحاج.")
  })
  it("is true and readable where nobody has given it words, or its data are of no shape that we know", () => {
    expect(said({ action: "article.frobnicate" })).toBe("جرى على المقال «نهران» ما سُجّل باسم «article.frobnicate»، بحساب سارة الحاج.")
    for (const data of [null, 7, [], { did: {} }, { did: "toString" }, { liveFrom: "x", reason: 5, from: null }]) {
      expect(said({ action: "constructor", subjectType: "__proto__", data })).not.toMatch(/undefined|NaN|\[object|Invalid/)
    }
  })
  it("tells what was done by no account", () => {
    expect(said({ action: "account.pause", actorId: null, actorName: "", subjectType: "user" }, "سارة")).toContain("، آليًا")
    expect(said({ action: "newsroom.revert", actorId: null, actorName: "", subjectType: "newsroom", data: { by: "server", to: at.toISOString() } }))
      .toBe("أُعيد كل المنشور إلى ما كان عليه، من خادم المكتب، إلى حاله يوم الأحد 1 آذار/ مارس 2026، الساعة 10:30.")
  })
})

/** What our own code writes into the record: read out of its text, so that a new act without words is found. */
const code = readdirSync("lib", { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && !file.startsWith("generated") && !file.startsWith("strings"))
  .map((file) => readFileSync(join("lib", file), "utf8"))

describe("every act", () => {
  it("has words: each permission, and each action that is written by hand", () => {
    const written = code.flatMap((text) => [...text.matchAll(/action: "([a-zA-Z.]+)"|"((?:invitation|user|session)\.[a-zA-Z]+)"\)/g)].map((match) => match[1] ?? match[2] ?? ""))
    expect(written).toContain("session.open")
    expect([...permissions, ...written].filter((action) => !Object.hasOwn(acts, action))).toEqual([])
  })

  it("has words for each thing that one action does", () => {
    const known = new Set([...Object.keys(dids), ...Object.keys(acts).map((key) => key.split(":")[1] ?? "")])
    const done = code.flatMap((text) => [...text.matchAll(/\bdid: ([^\n]*)/g)].flatMap((match) => {
      // Up to the comma that ends the field; a choice between two is one expression.
      const expression = (match[1] ?? "").split(/, [a-zA-Z]+[:,]|, \w+ }|, \.\.\.| }/)[0] ?? ""
      return [...expression.matchAll(/"([a-zA-Z]+)"/g)].map((word) => word[1] ?? "")
    }))
    expect(new Set(done).size).toBeGreaterThan(10)
    expect([...new Set(done)].filter((did) => !known.has(did))).toEqual([])
  })

  it("has words of the house: Arabic, without cries, with its places and no others", () => {
    const texts = [...Object.values(acts), ...Object.values(dids), unknownAct].flatMap(({ done, asked }) => [done, asked])
      .concat(Object.values(subjects).flatMap(({ named: before, unnamed }) => [before, unnamed]), Object.values(recordWords.details), Object.values(recordWords.why))
    for (const text of texts) {
      expect(text).not.toMatch(/تم |بنجاح|فشل|!|\s[،؛؟:.]|اً|[,;?]/)
      expect(text.replace(/\{[savw]\}/g, "")).not.toMatch(/[a-zA-Z{}]/)
    }
  })
})
