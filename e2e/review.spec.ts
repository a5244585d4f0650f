import type { Locator, Page } from "@playwright/test"
import { bodyOf, openArticle, save, write } from "./desk"
import { expect, expectAccessible, freshTitle, origin, test } from "./fixtures"
import { act, made, optionOf, paragraphs, reviewLink, start } from "./server"

/** Nothing of the page is wider than a phone. */
async function expectNarrow(page: Page): Promise<void> {
  const wide = page.viewportSize() ?? { width: 1280, height: 720 }
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await page.evaluate(() => (document.scrollingElement?.scrollWidth ?? 0) - window.innerWidth)).toBeLessThanOrEqual(0)
  await page.setViewportSize(wide)
}

const notesOf = (page: Page): Locator => page.locator("#notes")

test("a note on a paragraph by the keyboard means a colleague, waits for them, is answered and resolved", async ({ open }) => {
  test.slow() // two people, and axe on three whole pages
  const [editor, chief] = [await open("editor"), await open("chief")]
  const title = freshTitle("ملاحظة")
  const id = await write(editor, { title, text: "فقرة أولى عن الماء.", section: "ماء ومناخ" })
  await bodyOf(editor).focus()
  await editor.keyboard.press("Control+End")
  await editor.keyboard.press("Enter")
  await editor.keyboard.type("فقرة ثانية عن الآبار.")
  await save(editor)

  // From within the text: the form opens for the paragraph with the caret, and «@» finds a name.
  await bodyOf(editor).focus()
  await editor.keyboard.press("Control+End")
  await editor.keyboard.press("Control+Alt+m")
  const field = editor.getByLabel("ملاحظة", { exact: true })
  await expect(field).toBeFocused()
  await expect(editor.getByLabel("موضعها")).toHaveValue(/:فقرة ثانية عن الآبار\.$/)
  await editor.keyboard.type("يلزم رقم هنا. @كمال")
  await expect(editor.getByRole("option", { name: "كمال الدبّاغ" })).toBeVisible()
  await editor.keyboard.press("Enter")
  await expect(field).toHaveValue("يلزم رقم هنا. @كمال الدبّاغ ")
  await editor.keyboard.type("يُراجع.")
  await editor.keyboard.press("Tab")
  await editor.keyboard.press("Tab")
  await editor.keyboard.press("Enter")
  const note = notesOf(editor).getByRole("listitem").filter({ hasText: "يلزم رقم هنا." })
  await expect(note).toContainText("الفقرة 2")
  await expect(note).toContainText("إلى: كمال الدبّاغ")
  await expect(bodyOf(editor).locator(".noted")).toHaveText("فقرة ثانية عن الآبار.")
  await expectAccessible(editor, "an article with a note")
  await expectNarrow(editor)

  // It waits for whom it means, and for nobody else once it is answered.
  await chief.goto("/desk")
  const waiting = chief.getByRole("list", { name: "ملاحظات" }).getByRole("listitem").filter({ hasText: title })
  await expect(waiting).toContainText("فيها اسمك")
  await expectAccessible(chief, "what waits")
  await waiting.getByRole("link").click()
  const seen = notesOf(chief).getByRole("listitem").filter({ hasText: "يلزم رقم هنا." })
  await seen.locator("summary").click()
  await seen.getByLabel("نص الرد").fill("الرقم أربعة آلاف.")
  await seen.getByRole("button", { name: "الرد" }).click()
  // Among the answers, and not in the field where it was typed.
  await expect(seen.getByRole("listitem").getByText("الرقم أربعة آلاف.")).toBeVisible()
  await chief.goto("/desk")
  await expect(waiting).toHaveCount(0)

  // Moved, the paragraph keeps its note; gone, the note says what it spoke of.
  await openArticle(editor, id)
  await expect(note).toContainText("الرقم أربعة آلاف.")
  await bodyOf(editor).focus()
  await editor.keyboard.press("Control+Home")
  await editor.keyboard.type("فقرة سبقتها.")
  await editor.keyboard.press("Enter")
  await save(editor)
  await expect(note).toContainText("الفقرة 3")
  await bodyOf(editor).fill("نص آخر كله.")
  await save(editor)
  await expect(note).toContainText("فقرة لم تعد في النص: «فقرة ثانية عن الآبار.»")
  await note.getByRole("button", { name: /^حلّ ملاحظة/ }).click()
  await expect(notesOf(editor).getByText("لا ملاحظات مفتوحة.")).toBeVisible()
  await notesOf(editor).getByText("ملاحظة محلولة", { exact: true }).click()
  await notesOf(editor).getByRole("button", { name: /^إعادة فتح ملاحظة/ }).click()
  await expect(note.getByRole("button", { name: /^حلّ ملاحظة/ })).toBeVisible()
})

test("an article is sent back with a note, which its writer sees first, and which is answered by sending it again", async ({ open, caller }) => {
  const [writer, editor, as] = [await open("writer"), await open("editor"), await caller("writer")]
  const title = freshTitle("يُعاد")
  const id = await start(as, { title, sectionId: await optionOf(as, "/desk/articles/new", "ماء ومناخ") })
  await made(as, "submit", id, 1)
  expect((await act(as, "desk/articles/[id] addNote", `/desk/articles/${id}`, { fields: { id, text: "الرقم في الفقرة الأولى تقديري." } })).ok).toBe(true)
  await openArticle(editor, id)
  await editor.getByRole("button", { name: "إعادة إلى الكاتب" }).click()
  const dialog = editor.getByRole("dialog")
  await expect(dialog.getByText("الرقم في الفقرة الأولى تقديري.")).toBeVisible()
  await dialog.getByRole("button", { name: "إعادة إلى الكاتب" }).click()
  await expect(dialog.getByText("هذا الحقل مطلوب.")).toBeVisible()
  await dialog.getByLabel("ملاحظة إلى الكاتب").fill("ينقص مصدر الرقم.")
  await dialog.getByRole("button", { name: "إعادة إلى الكاتب" }).click()
  await expect(editor.getByText("أُعيد المقال إلى الكاتب مع الملاحظة.")).toBeVisible()

  await writer.goto("/desk")
  await writer.getByRole("list", { name: "أُعيد إليك" }).getByRole("link", { name: title }).click()
  await expect(writer.getByRole("status").filter({ hasText: "أُعيد المقال للتعديل" })).toContainText("ينقص مصدر الرقم.")
  await writer.getByRole("button", { name: "إرسال للمراجعة" }).click()
  await expect(writer.getByText("أُرسل المقال للمراجعة.")).toBeVisible()
  await writer.goto("/desk")
  await expect(writer.getByRole("list", { name: "أُعيد إليك" }).getByRole("link", { name: title })).toHaveCount(0)
})

test("a guest reads by a link, says that it needs changes, and after its end finds nothing", async ({ open }) => {
  test.slow()
  const chief = await open("chief")
  const title = freshTitle("لضيف")
  const id = await write(chief, { title, text: "فقرة يقرؤها الضيف.", section: "رأي" })
  await chief.getByRole("button", { name: "رابط جديد" }).click()
  const dialog = chief.getByRole("dialog")
  await dialog.getByLabel("لمن هذا الرابط").fill("الدكتور سالم")
  await dialog.getByLabel("مدة صلاحيته").selectOption("3")
  await dialog.getByRole("button", { name: "إنشاء الرابط" }).click()
  const link = await chief.getByRole("region", { name: "الرابط جاهز" }).getByRole("textbox").inputValue()
  expect(link).toMatch(/\/review\/[\w-]{43}$/)
  await expectAccessible(chief, "an article with a review link")

  // In a browser of nobody's, and without any script.
  const guest = await open("reader", { javaScriptEnabled: false })
  const answer = await guest.goto(link)
  expect(answer?.headers()).toMatchObject({ "cache-control": "private, no-store", "referrer-policy": "no-referrer", "x-robots-tag": "noindex, nofollow, noarchive" })
  await expect(guest.getByRole("heading", { level: 1, name: title })).toBeVisible()
  await expect(guest.getByText("فقرة يقرؤها الضيف.", { exact: true })).toBeVisible()
  await expect(guest.getByText("نسخة للمراجعة.")).toBeVisible()
  await guest.getByLabel("الملاحظة", { exact: true }).fill("الجملة الأولى ناقصة.")
  await guest.getByRole("button", { name: "يحتاج تعديلًا" }).click()
  // What was typed is still there, and what is missing is told at its field.
  await expect(guest.getByText("هذا الحقل مطلوب.")).toBeVisible()
  await expect(guest.getByLabel("الملاحظة", { exact: true })).toHaveValue("الجملة الأولى ناقصة.")
  await guest.getByLabel("الاسم").fill("سالم")
  await guest.getByLabel("الملاحظة على").selectOption({ index: 1 })
  await guest.getByRole("button", { name: "يحتاج تعديلًا" }).click()
  await expect(guest.getByText("وصل ما كُتب إلى هيئة التحرير. شكرًا لك.")).toBeVisible()
  await guest.reload()
  await expect(guest.getByText("الجملة الأولى ناقصة.")).toHaveCount(1)

  await chief.goto("/desk")
  const waiting = chief.getByRole("list", { name: "ملاحظات" }).getByRole("listitem").filter({ hasText: title })
  await expect(waiting).toContainText("يحتاج تعديلًا: الجملة الأولى ناقصة.")
  await waiting.getByRole("link").click()
  const note = notesOf(chief).getByRole("listitem").filter({ hasText: "الجملة الأولى ناقصة." })
  await expect(note).toContainText("ضيف، برابط «الدكتور سالم»")
  await expect(note).toContainText("يحتاج تعديلًا")
  await expect(note).toContainText("الفقرة 1")
  await expect(chief.getByText(/^فُتح/)).toBeVisible()
  await chief.getByRole("button", { name: "إلغاء رابط الدكتور سالم" }).click()
  await expect(chief.getByText("رابط منتهٍ")).toBeVisible()
  expect((await guest.goto(link))?.status()).toBe(404)
  await expect(guest.getByText("الصفحة غير موجودة").first()).toBeVisible()
  expect(id).toHaveLength(12)
})

test("the page of a review link is accessible, fits a phone, and takes what is hostile as text", async ({ open, caller }) => {
  const [chief, nobody] = [await caller("chief"), await caller("nobody")]
  const long = "والمستشفيات_والمستوصفات_والصيدليات_والمختبرات_المركزية_والجامعية"
  const id = await start(chief, { title: freshTitle("لضيف آخر"), sectionId: await optionOf(chief, "/desk/articles/new", "رأي"), body: paragraphs(long.repeat(2), "فقرة.") })
  const path = `/review/${await reviewLink(chief, id, { pin: "yes" })}`
  const send = (form: Record<string, string>) => nobody.post(path, { headers: { Origin: origin }, form: { name: "ضيف", text: "", place: "", verdict: "", ...form } })
  const hostile = "</textarea><script>window.ran = 1</script>"
  for (const [status, form] of [
    [303, { text: hostile, name: hostile }], [422, { text: "" }], [422, { text: "x".repeat(9_000) }], [422, { name: "\u0000", text: "x" }], [422, { text: "x", role: "admin" }], [413, { text: "ا".repeat(30_000) }],
  ] as const) {
    const response = await send(form)
    expect(response.status(), JSON.stringify(form).slice(0, 60)).toBe(status)
    expect(await response.text()).not.toMatch(/PrismaClient|node_modules/)
  }
  const page = await open("reader")
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme })
    await page.goto(path)
    await expect(page.getByText(hostile).first()).toBeVisible()
    await expectAccessible(page, `a review link, ${colorScheme}`)
  }
  expect(await page.evaluate(() => "ran" in window)).toBe(false)
  await expectNarrow(page)
})

test("the checklist names the field in which something was left to be filled in, and leads there", async ({ open, caller }) => {
  const [page, chief] = [await open("chief"), await caller("chief")]
  const id = await start(chief, { title: freshTitle("ناقص"), standfirst: "وُلد عام ؟؟؟ في القرية.", sectionId: await optionOf(chief, "/desk/articles/new", "رأي") })
  await openArticle(page, id)
  await page.getByRole("link", { name: "بقية لم تُكتب، الملخّص" }).click()
  await expect(page.getByLabel("الملخّص")).toBeFocused()
  await page.getByRole("button", { name: "نشر", exact: true }).click()
  await expect(page.getByText("بقيت في النص علامة «؟؟؟». يلزم إكمال موضعها أو حذفها.").first()).toBeVisible()
  await expect(page.getByLabel("الملخّص")).toHaveAttribute("aria-invalid", "true")
  await page.getByLabel("الملخّص").fill("وُلد عام 1930 في القرية.")
  await save(page)
  await expect(page.getByRole("link", { name: "بقية لم تُكتب، الملخّص" })).toHaveCount(0)
  await page.getByRole("button", { name: "نشر", exact: true }).click()
  await expect(page.getByText("نُشر المقال.")).toBeVisible()
})
