import { bodyOf, move, moveWith, openArticle, publish, save, siteAddress, titleOf, write } from "./desk"
import { expect, freshTitle, test } from "./fixtures"

test("an article goes from its writer to its readers, is changed, corrected and withdrawn", async ({ open }) => {
  const title = freshTitle("ساعة الحائط في محطة القطار")
  const writer = await open("writer")
  const id = await write(writer, {
    title, section: "ماء ومناخ", kind: "رأي", standfirst: "ساعة توقفت، ومدينة لم تلاحظ.",
    text: "توقفت ساعة المحطة عند الثالثة وعشر دقائق، ولم يسأل أحد عمّن كان يديرها.",
  })
  await expect(writer.getByRole("button", { name: "نشر", exact: true })).toHaveCount(0)
  await move(writer, "إرسال للمراجعة", "أُرسل المقال للمراجعة.")

  const editor = await open("editor")
  await editor.goto("/desk")
  await editor.getByRole("link", { name: title }).click()
  await expect(bodyOf(editor)).toContainText("توقفت ساعة المحطة")
  await moveWith(editor, "إعادة إلى الكاتب", { "ملاحظة إلى الكاتب": "من أصلحها آخر مرة؟" }, "أُعيد المقال إلى الكاتب مع الملاحظة.")

  await openArticle(writer, id)
  await expect(writer.getByText("من أصلحها آخر مرة؟")).toBeVisible()
  await bodyOf(writer).press("Control+End")
  await bodyOf(writer).press("Enter")
  await bodyOf(writer).pressSequentially("أصلحها آخر مرة رجل تقاعد قبل عشر سنين.")
  await save(writer)
  await move(writer, "إرسال للمراجعة", "أُرسل المقال للمراجعة.")

  await openArticle(editor, id)
  await expect(bodyOf(editor)).toContainText("رجل تقاعد")
  await move(editor, "اعتماد", "اعتُمد المقال.")
  const address = await publish(editor)

  const reader = await open("reader")
  await reader.goto(address)
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText(title)
  await expect(reader.getByText("أصلحها آخر مرة رجل تقاعد قبل عشر سنين.")).toBeVisible()

  await test.step("a change reaches readers only when it is published", async () => {
    const renamed = `${title} مرة أخرى`
    await titleOf(editor).fill(renamed)
    await save(editor)
    await reader.reload()
    await expect(reader.getByRole("heading", { level: 1 })).toHaveText(title)
    await move(editor, "تحديث", "حُدّث المقال.")
    await reader.reload()
    await expect(reader.getByRole("heading", { level: 1 })).toHaveText(renamed)
  })

  await test.step("a correction is told to readers", async () => {
    await titleOf(editor).fill(title)
    await test.step("who corrects sees what would change, what was only just typed included", async () => {
      await editor.getByRole("button", { name: "تصويب", exact: true }).click()
      const dialog = editor.getByRole("dialog", { name: "تصويب" })
      await dialog.getByText("ما سيراه القراء بعد التصويب").click()
      await expect(dialog.locator("ins, del").first()).toBeVisible()
      await dialog.getByRole("button", { name: "إلغاء" }).click()
    })
    await moveWith(editor, "تصويب", { "نص التصويب": "ورد في عنوان سابق أنها توقفت مرتين." }, "نُشر التصويب.")
    await reader.goto(await siteAddress(editor))
    await expect(reader.getByRole("heading", { level: 1 })).toHaveText(title)
    await expect(reader.getByText("ورد في عنوان سابق أنها توقفت مرتين.")).toBeVisible()
    await expect(reader.getByRole("link", { name: "تصويب واحد" })).toBeVisible()
  })

  await test.step("a chief takes it down, for a reason that only the record is told", async () => {
    await expect(editor.getByRole("button", { name: "سحب من النشر" })).toHaveCount(0)
    const chief = await open("chief")
    await openArticle(chief, id)
    const said = { "سبب السحب": "شكوى من ورثة الساعاتي", "ما يُقال للقراء": "سُحب المقال لمراجعة وقائعه." }
    await moveWith(chief, "سحب من النشر", said, "سُحب المقال من النشر.")
    const answer = await reader.goto(address)
    expect(answer?.status()).toBe(410)
    await expect(reader.getByText("سُحب المقال لمراجعة وقائعه.")).toBeVisible()
    const html = await reader.content()
    for (const gone of [title, "رجل تقاعد", "ورثة الساعاتي"]) expect(html).not.toContain(gone)
    await reader.goto("/sections/water")
    await expect(reader.getByText(title)).toHaveCount(0)
  })
})

test("what is missing is named beside its field before anything is published", async ({ open }) => {
  const editor = await open("editor")
  await write(editor, { title: freshTitle("بلا قسم ولا مصدر"), text: "سطر واحد يكفي.", origin: "إعادة نشر" })
  await editor.getByRole("button", { name: "نشر", exact: true }).click()
  await expect(editor.getByText("ينقص المقالَ ما يلزم قبل نشره. الحقول الناقصة مبيّنة بالأحمر.")).toBeVisible()
  await expect(editor.getByLabel("القسم", { exact: true })).toHaveAccessibleDescription(/هذا الحقل مطلوب/)
  await expect(editor.getByLabel("القسم", { exact: true })).toBeFocused()
  await expect(editor.getByRole("combobox", { name: "الصحيفة المصدر" })).toHaveAccessibleDescription(/يلزم تحديد الصحيفة المصدر/)
  await expect(editor.getByLabel("تاريخ النشر في المصدر")).toHaveAccessibleDescription(/يلزم تاريخ النشر في المصدر/)
})

test("what is to go out later is nowhere until then, and can be taken back", async ({ open }) => {
  const title = freshTitle("موعد مع المطر")
  const editor = await open("editor")
  const id = await write(editor, { title, section: "ماء ومناخ", text: "يأتي المطر في موعده هذا العام." })
  const year = new Date().getUTCFullYear() + 1
  await moveWith(editor, "جدولة النشر", { "تاريخ الظهور": `${year}-03-05`, "ساعة الظهور": "09:30" }, "جُدول النشر.")
  await expect(editor.getByText("مجدول", { exact: true })).toBeVisible()
  await expect(editor.getByRole("link", { name: "عرض في الموقع" })).toHaveCount(0)

  const reader = await open("reader")
  expect((await reader.goto(`/a/${id}`))?.status()).toBe(404)
  for (const list of ["/", "/sections/water"]) {
    await reader.goto(list)
    await expect(reader.getByText(title)).toHaveCount(0)
  }

  await move(editor, "إلغاء الجدولة", "أُلغيت الجدولة.")
  await expect(editor.getByText("معتمد", { exact: true })).toBeVisible()
  await reader.goto(await publish(editor))
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText(title)
})
