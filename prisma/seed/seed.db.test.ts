import pg from "pg"
import { afterAll, beforeAll, expect, it } from "vitest"
import { actorFrom, personSelect } from "@/lib/auth/actor"
import { verifyPassword } from "@/lib/auth/password"
import { db } from "@/lib/db"
import { clearDemo } from "@/lib/newsroom/commands"
import { demoToClear } from "@/lib/newsroom/queries"
import { knownSources } from "@/lib/sources/registry"
import { strings } from "@/lib/strings"
import { testDatabase } from "@/prisma/testing"
import { seedDemo } from "./demo"
import { seedEmpty } from "./empty"
import { emailOf, setPasswords } from "./people"

let database: Awaited<ReturnType<typeof testDatabase>>
const passwords = { writer: "the writer's password", editor: "the editor's password", chief: "the chief's password", admin: "the admin's password" }

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(async () => {
  await db().$disconnect()
  await database?.drop()
})

const person = async (role: "writer" | "admin") => {
  const actor = actorFrom(await db().user.findUnique({ where: { email: emailOf(role) }, select: personSelect }))
  if (!actor) throw new Error(`no ${role}`)
  return actor
}
const counts = async () => [await db().article.count(), await db().publication.count(), await db().event.count(), await db().user.count()]
const word = strings.desk.demo.word

it("fills an empty newsroom with every state, once", { timeout: 120_000 }, async () => {
  await seedDemo(passwords)
  const before = await counts()
  await seedDemo(passwords)
  expect(await counts()).toEqual(before)
  const phases = await db().article.groupBy({ by: ["phase"], _count: true })
  expect(phases.map(({ phase }) => phase).sort()).toEqual(["approved", "draft", "in_review", "published", "withdrawn"])
  expect(await db().article.count()).toBeGreaterThanOrEqual(18)
  expect(await db().source.count()).toBeGreaterThan(knownSources.length)
  // What was republished is verbatim but for one that was abridged; our own and translations are not measured.
  const told = await db().publication.findMany({ select: { title: true, origin: true, fidelity: true } })
  expect(told.filter(({ origin, fidelity }) => (origin === "republished") !== (fidelity !== null))).toEqual([])
  expect(told.filter(({ fidelity }) => fidelity !== null && fidelity !== "verbatim").map(({ fidelity }) => fidelity)).toEqual(["abridged"])
})

it("shows readers what went out, and nothing of what lies ahead or was withdrawn", async () => {
  const site = new pg.Client(database.siteUrl)
  await site.connect()
  const { rows } = await site.query<{ title: string; days: number }>("SELECT title, current_date - published_at::date AS days FROM pub.article")
  const { rows: gone } = await site.query("SELECT id FROM pub.withdrawn")
  await site.end()
  expect(rows.length).toBeGreaterThanOrEqual(14)
  expect(new Set(rows.map(({ days }) => days)).size).toBeGreaterThan(2)
  const hidden = await db().article.findMany({ where: { OR: [{ phase: { not: "published" } }, { publications: { every: { liveFrom: { gt: new Date() } } } }] }, select: { title: true } })
  expect(hidden.length).toBeGreaterThan(5)
  for (const { title } of hidden) expect(rows.map((row) => row.title)).not.toContain(title)
  expect(gone).toHaveLength(1)
})

it("gives new passwords to its own people, and ends their sessions", async () => {
  const { id } = await person("writer")
  await db().session.create({ data: { tokenHash: "x", userId: id, expiresAt: new Date(Date.now() + 60_000), address: "", agent: "" } })
  await setPasswords({ ...passwords, writer: "another password" })
  const { passwordHash } = await db().user.findUniqueOrThrow({ where: { id } })
  expect(await verifyPassword(passwordHash, "another password")).toBe(true)
  expect(await db().session.count({ where: { userId: id } })).toBe(0)
})

it("is cleared by its admin alone, with the word, whole, and never filled again", async () => {
  const [admin, writer] = [await person("admin"), await person("writer")]
  expect(await demoToClear(writer)).toBe(null)
  expect(await clearDemo(writer, { word })).toMatchObject({ failure: { code: "forbidden" } })
  expect(await clearDemo(admin, { word: "نعم" })).toMatchObject({ failure: { code: "invalid", fields: { word: ["wrong_word"] } } })
  expect((await demoToClear(admin))?.people).toBe(3)
  const events = await db().event.count()
  expect((await clearDemo(admin, { word: ` ${word}\u200F` })).ok).toBe(true)
  expect(await counts()).toEqual([0, 0, events + 1, 1])
  expect(await db().source.count()).toBe(knownSources.length)
  expect(await clearDemo(admin, { word })).toMatchObject({ failure: { code: "not_found" } })
  expect(await demoToClear(admin)).toBe(null)
  await seedDemo(passwords)
  expect(await seedEmpty()).toBe(null)
  expect(await db().user.count()).toBe(1)
})
