import { expect, test } from "vitest"
import { readMoment } from "./moment"

const zone = "Asia/Amman"
const expected = new Date("2026-03-01T07:30:00Z")

test.each([
  "2026-03-01T07:30:00Z", "2026-03-01T10:30:00+03:00", "2026-03-01 10:30", "2026-03-01T10:30", "1/3/2026 10:30", "1/3/2026، 10:30",
  "\u0661/\u0663/\u0662\u0660\u0662\u0666 \u0661\u0660:\u0663\u0660", "١ آذار ٢٠٢٦ ١٠:٣٠", " الأحد 1 آذار/ مارس 2026  10:30:00 ",
])("reads %s", (text) => expect(readMoment(text, zone)).toEqual(expected))

test("reads seconds", () => expect(readMoment("2026-03-01 10:30:15", zone)).toEqual(new Date("2026-03-01T07:30:15Z")))

test.each(["", "10:30", "2026-03-01", "2026-02-30T10:30:00Z", "2026-02-30 10:30", "2026-03-01 25:00", "2026-03-01 10:30:75", "yesterday 10:30", "2026-13-01T00:00:00Z"])(
  "refuses %s", (text) => expect(readMoment(text, zone)).toBeNull())

test("refuses an hour that a clock jumps over", () => expect(readMoment("2026-04-24 00:30", "Africa/Cairo")).toBeNull())
