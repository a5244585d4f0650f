import fc from "fast-check"
import { expect, test } from "vitest"
import { formatDay, monthStyles, parsePrintedDate } from "./dates"
import { findPrintedDates } from "./printed-date"

const day = "2017-12-13"

test.each([
  "13/12/2017", "13.12.2017", "13-12-2017", "2017-12-13", "2017/12/13", "١٣/١٢/٢٠١٧", "۱۳/۱۲/۲۰۱۷", "13 / 12 / 2017", "13\\12\\2017",
  "13‐12‐2017", "13/12/2017م", "13/12/2017 م", "2017-12-13T10:30:00+04:00",
  "13 كانون الأول 2017", "13 كانون الاول 2017", "13 كانون أول 2017", "13 كانون الأول/ ديسمبر 2017", "13 كانون الأول /ديسمبر 2017",
  "13 كانون الأول/ديسمبر 2017", "13 كانون الأول / ديسمبر 2017", "13 ديسمبر (كانون الأول) 2017", "13 كانون الأول (ديسمبر) 2017",
  "13 كانون الأول ديسمبر 2017", "13 ديسمبر 2017", "13 ديسمبر، 2017", "13 ديسمبر, 2017", "13 ديسمبر 2017م", "13 دجنبر 2017",
    "١٣ ديسمبر ٢٠١٧",
  "13 من ديسمبر 2017", "13 ديسمبر عام 2017", "13-ديسمبر-2017", "13/ديسمبر/2017", "ديسمبر 13, 2017", "كانون الأول 13، 2017",
  "13 ك1 2017", "13\u00A0ديسمبر\u00A02017", "\u200F13\u200F/12\u200F/2017", "13 ديسـمبر 2017", "13 دِيسَمْبَر 2017",
])("%s", (text) => {
  expect(parsePrintedDate(text)).toMatchObject({ iso: day, weekday: null, weekdayAgrees: null })
  expect(parsePrintedDate(`نشر في: ${text} الساعة 10:30`)?.iso).toBe(day)
})

test.each([
  ["5 جانفي 2018", "2018-01-05"], ["5 فيفري 2018", "2018-02-05"], ["5 أفريل 2018", "2018-04-05"], ["5 ماي 2018", "2018-05-05"],
  ["5 جوان 2018", "2018-06-05"], ["5 جويلية 2018", "2018-07-05"], ["5 أوت 2018", "2018-08-05"], ["5 غشت 2018", "2018-08-05"],
  ["5 يوليوز 2018", "2018-07-05"], ["5 شتنبر 2018", "2018-09-05"], ["5 نونبر 2018", "2018-11-05"], ["5 اذار 2018", "2018-03-05"],
  ["5 ايار 2018", "2018-05-05"], ["5 ايلول 2018", "2018-09-05"], ["5 آب/ أغسطس 2018", "2018-08-05"], ["5 اب 2018", "2018-08-05"],
  ["5 اغسطس 2018", "2018-08-05"], ["5 ابريل 2018", "2018-04-05"], ["5 إبريل 2018", "2018-04-05"], ["5 يونيه 2018", "2018-06-05"],
  ["5 يولية 2018", "2018-07-05"], ["5 تشرين الثانى 2018", "2018-11-05"], ["5 تشرين ثاني 2018", "2018-11-05"], ["1 كانون الثاني 2018",
    "2018-01-01"],
  ["3/4/2018", "2018-04-03"], ["29/2/2016", "2016-02-29"], ["1/1/1800", "1800-01-01"], ["31/12/2100", "2100-12-31"],
])("%s is %s", (text, iso) => {
  expect(parsePrintedDate(text)?.iso).toBe(iso)
})

test.each([
  "", "31/2/2017", "29/2/2017", "12/31/2017", "13/12/17", "13/12", "13 ديسمبر", "13 décembre 2017", "13 décembre", "13 December 2017",
    "00/12/2017",
  "2017/13/12", "13/12/1439", "13/12/2101", "13/12/1799", "13/12-2017", "192.168.13.12.2017", "113/12/2017", "13/12/20170", "13/12/2017/3",
  "13-15/12/2017", "2011-2017", "13 ديسمبر/ تشرين الثاني 2017", "32 ديسمبر 2017", "31 صفر 1439", "13 كانون 2017", "العدد 13 لعام 2017",
    "10:30",
  "13 ديسمبرية 2017", "الأربعاء",
])("no date in «%s»", (text) => {
  expect(parsePrintedDate(text)).toBeNull()
})

test.each([
  ["25 ربيع الأول 1439هـ", null], ["25 ربيع الأول 1439 هـ", null], ["25 ربيع الاول 1439", null], ["٢٥ ربيع الأول ١٤٣٩هـ", null],
  ["25/3/1439هـ", null], ["1439/03/25 هـ", null], ["الأربعاء 25 ربيع الأول 1439 هـ", "الأربعاء"],
  ["25 ربيع الأول 1439هـ الموافق 13 ديسمبر 2017", null], ["الأربعاء 25 ربيع الأول 1439هـ - 13 ديسمبر 2017م", "الأربعاء"],
  ["13 ديسمبر 2017م - 25 ربيع الأول 1439هـ", null], ["الأربعاء 25 ربيع الأول 1439 هـ، الموافق 13/12/2017 م", "الأربعاء"],
  ["25 ربيع الأول 1439هـ - الأربعاء 13 ديسمبر 2017م", "الأربعاء"],
])("Hijri: %s", (text, weekday) => {
  expect(parsePrintedDate(text)).toEqual({ iso: day, weekday, weekdayAgrees: weekday === null ? null : true, text })
})

test("the Gregorian side of a double date holds, even where the calendars differ by a day", () => {
  const found = findPrintedDates("26 ربيع الأول 1439هـ الموافق 13 ديسمبر 2017")
  expect(found).toHaveLength(1)
  expect(found[0]).toMatchObject({ iso: day, calendar: "gregorian" })
  expect(findPrintedDates("1 رمضان 1445هـ")[0]).toMatchObject({ iso: "2024-03-11", calendar: "hijri" })
  expect(findPrintedDates("9 ذي الحجة 1445")[0]).toMatchObject({ iso: "2024-06-15" })
  expect(findPrintedDates("1 محرم 1446هـ")[0]).toMatchObject({ iso: "2024-07-07" })
  expect(findPrintedDates("30 جمادى الآخرة 1439")[0] ?? null).toBeNull()
})

test.each([
  ["الاربعاء 13/12/2017", "الاربعاء", true], ["الأربعاء، 13 ديسمبر 2017", "الأربعاء", true], ["الأربعاء 13 كانون الأول/ ديسمبر 2017",
    "الأربعاء", true],
  ["الأربعاء الموافق 13/12/2017", "الأربعاء", true], ["الأربعاء: 13/12/2017", "الأربعاء", true], ["الأربعاء - 13/12/2017", "الأربعاء",
    true],
  ["الأربعاء13/12/2017", "الأربعاء", true], ["13/12/2017 - الأربعاء", "الأربعاء", true], ["الخميس 13/12/2017", "الخميس", false],
  ["الأربعاء\u00A013/12/2017", "الأربعاء", true],
])("weekday of «%s»", (text, weekday, weekdayAgrees) => {
  expect(parsePrintedDate(text)).toMatchObject({ iso: day, weekday, weekdayAgrees, text: text.replace(/\u00A0/g, " ") })
})

test.each([
  ["الاحد 17/12/2017"], ["الإثنين 18/12/2017"], ["الاثنين 18/12/2017"], ["الثلثاء 19/12/2017"], ["الثلاثاء 19/12/2017"],
    ["الجمعة 15/12/2017"], ["السبت 16/12/2017"],
])("weekday with and without hamza: %s", (text) => {
  expect(parsePrintedDate(text)?.weekdayAgrees).toBe(true)
})

test("«يوم» before the weekday is not part of the date", () => {
  expect(parsePrintedDate("يوم الأربعاء 13/12/2017")?.text).toBe("الأربعاء 13/12/2017")
})

test("a date is found inside its line, with its place", () => {
  const line = "الخليج - الأربعاء 13/12/2017 10:30 ص"
  const found = findPrintedDates(line)
  expect(found.map((date) => line.slice(date.start, date.end))).toEqual(["الأربعاء 13/12/2017"])
  expect(findPrintedDates("نشر 13/12/2017 وحُدّث 14/12/2017").map((date) => date.iso)).toEqual(["2017-12-13", "2017-12-14"])
})

test("every day the house prints, in every style and both digits, reads back as itself", () => {
  const days = fc.date({ min: new Date("1800-01-01"), max: new Date("2100-12-31"),
    noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10))
  fc.assert(fc.property(days, fc.constantFrom(...monthStyles), fc.boolean(), (iso, style, arabic) => {
    const printed = formatDay(iso, style)
    const text = arabic ? printed.replace(/\d/g, (d) => String.fromCharCode(0x660 + Number(d))) : printed
    expect(parsePrintedDate(text)).toMatchObject({ iso, weekdayAgrees: true, text })
  }))
})

test("any Hijri day of the calendar's own reading leads back to its Gregorian day", () => {
  const calendar = new Intl.DateTimeFormat("ar-SA-u-ca-islamic-umalqura-nu-latn", { day: "numeric", month: "long", year: "numeric",
    timeZone: "UTC" })
  const days = fc.date({ min: new Date("1890-01-01"), max: new Date("2090-12-31"), noInvalidDate: true })
  fc.assert(fc.property(days, (date) => {
    expect(parsePrintedDate(calendar.format(date))?.iso).toBe(date.toISOString().slice(0, 10))
  }))
})

test("two megabytes of digits and month names cost little", () => {
  expect(findPrintedDates("13 كانون الأول / ".repeat(120_000))).toBeInstanceOf(Array)
  expect(findPrintedDates("13/12/".repeat(200_000))).toBeInstanceOf(Array)
}, 60_000)

test("any text at all is read without an error", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => {
    parsePrintedDate(text)
  }))
})
