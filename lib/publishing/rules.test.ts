import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { bodyOfParagraphs, emptyBody } from "@/lib/articles/body"
import { cursorOf, placeOf } from "@/lib/cursor"
import { instantOf } from "@/lib/newsroom-time"
import { checklist, missing, type Checked } from "./checklist"

const whole: Checked = {
  title: "عنوان", sectionId: "s", body: bodyOfParagraphs(["نص"]), origin: "republished", sourceId: "p", sourceDate: "2017-12-13",
  source: { permission: "granted", permissionUntil: null }, today: "2026-03-01",
}

describe("the checklist", () => {
  it("lets a whole article out", () => expect(missing(whole)).toEqual({}))
  it("names all that is missing, field by field", () => {
    expect(missing({ ...whole, title: "", sectionId: null, body: emptyBody, sourceId: null, sourceDate: null, source: null })).toEqual({
      title: ["required"], sectionId: ["required"], body: ["required"], sourceId: ["source_required"], sourceDate: ["source_date_required"],
    })
  })
  it("asks no source of an own piece", () => expect(missing({ ...whole, origin: "own", sourceId: null, sourceDate: null, source: null })).toEqual({}))
  it("obeys the source's permission", () => {
    const withPermission = (permission: string, permissionUntil: string | null) => missing({ ...whole, source: { permission, permissionUntil } })
    expect(withPermission("none", null)).toEqual({ permission: ["permission_none"] })
    expect(withPermission("granted", "2026-02-28")).toEqual({ permission: ["permission_ended"] })
    expect(withPermission("granted", "2026-03-01")).toEqual({})
    expect(withPermission("unrecorded", null)).toEqual({})
    expect(checklist({ ...whole, source: { permission: "unrecorded", permissionUntil: null } })).toContainEqual({ field: "permission", problem: "permission_unrecorded", blocks: false })
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
