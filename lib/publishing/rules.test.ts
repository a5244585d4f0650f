import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { bodyOfParagraphs, emptyBody } from "@/lib/articles/body"
import { cursorOf, placeOf } from "@/lib/cursor"
import { instantOf } from "@/lib/newsroom-time"
import { problemText } from "@/lib/strings/desk-problems"
import { checklist, missing, type Checked } from "./checklist"

const lines = { title: "عنوان", kicker: "", subtitle: "", standfirst: "", kindLabel: "", sourceDateText: "" }
const whole: Checked = {
  title: "عنوان", sectionId: "s", body: bodyOfParagraphs(["نص"]), texts: { lines, links: [] }, origin: "republished", sourceId: "p", sourceDate: "2017-12-13",
  source: { name: "المرفأ", permission: "granted", permissionUntil: null, limits: { percent: null, words: null }, offWeekdays: [], offDays: [] },
  share: null, picture: null, figureRights: new Map(), today: "2026-03-01", outOn: "2026-03-01", monthStyle: "dual",
}
const paper = (fields: Partial<NonNullable<Checked["source"]>>) => ({ ...whole, source: whole.source && { ...whole.source, ...fields } })
const said = (fields: ReturnType<typeof missing>) => Object.fromEntries(Object.entries(fields).map(([field, [problem = ""]]) => [field, problemText(problem)]))

describe("the checklist", () => {
  it("lets a whole article out", () => expect(missing(whole)).toEqual({}))
  it("names all that is missing, field by field", () => {
    expect(missing({ ...whole, title: "", sectionId: null, body: emptyBody, sourceId: null, sourceDate: null, source: null })).toEqual({
      title: ["required"], sectionId: ["required"], body: ["required"], sourceId: ["source_required"], sourceDate: ["source_date_required"],
    })
  })
  it("asks no source of an own piece", () => expect(missing({ ...whole, origin: "own", sourceId: null, sourceDate: null, source: null })).toEqual({}))
  it("obeys the source's permission, and says whose and until when it was", () => {
    const withPermission = (permission: string, permissionUntil: string | null, outOn = whole.outOn) => said(missing({ ...paper({ permission, permissionUntil }), outOn }))
    expect(withPermission("none", null)).toEqual({ permission: "لا إذن من «المرفأ» بإعادة النشر." })
    expect(withPermission("granted", "2026-02-28")).toEqual({ permission: "انتهى إذن «المرفأ» في 28 شباط/ فبراير 2026." })
    expect(withPermission("unrecorded", "2026-02-28")).toHaveProperty("permission")
    expect(withPermission("granted", "2026-03-01")).toEqual({})
    expect(withPermission("granted", "2026-03-01", "2026-03-02")).toEqual({ permission: "ينتهي إذن «المرفأ» في 1 آذار/ مارس 2026، قبل موعد النشر." })
    expect(withPermission("unrecorded", null)).toEqual({})
    expect(withPermission("whatever", null)).toHaveProperty("permission")
    expect(checklist(paper({ permission: "unrecorded" })).filter(({ problem }) => problem !== null)).toEqual([
      { field: "permission", problem: expect.stringContaining("permission_unrecorded"), blocks: false },
    ])
  })
  it("limits a quotation, and says how much there is of it and how much there may be", () => {
    const quoting = (taken: number, words: number, limits = { percent: null as number | null, words: null as number | null }) =>
      ({ ...paper({ permission: "quotation", limits }), share: { taken, words } })
    expect(said(missing(quoting(101, 400)))).toEqual({ share: "المنقول عن «المرفأ» 101 كلمة من 400 كلمة (26%)، والمسموح به 25% من النص." })
    expect(said(missing(quoting(12, 12, { percent: 50, words: 3 })))).toEqual({
      share: "المنقول عن «المرفأ» 12 كلمة من 12 كلمة (100%)، والمسموح به 50% من النص، على ألا يزيد على 3 كلمات.",
    })
    expect(said(missing(quoting(2, 12, { percent: null, words: 1 })))).toEqual({
      share: "المنقول عن «المرفأ» كلمتان من 12 كلمة (17%)، والمسموح به كلمة واحدة.",
    })
    expect(missing(quoting(100, 400))).toEqual({})
    expect(checklist(quoting(100, 400)).at(-1)).toMatchObject({ field: "share", problem: null, note: expect.stringContaining("share_within") })
    expect(checklist({ ...whole, share: { taken: 4, words: 4 } }).some(({ field }) => field === "share")).toBe(false)
  })
  it("wonders at a day on which the paper does not appear, and lets it pass", () => {
    const odd = checklist(paper({ offWeekdays: [3] })).filter(({ problem }) => problem !== null)
    expect(odd.map(({ field, problem, blocks }) => [field, problemText(problem ?? ""), blocks])).toEqual([
      ["sourceDay", "لا تصدر «المرفأ» يوم الأربعاء 13 كانون الأول/ ديسمبر 2017. يرجى مراجعة التاريخ.", false],
    ])
    expect(checklist(paper({ offDays: ["2017-12-13"] })).some(({ field }) => field === "sourceDay")).toBe(true)
    expect(checklist(paper({ offWeekdays: [0, 1, 2, 4, 5, 6], offDays: ["2017-12-14"] })).some(({ field }) => field === "sourceDay")).toBe(false)
  })
  it("takes tomorrow's paper and no later one", () => {
    expect(missing({ ...whole, sourceDate: "2026-03-02" })).toEqual({})
    expect(missing({ ...whole, sourceDate: "2026-03-03" })).toEqual({ sourceDate: ["date_ahead"] })
  })
})

describe("instantOf", () => {
  it("reads the newsroom's clock", () => {
    expect(instantOf("2026-03-01", "09:30", "Asia/Amman")).toEqual(new Date("2026-03-01T06:30:00Z"))
    expect(instantOf("2026-07-01", "9:30", "Africa/Casablanca")).toEqual(new Date("2026-07-01T08:30:00Z"))
  })
  it("refuses an hour that is jumped over, and one that comes twice", () => {
    expect(instantOf("2026-04-24", "00:30", "Africa/Cairo")).toBe("missing_hour")
    expect(instantOf("2026-10-29", "23:30", "Africa/Cairo")).toBe("double_hour")
    expect(instantOf("2026-03-29", "00:30", "Asia/Beirut")).toBe("missing_hour")
  })
  it.each([["2026-02-30", "10:00"], ["2026-03-01", "24:00"], ["2026-03-01", "10:60"], ["", ""], ["2026-03-01", "1e1"]])("refuses %s %s", (day, time) =>
    expect(instantOf(day, time, "UTC")).toBe("bad_date"))
})

describe("cursors", () => {
  it("come back as they went (property)", () => {
    fc.assert(fc.property(fc.date({ min: new Date(0), max: new Date("2200-01-01"), noInvalidDate: true }), fc.stringMatching(/^[0-9a-z]{12}$/), (at, id) => {
      expect(placeOf(cursorOf({ at, id }))).toEqual({ at, id })
    }))
  })
  it("are nothing when forged (property)", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => {
      const place = placeOf(text)
      if (place) expect(Number.isNaN(place.at.getTime())).toBe(false)
    }))
    for (const forged of ["", "-", "zzzzzzzzzzzz-1", "1-", "-1", "1-DROP", null, 7]) expect(placeOf(forged)).toBeNull()
  })
})
