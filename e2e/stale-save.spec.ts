import { bodyOf, openArticle, save, titleOf, write } from "./desk"
import { expect, freshTitle, test } from "./fixtures"

test("a stale save is never applied: both texts stay until somebody decides, and both are in the record of revisions", async ({ open }) => {
  const title = freshTitle("بئران في وادٍ واحد")
  const editor = await open("editor")
  const id = await write(editor, { title, section: "ماء ومناخ", text: "البئر الأولى حفرها الجدّ." })
  const chief = await open("chief")
  await openArticle(chief, id)
  // A page that hears nothing of the other, as one that slept.
  await chief.route("**/presence", (route) => route.abort())

  await titleOf(editor).fill(`${title} للمحررة`)
  await save(editor)
  await titleOf(chief).fill(`${title} للرئيس`)
  await bodyOf(chief).fill("البئر الثانية حفرتها البلدية.")

  const theirs = chief.getByRole("region", { name: "نصّان في موضع واحد" })
  await expect(theirs).toBeFocused()
  await expect(theirs.getByText("ليلى منصور")).toBeVisible()
  await expect(theirs.getByRole("group", { name: "نصّ زميلي" }).first()).toContainText("للمحررة")
  await expect(titleOf(chief)).toHaveValue(`${title} للرئيس`)
  await expect(bodyOf(chief)).toHaveText("البئر الثانية حفرتها البلدية.")
  await expect(chief.getByRole("status").filter({ hasText: "ينتظران الاختيار" })).toBeVisible()

  await test.step("nothing of the refused text was written", async () => {
    await openArticle(editor, id)
    await expect(titleOf(editor)).toHaveValue(`${title} للمحررة`)
    await expect(bodyOf(editor)).toHaveText("البئر الأولى حفرها الجدّ.")
  })

  await test.step("a move is refused as a save is", async () => {
    await chief.getByRole("button", { name: "نشر", exact: true }).click()
    await expect(theirs).toBeVisible()
    await expect(chief.getByText("نُشر المقال.")).toHaveCount(0)
  })

  await test.step("the one who was refused may decide for their own text; the other is a revision", async () => {
    await theirs.getByRole("radio", { name: "نصّي", exact: true }).check()
    await theirs.getByRole("button", { name: "الأخذ بما اختير" }).click()
    await expect(theirs).toHaveCount(0)
    await expect(chief.getByText("محفوظ على الخادم")).toBeVisible()
    await openArticle(editor, id)
    await expect(titleOf(editor)).toHaveValue(`${title} للرئيس`)
    await expect(bodyOf(editor)).toHaveText("البئر الثانية حفرتها البلدية.")
    await expect(editor.getByText("حُفظت عند تعارض نسختين")).toHaveCount(2)
  })
})
