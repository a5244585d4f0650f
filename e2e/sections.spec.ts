import type { Page } from "@playwright/test"
import { expect, freshTitle, test } from "./fixtures"
import { act, made, start } from "./server"

type Caller = Parameters<typeof act>[0]

async function addSection(admin: Caller, words: string, parentId = ""): Promise<{ id: string; name: string; slug: string }> {
  const name = freshTitle(words)
  const { value, code } = await act(admin, "desk/sections add", "/desk/sections", { fields: { name, slug: "", description: "", parentId } })
  if (typeof value.id !== "string") throw new Error(`no section: ${code}`)
  return { id: value.id, name, slug: name.replaceAll(" ", "-") }
}

async function live(chief: Caller, words: string, sectionId: string): Promise<{ id: string; title: string }> {
  const title = freshTitle(words)
  const id = await start(chief, { title, sectionId })
  await made(chief, "publish", id, 1)
  return { id, title }
}

const tree = (page: Page) => page.getByRole("list", { name: "الأقسام بترتيبها" })
/** The names in the tree as they stand, those of one word of this test. */
const order = async (page: Page, ...names: string[]) =>
  (await tree(page).locator("strong").allInnerTexts()).filter((name) => names.includes(name))
const line = (page: Page, name: string) => tree(page).locator("li > div").filter({ has: page.locator("strong", { hasText: name }) })
const said = (page: Page, text: string) => expect(page.getByRole("status").filter({ hasText: text })).toBeVisible()

test("sections are moved by the mouse and by the keyboard, and what happened is said", async ({ open, caller }) => {
  const admin = await caller("admin")
  const [a, b, c] = [await addSection(admin, "ألف"), await addSection(admin, "باء"), await addSection(admin, "جيم")]
  const page = await open("admin")
  await page.goto("/desk/sections")
  const names = [a.name, b.name, c.name]
  expect(await order(page, ...names)).toEqual(names)

  // Into the middle of another's line, and before its upper edge.
  const target = line(page, a.name)
  const box = await target.boundingBox()
  if (!box) throw new Error("no line")
  await line(page, c.name).dragTo(target, { targetPosition: { x: box.width / 2, y: box.height / 2 } })
  await said(page, `نُقل «${c.name}» إلى آخر ما تحت «${a.name}».`)
  await expect(tree(page).locator("li li strong", { hasText: c.name })).toBeVisible()
  await line(page, b.name).dragTo(target, { targetPosition: { x: box.width / 2, y: 3 } })
  await said(page, `نُقل «${b.name}» إلى ما قبل «${a.name}».`)
  await expect.poll(() => order(page, ...names)).toEqual([b.name, a.name, c.name])

  await page.getByRole("button", { name: `إخراج ${c.name} من ${a.name}` }).focus()
  await page.keyboard.press("Enter")
  await expect(tree(page).locator("li li strong", { hasText: c.name })).toHaveCount(0)
  await page.getByRole("button", { name: `تقديم ${c.name}` }).press("Enter")
  await said(page, `نُقل «${c.name}» إلى ما قبل «${a.name}».`)
  await expect(page.getByRole("button", { name: `تقديم ${c.name}` })).toBeFocused()
  await page.reload()
  await expect.poll(() => order(page, ...names)).toEqual([b.name, c.name, a.name])
})

test("a section that is readdressed leads on from its former address, for good", async ({ open, caller }) => {
  const [admin, nobody] = [await caller("admin"), await caller("nobody")]
  const section = await addSection(admin, "عنوان قديم")
  const page = await open("admin")
  await page.goto("/desk/sections")
  await line(page, section.name).getByRole("button", { name: "تحرير" }).click()
  const dialog = page.getByRole("dialog")
  const name = freshTitle("عنوان جديد")
  await dialog.getByLabel("اسم القسم").fill(name)
  await dialog.getByLabel("اسم الرابط").fill(name.replaceAll(" ", "-"))
  await dialog.getByRole("button", { name: "حفظ", exact: true }).first().click()
  await said(page, "حُفظت التغييرات.")
  const moved = await nobody.get(`/sections/${encodeURIComponent(section.slug)}`)
  expect(moved.status()).toBe(308)
  expect(decodeURIComponent(moved.headers()["location"] ?? "")).toBe(`/sections/${name.replaceAll(" ", "-")}`)
  expect((await nobody.get(moved.headers()["location"] ?? "")).status()).toBe(200)
})

test("a merge says what will follow, and then readers find it all in the other section", async ({ open, caller }) => {
  const [admin, chief, nobody] = [await caller("admin"), await caller("chief"), await caller("nobody")]
  const [old, into] = [await addSection(admin, "قسم يزول"), await addSection(admin, "قسم يبقى")]
  const article = await live(chief, "مقال ينتقل", old.id)
  const page = await open("admin")
  await page.goto("/desk/sections")
  await line(page, old.name).getByRole("button", { name: "تحرير" }).click()
  const dialog = page.getByRole("dialog")
  await dialog.getByText("الدمج في قسم آخر").click()
  await dialog.getByRole("button", { name: "دمج القسم" }).click()
  await expect(dialog.getByText("هذا الحقل مطلوب.")).toBeVisible()
  await dialog.getByLabel("القسم الذي يُدمج فيه").selectOption({ label: into.name })
  await expect(dialog.getByText("مقال واحد، والمنشور الآن 1")).toBeVisible()
  await dialog.getByRole("button", { name: "دمج القسم" }).click()
  await said(page, `دُمج «${old.name}» في «${into.name}».`)
  await expect(line(page, old.name)).toHaveCount(0)
  await expect(line(page, into.name)).toContainText("مقال واحد")

  const moved = await nobody.get(`/sections/${encodeURIComponent(old.slug)}`)
  expect(moved.status()).toBe(308)
  expect(decodeURIComponent(moved.headers()["location"] ?? "")).toBe(`/sections/${into.slug}`)
  const reader = await open("reader")
  await reader.goto(`/sections/${encodeURIComponent(into.slug)}`)
  await reader.getByRole("link", { name: article.title }).click()
  await expect(reader.getByRole("navigation", { name: "مسار الصفحة" })).toContainText(into.name)
})

test("a chief arranges the front page, looks at it first, and readers see it once it is saved", async ({ open, caller }) => {
  const [chief, admin, writer, nobody] = [await caller("chief"), await caller("admin"), await caller("writer"), await caller("nobody")]
  const section = await addSection(admin, "صدارة")
  const [first, second] = [await live(chief, "يتصدّر باليد", section.id), await live(chief, "يتلوه", section.id)]
  const lead = async (page: Page) => page.locator("article.lead h2").innerText()
  const page = await open("chief")
  await page.goto("/desk/front")
  for (const { title } of [second, first]) {
    await page.getByLabel("بحث في المقالات المنشورة").fill(title)
    await page.getByRole("button", { name: "بحث", exact: true }).click()
    await page.getByRole("button", { name: `وضع «${title}» في الصفحة` }).click()
  }
  await page.getByRole("button", { name: `تقديم «${first.title}»` }).press("Enter")
  await said(page, `صار «${first.title}» في المكان 1.`)
  const rows = page.getByRole("list", { name: "المرتَّب باليد" }).locator("li strong")
  await expect(rows).toHaveText([first.title, second.title])
  await rows.nth(1).dragTo(rows.nth(0), { targetPosition: { x: 5, y: 2 } })
  await expect(rows).toHaveText([second.title, first.title])
  await rows.nth(1).dragTo(rows.nth(0), { targetPosition: { x: 5, y: 2 } })
  await expect(rows).toHaveText([first.title, second.title])

  const href = (await page.getByRole("link", { name: "معاينة الصفحة" }).getAttribute("href")) ?? ""
  const preview = await open("chief")
  const answer = await preview.goto(href)
  expect(answer?.headers()["cache-control"]).toBe("private, no-store")
  await expect(preview.getByText("معاينة: هكذا يرى القراء هذه الصفحة.")).toBeVisible()
  expect(await lead(preview)).toBe(first.title)
  expect((await writer.get(href)).status()).toBe(404)
  expect((await writer.get("/desk/front/find?q=")).status()).toBe(404)
  expect((await nobody.get(href)).headers()["location"]).toMatch(/^\/login/)
  const reader = await open("reader")
  await reader.goto("/")
  expect(await lead(reader)).not.toBe(first.title)

  await page.getByRole("button", { name: "حفظ الترتيب" }).click()
  await said(page, "حُفظ الترتيب.")
  await reader.reload()
  expect(await lead(reader)).toBe(first.title)
  // What is withdrawn falls out, the next takes its place, and the desk says so.
  await made(chief, "withdraw", first.id, 1, { reason: "تجربة" })
  await reader.reload()
  expect(await lead(reader)).toBe(second.title)
  await page.reload()
  await expect(page.getByRole("listitem").filter({ hasText: first.title }).getByText("لا يراه القراء الآن")).toBeVisible()
  await page.getByRole("button", { name: "العودة إلى تاريخ النشر" }).click()
  await page.getByRole("button", { name: "حفظ الترتيب" }).click()
  await said(page, "عادت الصفحة الأولى إلى تاريخ النشر.")
})

test("a breaking line stands on every page of readers until a chief ends it", async ({ open, caller }) => {
  const [chief, admin] = [await caller("chief"), await caller("admin")]
  const section = await addSection(admin, "عاجل")
  const article = await live(chief, "ما وراء العاجل", section.id)
  const page = await open("chief")
  await page.goto("/desk/front")
  const text = freshTitle("فُتح الجسر أمام المشاة")
  await page.getByLabel("نص الخبر").fill(text)
  await page.getByLabel("الرابط").fill("https://elsewhere.example/")
  await page.getByRole("button", { name: "نشر العاجل" }).click()
  await expect(page.getByText("يلزم رابط مقال، أو عنوان صفحة")).toBeVisible()
  await expect(page.getByLabel("نص الخبر")).toHaveValue(text)
  await page.getByLabel("الرابط").fill(`/a/${article.id}`)
  await page.getByRole("button", { name: "نشر العاجل" }).click()
  await expect(page.getByText("نُشر الخبر العاجل.")).toBeVisible()

  const reader = await open("reader", { viewport: { width: 390, height: 844 } })
  const urgent = reader.getByRole("complementary", { name: "عاجل" })
  for (const path of ["/", "/sources", "/sections/water", "/nowhere"]) {
    await reader.goto(path)
    await expect(urgent.getByRole("link", { name: text })).toBeInViewport()
  }
  await urgent.getByRole("link").click()
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText(article.title)
  await page.getByRole("button", { name: "إنهاء العاجل" }).click()
  await said(page, "أُنهي الخبر العاجل.")
  await reader.reload()
  await expect(urgent).toHaveCount(0)
})
