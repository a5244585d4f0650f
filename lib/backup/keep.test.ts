import fc from "fast-check"
import { expect, test } from "vitest"
import { backupName, backupTime, outdated } from "./keep"

const DAY = 86_400_000
const start = Date.UTC(2026, 0, 5, 2) // a Monday
const daily = (time: number) => backupName(new Date(time), "daily")

test("a name tells its time, and nothing else has one", () => {
  fc.assert(fc.property(fc.date({ min: new Date(0), max: new Date("9999-01-01"), noInvalidDate: true }), fc.constantFrom("daily" as const, "asked" as const), (at, kind) => {
    expect(backupTime(backupName(at, kind))?.getTime()).toBe(Math.floor(at.getTime() / 1000) * 1000)
  }))
  for (const name of ["waha-backup-20261128T010203Z.zip.partial", "waha-backup-2026.zip", "x.zip", ".waha-backup-20261128T010203Z.zip"]) expect(backupTime(name)).toBeNull()
})

test("a year of days leaves seven of them and four weeks", () => {
  let names: string[] = []
  for (let day = 0; day < 365; day += 1) {
    names.push(daily(start + day * DAY))
    const old = outdated(names)
    names = names.filter((name) => !old.includes(name))
  }
  const ages = names.map((name) => (start + 364 * DAY - (backupTime(name)?.getTime() ?? 0)) / DAY).sort((a, b) => a - b)
  // The last day is a Monday: its week has begun with it, and the three before it ended on Sundays.
  expect(ages).toEqual([0, 1, 2, 3, 4, 5, 6, 8, 15])
})

test("the newest of each kept day stays, what is not a daily backup stays, and never more than eleven remain", () => {
  const times = fc.array(fc.integer({ min: start, max: start + 90 * DAY }), { maxLength: 60 })
  fc.assert(fc.property(times, fc.array(fc.integer({ min: start, max: start + 90 * DAY }), { maxLength: 5 }), (some, others) => {
    const names = [...new Set(some.map(daily))]
    const asked = others.map((time) => backupName(new Date(time), "asked"))
    const gone = outdated([...names, ...asked, "notes.txt"])
    const left = names.filter((name) => !gone.includes(name))
    expect(gone.every((name) => names.includes(name))).toBe(true)
    expect(left.length).toBeLessThanOrEqual(11)
    if (names.length > 0) expect(left).toContain([...names].sort().at(-1))
    expect(outdated(left)).toEqual([])
  }))
})
