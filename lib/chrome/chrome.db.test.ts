import { afterAll, beforeAll, expect, it } from "vitest"
import { breakingLine } from "@/lib/breaking/published"
import { db } from "@/lib/db"
import { pictureFor } from "@/lib/media/published"
import { newsroom } from "@/lib/newsroom/published"
import { countChanges } from "@/lib/page-store/told"
import { sections } from "@/lib/sections/published"
import { siteDb } from "@/lib/site-db"
import { makeSection } from "@/prisma/fixtures"
import { testDatabase } from "@/prisma/testing"
import { aroundPages } from "./published"

let database: Awaited<ReturnType<typeof testDatabase>>

beforeAll(async () => void (database = await testDatabase()))
afterAll(async () => {
  await Promise.all([db().$disconnect(), siteDb().$disconnect()])
  await database?.drop()
})

const singly = async () => ({ newsroom: await newsroom(), sections: await sections(), logo: await pictureFor("newsroom"), breaking: await breakingLine() })

it("what stands around pages is what each part of it is by itself, with and without a logo, a line, a hidden section", async () => {
  expect(await aroundPages()).toEqual(await singly())
  const [top, child] = [await makeSection(), await makeSection()]
  await makeSection()
  await db().section.update({ where: { id: child }, data: { parentId: top } })
  const logo = await db().media.create({ data: { key: "ab".repeat(20), format: "png", width: 640, height: 200, bytes: 1, sha256: "a".repeat(64), renditions: [320, 640], alt: "واحة" }, select: { id: true } })
  await db().newsroom.updateMany({ data: { logoId: logo.id, socialLinks: [{ label: "x", href: "https://x.com/waha" }], footer: "سطر" } })
  await db().breaking.create({ data: { text: "خبر", path: "/about", beginsAt: new Date(Date.now() - 60_000), endsAt: new Date(Date.now() + 3_600_000) } })
  const whole = await aroundPages()
  expect(whole).toEqual(await singly())
  expect(whole).toMatchObject({ logo: { id: logo.id, widths: [320, 640] }, breaking: { text: "خبر", href: "/about" }, newsroom: { footer: "سطر" } })
  expect(whole.sections.find(({ id }) => id === child)?.parentId).toBe(top)
  await db().section.update({ where: { id: top }, data: { hidden: true } })
  const after = await aroundPages()
  expect(after).toEqual(await singly())
  expect(after.sections.find(({ id }) => id === child)?.parentId).toBeNull()
})

it("is read once while nothing is told of, and anew after each change; never where the clock may have changed it", async () => {
  let told: number | null = 1
  countChanges(() => (told === null ? null : { site: told, any: 0, last: () => 0 }))
  const footer = async (text: string) => {
    await db().newsroom.updateMany({ data: { footer: text } })
    return (await aroundPages()).newsroom.footer
  }
  await aroundPages()
  expect(await footer("لم يُخبر به")).not.toBe("لم يُخبر به")
  told = 2
  expect(await footer("أُخبر به")).toBe("أُخبر به")
  told = null
  expect(await footer("بحسب الساعة")).toBe("بحسب الساعة")
  // What was read before a change was told of is not what holds after it.
  told = 3
  const reading = aroundPages()
  told = 4
  await reading
  expect(await footer("بعده")).toBe("بعده")
  countChanges(() => null)
})
