import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { dayIn, formatDay, formatTime, isIsoDay, weekdayName } from "./dates"
import { fold } from "./fold"
import { oneLine, searchKey, stripHidden } from "./normalize"
import { formatNumber, toLatinDigits, writeInDigits } from "./numbers"
import { plural } from "./plural"
import { countWords, readingMinutes } from "./reading"
import { slugify } from "./slug"

const anyText = fc.string({ unit: "binary", maxLength: 80 })
const hidden = /[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/

test("digits", () => {
  expect(toLatinDigits("١٣/۱۲/2017")).toBe("13/12/2017")
  expect(formatNumber(1234.5, "arab")).toBe("١٢٣٤.٥")
  expect(formatNumber(1234, "latn")).toBe("1234")
})

test("the six plurals, with the number in its place", () => {
  const articles = { zero: "لا مقالات", one: "مقال واحد", two: "مقالان", few: "# مقالات", many: "# مقالًا", other: "# مقال" }
  const printed = [0, 1, 2, 3, 10, 11, 99, 100, 102, 103, 111, 1000].map((n) => plural(n, articles))
  expect(printed).toEqual([
    "لا مقالات", "مقال واحد", "مقالان", "3 مقالات", "10 مقالات", "11 مقالًا", "99 مقالًا", "100 مقال", "102 مقال", "103 مقالات",
      "111 مقالًا", "1000 مقال",
  ])
})

describe("one line", () => {
  test("spaces, line ends, direction marks and controls", () => {
    expect(oneLine("  محمد\u00A0 \r\n علي\u202E\u0007 \u2067")).toBe("محمد علي")
    expect(oneLine("أحمد")).toBe("أحمد")
  })
  test("stays as it is the second time, and shows nothing hidden", () => {
    fc.assert(fc.property(anyText, (text) => {
      const line = oneLine(text)
      expect(oneLine(line)).toBe(line)
      expect(line).not.toMatch(hidden)
      expect(line.isWellFormed()).toBe(true)
    }))
  })
})

test("spellings of one name meet under one key", () => {
  expect(searchKey("القُدس  العربي")).toBe(searchKey("القدس العربى"))
  expect(searchKey("الأهـرام")).toBe(searchKey("الاهرام"))
  expect(searchKey("عكاظ\u200F")).toBe("عكاظ")
  expect(stripHidden("ا\u200Fب\u00ADج")).toBe("ابج")
})

describe("slug", () => {
  test.each([
    ["لماذا تأخّر القطار؟", "لماذا-تأخر-القطار"],
    ["«الأمن» أولًا… ثم السياسة!", "الأمن-أولا-ثم-السياسة"],
    ["خطة 2030 / رؤية", "خطة-2030-رؤية"],
    ["Café أخبار", "café-أخبار"],
    ["", "مقال"],
    ["؟!…", "مقال"],
    ["ال\u0640\u0640مدينة", "المدينة"],
  ])("%s", (title, slug) => {
    expect(slugify(title)).toBe(slug.normalize("NFC"))
  })
  test("fits, is cut between words and holds only letters, digits and single hyphens", () => {
    expect([...slugify("كلمة ".repeat(30))].length).toBeLessThanOrEqual(60)
    expect(slugify("كلمة ".repeat(30)).endsWith("كلمة")).toBe(true)
    expect([...slugify("ا".repeat(90))]).toHaveLength(60)
    fc.assert(fc.property(anyText, (title) => {
      const slug = slugify(title)
      expect(slug).toMatch(/^[\p{L}\p{N}]+(-[\p{L}\p{N}]+)*$/u)
      expect([...slug].length).toBeLessThanOrEqual(60)
      expect(slug.normalize("NFC")).toBe(slug)
    }))
  })
})

describe("days", () => {
  test("are printed by the house's month names", () => {
    expect(formatDay("2017-12-13", "dual")).toBe("الأربعاء 13 كانون الأول/ ديسمبر 2017")
    expect(formatDay("2017-12-13", "levant", { weekday: false })).toBe("13 كانون الأول 2017")
    expect(formatDay("2018-01-05", "gregorian")).toBe("الجمعة 5 يناير 2018")
    expect(formatDay("2018-08-05", "maghreb", { weekday: false })).toBe("5 غشت 2018")
    expect(formatDay("2018-08-05", "tunisian", { weekday: false })).toBe("5 أوت 2018")
    expect(() => formatDay("2017-02-31", "dual")).toThrow(RangeError)
  })
  test("are real", () => {
    expect(["2017-12-13", "2016-02-29"].map(isIsoDay)).toEqual([true, true])
    expect(["2017-02-29", "2017-1-1", "1799-12-31", "2017-12-13T00:00", ""].map(isIsoDay)).toEqual([false, false, false, false, false])
    expect(weekdayName("2017-12-11")).toBe("الاثنين")
    expect(() => weekdayName("never")).toThrow(RangeError)
  })
  test("fall by the zone of the newsroom", () => {
    const late = new Date("2017-12-13T22:30:00Z")
    expect([dayIn(late, "Asia/Damascus"), dayIn(late, "UTC")]).toEqual(["2017-12-14", "2017-12-13"])
    expect([formatTime(late, "Asia/Damascus"), formatTime(late, "UTC")]).toEqual(["00:30", "22:30"])
  })
})

test("reading time rounds up at 140 words a minute", () => {
  expect(countWords("قال: «لن نـعود» — و21 يومًا…")).toBe(5)
  expect([0, 1, 140, 141, 360].map(readingMinutes)).toEqual([0, 1, 1, 2, 3])
})

test("a folded text leads back to where each of its characters stood", () => {
  fc.assert(fc.property(anyText, (text) => {
    const folded = fold(text)
    for (let index = 0; index < folded.text.length; index += 1) {
      expect(fold(text.slice(folded.at(index), folded.after(index + 1))).text).toBe(folded.text.charAt(index))
    }
  }))
})

test("the digits of the house hold where no others are named, and never where they are", () => {
  const forms = { zero: "لا مقالات", one: "مقال", two: "مقالان", few: "# مقالات", many: "# مقالًا", other: "# مقال" }
  const at = new Date("2017-12-13T08:05:00Z")
  writeInDigits("arab")
  try {
    expect([plural(7, forms), formatNumber(205), formatDay("2017-12-13", "levant"), formatTime(at, "UTC")]).toEqual(
      ["٧ مقالات", "٢٠٥", "الأربعاء ١٣ كانون الأول ٢٠١٧", "٠٨:٠٥"])
    expect([plural(7, forms, "latn"), formatNumber(205, "latn"), formatDay("2017-12-13", "levant", { digits: "latn" }), formatTime(at, "UTC", "latn"), dayIn(at, "UTC")]).toEqual(
      ["7 مقالات", "205", "الأربعاء 13 كانون الأول 2017", "08:05", "2017-12-13"])
  } finally {
    writeInDigits("latn")
  }
})
