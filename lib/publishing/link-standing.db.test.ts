import { afterAll, beforeAll, expect, it } from "vitest"
import { create, saveWorkingCopy } from "@/lib/articles/commands"
import { checklistFor } from "@/lib/articles/queries"
import { db } from "@/lib/db"
import type { Actor } from "@/lib/permissions"
import { copyOf, makePerson, makeSection } from "@/prisma/fixtures"
import { value } from "@/prisma/results"
import { testDatabase } from "@/prisma/testing"
import { publish, withdraw } from "./commands"

let database: Awaited<ReturnType<typeof testDatabase>>
let section: string
let chief: Actor

beforeAll(async () => {
  database = await testDatabase()
  ;[section, chief] = [await makeSection(), await makePerson("chief")]
})
afterAll(async () => {
  await db().$disconnect()
  await database?.drop()
})

const linking = (...hrefs: string[]) => ({
  type: "doc" as const,
  content: hrefs.map((href, n) => ({ type: "paragraph" as const, content: [{ type: "text" as const, text: `رابط ${n}`, marks: [{ type: "link" as const, attrs: { href } }] }] })),
})
const article = async (fields: object = {}) => value(await create(chief, { clippingId: null, article: copyOf({ sectionId: section, ...fields }) })).id
const linkProblems = async (id: string) => (await checklistFor(id)).filter(({ field }) => field === "link").map(({ problem, blocks }) => `${problem?.split("|")[0]} ${blocks}`)

it("a link of ours stands as readers will find it: live, withdrawn, or nothing, whether that is a draft or was never there", async () => {
  const [live, gone, draft] = [await article(), await article(), await article()]
  for (const id of [live, gone]) value(await publish(chief, { id, version: 1 }))
  value(await withdraw(chief, { id: gone, version: 1, reason: "تجربة" }))
  const { slug } = await db().section.findUniqueOrThrow({ where: { id: section }, select: { slug: true } })
  const at = (path: string) => `http://localhost:3000${path}`
  const id = await article({ body: linking(at(`/a/${live}/x`), at(`/a/${gone}`), at(`/a/${draft}`), at("/a/zzzz0000zzzz"), at(`/sections/${slug}`), at("/topics/none"), at("/"), "https://other.example/a/zzzz0000zzzz", "http://half/") })
  expect(await linkProblems(id)).toEqual(["link_withdrawn false", "link_not_live false", "link_not_live false", "link_not_live false", "link_odd false"])
  // None of it keeps an article from going out; what was left to be filled in does, at its field.
  value(await publish(chief, { id, version: 1 }))
  const unfinished = await article({ standfirst: "وُلد عام ؟؟؟" })
  expect(await publish(chief, { id: unfinished, version: 1 })).toMatchObject({ ok: false, failure: { code: "incomplete", fields: { standfirst: [expect.stringContaining("left_over")] } } })
  value(await saveWorkingCopy(chief, { id: unfinished, saveId: crypto.randomUUID(), baseVersion: 1, article: copyOf({ sectionId: section, standfirst: "وُلد عام 1930" }) }))
  value(await publish(chief, { id: unfinished, version: 2 }))
})
