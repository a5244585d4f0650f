import type { Page } from "@playwright/test"
import { bodyOf, move, moveWith, openArticle, ready, saved, titleOf, write } from "./desk"
import { expect, freshTitle, test } from "./fixtures"
import { newPerson } from "./people"

const said = (page: Page) => page.locator(".state .saved")
const onlyHere = "محفوظ على هذا الجهاز فقط"

/** A server that takes its time, so that a page that saves is seen to save. */
const slowServer = (page: Page) => page.route(/\/articles(\/[0-9a-z]{12}\/working-copy)?$/, async (route) => {
  if (["PUT", "POST"].includes(route.request().method())) await new Promise((resolve) => setTimeout(resolve, 2_000))
  await route.continue()
})

/** Types at the end of the text, as somebody would. */
async function type(page: Page, words: string) {
  await bodyOf(page).click()
  await page.keyboard.press("Control+End")
  await page.keyboard.type(words)
}

test("a new article saves itself, under its own address, and nothing is pressed", async ({ open }) => {
  const page = await open("writer")
  await slowServer(page)
  await page.goto("/desk/articles/new")
  await ready(page)
  const title = freshTitle("مياه المدينة في صيفها")
  await titleOf(page).fill(title)
  await expect(said(page)).toHaveText("جارٍ الحفظ")
  await expect(saved(page)).toBeVisible()
  await expect(page).toHaveURL(/\/desk\/articles\/[0-9a-z]{12}$/)
  await type(page, "لا تكفي الخزانات وحدها.")
  await expect(said(page)).toHaveText("جارٍ الحفظ")
  await expect(saved(page)).toBeVisible()

  await test.step("loading the page again finds all of it, and its review", async () => {
    await page.reload()
    await expect(titleOf(page)).toHaveValue(title)
    await expect(bodyOf(page)).toHaveText("لا تكفي الخزانات وحدها.")
    await expect(page.getByRole("button", { name: "إرسال للمراجعة" })).toBeVisible()
  })
})

test("without a connection the text is on this device, and goes by itself when there is one", async ({ open }) => {
  const page = await open("chief")
  await write(page, { title: freshTitle("الموانئ حين تهدأ"), text: "السفن واقفة." })
  // Once the checker of style is here: what of a page is still on its way cannot come any more.
  await expect(page.getByRole("region", { name: "المدقق التحريري" }).getByRole("status")).toContainText("اقتراح")
  await page.context().setOffline(true)
  await type(page, " والرافعات صامتة.")
  await expect(said(page)).toHaveText(onlyHere)
  await expect(page.getByText("لا اتصال بالخادم.")).toBeVisible()
  await test.step("who logs out now is asked first, and may stay", async () => {
    await page.getByRole("button", { name: "تسجيل الخروج" }).click()
    const dialog = page.getByRole("dialog", { name: "نصوص لم تُحفظ على الخادم" })
    await expect(dialog.getByText("الموانئ حين تهدأ")).toBeVisible()
    await dialog.getByRole("button", { name: "البقاء" }).click()
  })
  await page.context().setOffline(false)
  await expect(saved(page)).toBeVisible()
  await page.reload()
  await expect(bodyOf(page)).toHaveText("السفن واقفة. والرافعات صامتة.")
})

test("a page that dies leaves its text to the next one", async ({ open }) => {
  const page = await open("chief")
  const id = await write(page, { title: freshTitle("الزيتون قبل المطر"), text: "بدأ القطاف." })
  await page.route("**/working-copy", (route) => (route.request().method() === "PUT" ? route.abort() : route.continue()))
  await type(page, " ولم تصل هذه الجملة.")
  await expect(said(page)).toHaveText(onlyHere)
  const next = await page.context().newPage()
  await page.close({ runBeforeUnload: false })
  await next.goto("/desk")
  await expect(next.getByRole("list", { name: "نصوص على هذا الجهاز لم تُحفظ بعد" }).getByRole("link", { name: "الزيتون قبل المطر" })).toBeVisible()
  await openArticle(next, id)
  await expect(next.getByText("استُعيد هنا نص كُتب على هذا الجهاز")).toBeVisible()
  await expect(bodyOf(next)).toHaveText("بدأ القطاف. ولم تصل هذه الجملة.")
  await expect(saved(next)).toBeVisible()
  await next.reload()
  await expect(bodyOf(next)).toHaveText("بدأ القطاف. ولم تصل هذه الجملة.")
  await expect(next.getByText("استُعيد هنا نص")).toHaveCount(0)
})

test("a session that ends under an open page is begun again in a dialog, and nothing is typed twice", async ({ open, caller }) => {
  const { email, password } = await newPerson(await caller("admin"), await caller("nobody"))
  const page = await open("chief")
  const own = "chief@waha.example"
  const id = await write(page, { title: freshTitle("القطار الذي تأخر"), text: "المحطة فارغة." })
  await page.context().clearCookies()
  await type(page, " والساعة تدور.")
  const dialog = page.getByRole("dialog", { name: "انتهت الجلسة" })
  await expect(dialog).toBeVisible()
  await test.step("with a wrong password it says so, and stays", async () => {
    await dialog.getByLabel("البريد الإلكتروني").fill(own)
    await dialog.getByLabel("كلمة المرور").fill("ليست هي أبدًا 1")
    await dialog.getByRole("button", { name: "تسجيل الدخول" }).click()
    await expect(dialog.getByRole("alert")).toBeVisible()
  })
  await test.step("somebody else's account does not save it", async () => {
    await dialog.getByLabel("البريد الإلكتروني").fill(email)
    await dialog.getByLabel("كلمة المرور").fill(password)
    await dialog.getByRole("button", { name: "تسجيل الدخول" }).click()
    await expect(dialog.getByText("سُجّل الدخول بحساب آخر")).toBeVisible()
  })
  await dialog.getByLabel("البريد الإلكتروني").fill(own)
  await dialog.getByLabel("كلمة المرور").fill(process.env.DEMO_PASSWORD ?? "")
  await dialog.getByRole("button", { name: "تسجيل الدخول" }).click()
  await expect(dialog).toBeHidden()
  await expect(saved(page)).toBeVisible()
  await openArticle(page, id)
  await expect(bodyOf(page)).toHaveText("المحطة فارغة. والساعة تدور.")
})

test("two people write at once: who is here, what merges, what is chosen, and taking over", async ({ open }) => {
  test.slow()
  const [one, two] = [await open("chief"), await open("admin")]
  const id = await write(one, { title: freshTitle("نهر بضفتين"), text: "الأولى." })
  await type(one, "\nالثانية.\nالثالثة.")
  await expect(saved(one)).toBeVisible()
  await openArticle(two, id)
  await ready(two)
  await expect(two.getByText(/يحرّره الآن:/)).toBeVisible()
  await expect(one.getByText(/يحرّره الآن:/)).toBeVisible({ timeout: 20_000 })
  const blocks = (page: Page) => bodyOf(page).locator("> p")

  await test.step("what does not collide is one text, on both pages", async () => {
    await blocks(one).first().click()
    await one.keyboard.press("End")
    await one.keyboard.type(" من الرئيس.")
    await blocks(two).last().click()
    await two.keyboard.press("End")
    await two.keyboard.type(" من المديرة.")
    for (const page of [one, two]) {
      await expect(blocks(page).first()).toHaveText("الأولى. من الرئيس.", { timeout: 20_000 })
      await expect(blocks(page).last()).toHaveText("الثالثة. من المديرة.", { timeout: 20_000 })
      await expect(page.getByText(/أُدمجت هنا تعديلات بحساب/)).toBeVisible()
      await expect(saved(page)).toBeVisible()
    }
  })

  await test.step("what collides waits for a click, side by side", async () => {
    await blocks(one).nth(1).click()
    await one.keyboard.press("End")
    await one.keyboard.type(" بخط كمال.")
    await blocks(two).nth(1).click()
    await two.keyboard.press("End")
    await two.keyboard.type(" بخط سلمى.")
    const conflict = (page: Page) => page.getByRole("region", { name: "نصّان في موضع واحد" })
    await expect.poll(async () => (await conflict(one).count()) + (await conflict(two).count()), { timeout: 20_000 }).toBe(1)
    const loser = (await conflict(one).count()) > 0 ? one : two
    const [mine, theirs] = loser === one ? ["كمال", "سلمى"] : ["سلمى", "كمال"]
    await expect(conflict(loser).getByRole("group", { name: "نصّي", exact: true })).toContainText(mine)
    await expect(conflict(loser).getByRole("group", { name: "نصّ زميلي" })).toContainText(theirs)
    await expect(conflict(loser).getByRole("button", { name: "الأخذ بما اختير" })).toBeDisabled()
    await conflict(loser).getByRole("radio", { name: "كلاهما" }).check()
    await conflict(loser).getByRole("button", { name: "الأخذ بما اختير" }).click()
    await expect(saved(loser)).toBeVisible()
    for (const page of [one, two]) {
      await expect(bodyOf(page)).toContainText("كمال", { timeout: 20_000 })
      await expect(bodyOf(page)).toContainText("سلمى", { timeout: 20_000 })
    }
  })

  await test.step("a take-over asks, tells the other, and leaves them to read", async () => {
    await two.getByRole("button", { name: "استلام التحرير" }).click()
    await two.getByRole("dialog").getByRole("button", { name: "استلام التحرير" }).click()
    await expect(one.getByText(/^استلم التحرير/)).toBeVisible({ timeout: 20_000 })
    await expect(titleOf(one)).toBeDisabled()
    await one.getByRole("button", { name: "متابعة التحرير من هنا" }).click()
    await expect(titleOf(one)).toBeEnabled()
    await expect(titleOf(two)).toBeDisabled({ timeout: 20_000 })
  })
})

test("what comes back from the trash is written on in the same page", async ({ open }) => {
  const page = await open("chief")
  const id = await write(page, { title: freshTitle("رسالة لم تُرسل"), text: "كُتبت ثم طُويت." })
  await moveWith(page, "نقل إلى سلة المهملات", {}, "نُقل المقال إلى سلة المهملات.")
  await expect(titleOf(page)).toBeDisabled()
  await move(page, "استعادة", "استُعيد المقال.")
  await expect(titleOf(page)).toBeEnabled()
  await type(page, " ثم فُتحت.")
  await expect(said(page)).toHaveText("جارٍ الحفظ")
  await expect(saved(page)).toBeVisible()
  await openArticle(page, id)
  await expect(bodyOf(page)).toHaveText("كُتبت ثم طُويت. ثم فُتحت.")
})

test("what is typed while two texts wait for a choice is a revision too, when the other's is taken", async ({ open }) => {
  const [one, two] = [await open("chief"), await open("admin")]
  const id = await write(one, { title: freshTitle("حبران على ورقة"), text: "السطر." })
  await openArticle(two, id)
  await two.route("**/presence", (route) => route.abort())
  await type(one, " بحبر أزرق.")
  await expect(saved(one)).toBeVisible()
  await type(two, " بحبر أسود.")
  const conflict = two.getByRole("region", { name: "نصّان في موضع واحد" })
  await expect(conflict).toBeVisible()
  await type(two, " وبعده خاتمة.")
  await conflict.getByRole("radio", { name: "نصّ زميلي", exact: true }).check()
  await conflict.getByRole("button", { name: "الأخذ بما اختير" }).click()
  await expect(conflict).toHaveCount(0)
  await expect(bodyOf(two)).toHaveText("السطر. بحبر أزرق.")
  await two.goto(`/desk/articles/${id}/revisions`)
  const kept = (await two.locator('input[name="from"]').evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value))).filter((value) => value.length === 36)
  const texts = await Promise.all(kept.map(async (revision) => (await two.request.get(`/desk/articles/${id}/revisions?from=${revision}&to=working`)).text()))
  expect(texts.join()).toContain("خاتمة")
})
