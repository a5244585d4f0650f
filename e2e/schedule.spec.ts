import { moveWith, openArticle } from "./desk"
import { asOwner } from "./facts"
import { expect, expectAccessible, freshTitle, test } from "./fixtures"
import { act, made, optionOf, paragraphs, start } from "./server"

const year = new Date().getUTCFullYear() + 1

/** As though an article's planned time had come two minutes ago. */
const comeTrue = (id: string): Promise<void> => asOwner(async (owner) => {
  await owner.query("BEGIN")
  await owner.query("SET LOCAL session_replication_role = replica")
  await owner.query("UPDATE pub.publication SET live_from = now() - interval '2 minutes', published_at = now() - interval '2 minutes', created_at = now() - interval '9 minutes' WHERE article_id = $1", [id])
  await owner.query("COMMIT")
  // Without its triggers that told nobody; what readers' pages are kept from has to know.
  await owner.query("UPDATE desk.newsroom SET name = name")
})

test("a time is typed in Arabic digits, read back in full, pins what was saved; and the receipt says what was seen", async ({ open, caller }) => {
  const chief = await caller("chief")
  const id = await start(chief, { title: freshTitle("موعد"), sectionId: await optionOf(chief, "/desk/articles/new", "رأي"), body: paragraphs("سطر واحد.") })
  const page = await open("chief")
  await openArticle(page, id)
  await page.getByRole("button", { name: "جدولة النشر" }).click()
  const dialog = page.getByRole("dialog", { name: "جدولة النشر" })
  await dialog.getByLabel("تاريخ الظهور").fill(`٥/٣/${year}`)
  await dialog.getByLabel("ساعة الظهور").fill("٢٥:٠٠")
  await expect(dialog.getByText("تعذّرت قراءة الساعة")).toBeVisible()
  await dialog.getByLabel("ساعة الظهور").fill("٠٩:٣٠")
  await expect(dialog.locator("output")).toContainText(`5 آذار/ مارس ${year}، الساعة 09:30`)
  await dialog.getByRole("button", { name: "جدولة النشر" }).click()
  await expect(page.getByText("جُدول النشر.", { exact: true })).toBeVisible()
  await expect(page.getByText("تُنشر النسخة التي ثُبّتت")).toBeVisible()
  await moveWith(page, "إعادة الجدولة", { "تاريخ الظهور": `6/3/${year}`, "ساعة الظهور": "10.15" }, "تغيّر الموعد.")

  await comeTrue(id)
  await expect(async () => {
    await page.goto(`/desk/articles/${id}`)
    await expect(page.getByRole("region", { name: "إيصالات المواعيد" })).toContainText("شوهدت الصفحة", { timeout: 1_000 })
    await expect(page.getByRole("region", { name: "إيصالات المواعيد" })).toContainText("حُدّثت القوائم", { timeout: 1_000 })
  }).toPass({ timeout: 30_000 })

  await expectAccessible(page)
})

test("a piece is planned by the keyboard and by the mouse, and its plan lifted; what is scheduled stays where it is", async ({ open, caller }) => {
  const writer = await caller("writer")
  const title = freshTitle("خطة")
  const sectionId = await optionOf(writer, "/desk/articles/new", "رأي")
  const id = await start(writer, { title, sectionId })
  const scheduled = freshTitle("مجدول")
  const chief = await caller("chief")
  await made(chief, "publish", await start(chief, { title: scheduled, sectionId, body: paragraphs("سطر.") }), 1, { day: `${year}-03-03`, time: "08:00" })
  const page = await open("chief")
  await page.goto(`/desk/calendar?span=week&day=${year}-03-03`)
  const pool = page.getByRole("region", { name: "بلا موعد مخطّط له" })
  const line = pool.getByRole("listitem").filter({ hasText: title })
  await line.getByRole("button", { name: "اختيار موعد" }).focus()
  await page.keyboard.press("Enter")
  const dialog = page.getByRole("dialog")
  await dialog.getByLabel("تاريخ الظهور المخطّط له").fill(`3/3/${year}`)
  await dialog.getByLabel("ساعة الظهور المخطّط لها").fill("14:20")
  await page.keyboard.press("Enter")
  const on = (day: string) => page.locator(`[data-day="${day}"]`)
  const third = on(`${year}-03-03`).getByRole("listitem").filter({ hasText: title })
  await expect(third).toContainText("14:20")
  await expect(line).toHaveCount(0)

  const target = on(`${year}-03-04`)
  await third.dragTo(target, { sourcePosition: { x: 12, y: 10 }, targetPosition: { x: 20, y: 60 } })
  await expect(target.getByRole("listitem").filter({ hasText: title })).toContainText("14:20")
  await expect(page.getByRole("status").filter({ hasText: "الموعد المخطّط له" }).first()).toBeVisible()

  const held = on(`${year}-03-03`).getByRole("listitem").filter({ hasText: scheduled })
  await expect(held).toContainText("نشر")
  await held.dragTo(target, { sourcePosition: { x: 12, y: 10 }, targetPosition: { x: 20, y: 60 } })
  await expect(held).toHaveCount(1)
  await expect(target.getByRole("listitem").filter({ hasText: scheduled })).toHaveCount(0)

  await openArticle(page, id)
  await page.getByText("المواعيد", { exact: true }).click()
  await page.getByRole("button", { name: "رفع الموعد المخطّط له" }).click()
  await expect(page.getByText("لا موعد مخطّطًا له.")).toBeVisible()
})

test("on a phone the calendar is a list of days, and the board one day", async ({ open }) => {
  const page = await open("editor", { viewport: { width: 390, height: 844 } })
  await page.goto("/desk/calendar")
  await expect(page.getByRole("heading", { level: 1, name: "تقويم النشر" })).toBeVisible()
  await page.goto("/desk/digest")
  await expect(page.getByRole("link", { name: "اليوم السابق" })).toBeVisible()
  await expect(page.locator("td.shown").first()).toBeVisible()
  await expect(page.locator("td:not(.shown, .cover)").first()).toBeHidden()
})

test("the board is walked by arrows, and a press on what is expected begins a clip of that paper and day", async ({ open, caller }) => {
  const admin = await caller("admin")
  const name = freshTitle("المنارة")
  await act(admin, "desk/articles addSource", "/desk/articles/new", { args: [name] })
  const page = await open("editor")
  await page.goto("/desk/digest")
  const grid = page.getByRole("grid", { name: "لوحة صحف اليوم" })
  const row = grid.getByRole("row").filter({ hasText: name })
  await expect(row).toContainText("0/14")
  const cells = row.getByRole("link")
  // Again where nothing listened yet.
  await expect(async () => {
    await cells.first().focus()
    await page.keyboard.press("ArrowLeft")
    await expect(cells.nth(1)).toBeFocused({ timeout: 1_000 })
  }).toPass()
  await page.keyboard.press("ArrowRight")
  await expect(cells.first()).toBeFocused()
  await page.keyboard.press("Enter")
  await page.waitForURL(/\/desk\/clip\?kind=editorial/)
  await expect(page.getByText(name)).toBeVisible()
  await page.getByLabel("النص الملصق").fill("ما لم يُقل بعد\n\nفي كل صباح كلام لم يُقل بعد، وهذا بعضه، وما بقي أكثر.")
  await page.getByRole("button", { name: "استخراج الحقول" }).click()
  await expect(page.getByRole("combobox", { name: "الصحيفة المصدر" })).toHaveValue(name)
  await expect(page.getByLabel("النوع")).toHaveValue("editorial")
  await expect(page.getByLabel("تاريخ النشر في المصدر")).not.toHaveValue("")
  await page.getByRole("button", { name: "متابعة إلى المقال" }).click()
  await page.waitForURL(/\/desk\/articles\/[0-9a-z]{12}$/)
  await page.goto("/desk/digest")
  await expect(row).toContainText("1/14")
  await expect(row).toContainText("مأخوذة")
})
