import { bodyOf, openArticle, titleOf, write } from "./desk"
import { asOwner } from "./facts"
import { expect, expectAccessible, freshTitle, test } from "./fixtures"
import { newPerson, type Person } from "./people"
import { act, copy, made, moveOf, optionOf, put, start } from "./server"

test("the record tells what was done and what was refused in sentences, and is narrowed", async ({ open, caller }) => {
  const [chief, writer] = [await caller("chief"), await caller("writer")]
  const title = freshTitle("خبر في السجل")
  const id = await start(writer, { title, sectionId: await optionOf(chief, "/desk/articles/new", "رأي") })
  await made(chief, "publish", id, 1)
  expect((await moveOf(writer, "withdraw", id, 1, { reason: "تجربة" })).code).toBe("forbidden")

  const page = await open("chief")
  await page.goto("/desk/record")
  const line = (text: string) => page.getByRole("listitem").filter({ hasText: text })
  await expect(line(`نُشر المقال «${title}»، بحساب`)).toBeVisible()
  await expect(line(`رُفض طلب سحب المقال «${title}» من النشر`)).toContainText("لا تتيحه صلاحيات الحساب")
  await page.getByLabel("النتيجة").selectOption({ label: "رُفض" })
  await page.getByRole("button", { name: "تطبيق" }).click()
  await expect(line(`رُفض طلب سحب المقال «${title}»`)).toBeVisible()
  await expect(line(`نُشر المقال «${title}»`)).toHaveCount(0)
  await page.getByRole("link", { name: "تسجيل الدخول", exact: true }).click()
  await expect(line(title)).toHaveCount(0)

  await test.step("a day in Arabic narrows it, and what is no day is said at its field and stays typed", async () => {
    await page.goto(`/desk/record?subject=article:${id}`)
    await expect(page.getByText(`ما جرى على: ${title}`)).toBeVisible()
    await page.getByLabel("من يوم").fill("١ كانون الثاني ٢٠٩٩")
    await page.getByRole("button", { name: "تطبيق" }).click()
    await expect(page.getByRole("heading", { name: "لا شيء في السجل بهذه الشروط" })).toBeVisible()
    await page.getByLabel("من يوم").fill("غير تاريخ")
    await page.getByRole("button", { name: "تطبيق" }).click()
    await expect(page.getByText("تعذّرت قراءة التاريخ")).toBeVisible()
    await expect(page.getByLabel("من يوم")).toHaveValue("غير تاريخ")
  })

  await test.step("it is taken away as a table, which it tells", async () => {
    await page.goto("/desk/record")
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "جدول للقراءة" }).click()])
    expect(download.suggestedFilename()).toMatch(/^waha-record-.*\.csv$/)
    await page.reload()
    await expect(line("صُدّر السجل، بحساب").first()).toBeVisible()
  })

  await test.step("and it is nobody else's", async () => {
    expect((await writer.get("/desk/record")).status()).toBe(404)
    expect((await writer.get("/desk/safety")).status()).toBe(404)
    const post = (by: typeof writer, headers: Record<string, string>) => by.post("/desk/record/export", { form: { format: "csv" }, headers })
    const origin = new URL(page.url()).origin
    expect((await post(writer, { Origin: origin })).status()).toBe(403)
    expect((await post(await caller("nobody"), { Origin: origin })).status()).toBe(401)
    expect((await post(chief, { Origin: "http://evil.example" })).status()).toBe(403)
  })
})

test("a frozen newsroom refuses saves and forms, says why on every page, and readers notice nothing", async ({ open, caller }) => {
  const [chief, reader] = [await open("chief"), await open("reader")]
  const editor = await open("editor")
  const title = freshTitle("نهر متجمّد")
  const id = await write(editor, { title, section: "ماء ومناخ", text: "سطر قبل التجميد." })
  await openArticle(editor, id)

  await chief.goto("/desk/safety")
  await chief.getByLabel("سبب التجميد").fill("نُشر ما لم نكتبه")
  await chief.getByRole("button", { name: "تجميد المكتب" }).click()
  await expect(chief.getByText("جُمّد المكتب.", { exact: true })).toBeVisible()
  try {
    await bodyOf(editor).fill("سطر كُتب بعد التجميد.")
    await editor.getByRole("button", { name: "حفظ", exact: true }).click()
    await expect(editor.getByRole("status").filter({ hasText: "رُفض الحفظ: التعديل موقوف الآن" })).toBeVisible()
    await expect(bodyOf(editor)).toHaveText("سطر كُتب بعد التجميد.")
    const as = await caller("editor")
    expect((await put(as, id, 1, copy({ title }))).status()).toBe(423)
    expect((await act(as, "desk/tags add", "/desk/tags", { fields: { name: freshTitle("وسم") } })).code).toBe("frozen")

    const writer = await open("writer")
    await writer.goto("/desk/articles")
    const banner = writer.getByRole("alert").filter({ hasText: "المكتب مجمَّد" })
    await expect(banner).toContainText("نُشر ما لم نكتبه")
    await expect(banner.getByRole("link")).toHaveCount(0)
    await expectAccessible(writer)
    await reader.goto("/")
    await expect(reader.getByRole("heading").first()).toBeVisible()
  } finally {
    await chief.goto("/desk/safety")
    await chief.getByRole("button", { name: "رفع التجميد" }).click()
    await expect(chief.getByRole("alert").filter({ hasText: "المكتب مجمَّد" })).toHaveCount(0)
  }
  await editor.getByRole("button", { name: "حفظ", exact: true }).click()
  await expect(editor.getByText("محفوظ على الخادم")).toBeVisible()
  await openArticle(editor, id)
  await expect(bodyOf(editor)).toHaveText("سطر كُتب بعد التجميد.")
  await expect(titleOf(editor)).toHaveValue(title)
})

/** As though somebody had published so many articles a moment ago. */
const publishedBefore = ({ id, name }: Person, articles: number) => asOwner((owner) => owner.query(`
  INSERT INTO desk.event (actor_id, actor_name, action, outcome, subject_type, subject_id)
  SELECT $1, $2, 'article.publish', 'done', 'article', gen_random_uuid() FROM generate_series(1, $3)`, [id, name, articles]))

test("an account that changes too much at once is paused, a chief is told, and lets it work again", async ({ open, caller }) => {
  test.slow()
  const [admin, nobody, writer] = [await caller("admin"), await caller("nobody"), await caller("writer")]
  const sectionId = await optionOf(admin, "/desk/articles/new", "رأي")
  const hasty = await newPerson(admin, nobody, "chief")
  const theirs = await caller("nobody")
  await act(theirs, "login signIn", "/login", { fields: { email: hasty.email, password: hasty.password } })
  const limit = 150 // scripts/e2e-server.ts
  // All but two of what the account may change are in the record from a moment ago: that as many real ones fit into the brake's minutes no slow
  // machine promises, and safety.db.test.ts counts with real ones alone.
  await publishedBefore(hasty, limit - 2)
  const ids = await Promise.all(Array.from({ length: 12 }, () => start(writer, { title: freshTitle("عجلة"), sectionId })))
  const codes = (await Promise.all(ids.map((id) => moveOf(theirs, "publish", id, 1)))).map((answer) => answer.code)
  expect(codes.filter((code) => code === null)).toHaveLength(2)
  expect(codes.filter((code) => code === "paused")).toHaveLength(10)

  const chief = await open("chief")
  await chief.goto("/desk")
  await expect(chief.getByRole("alert").filter({ hasText: hasty.name })).toBeVisible()
  await chief.getByRole("alert").getByRole("link", { name: "إلى المراجعة" }).click()
  await chief.getByRole("button", { name: `رفع الإيقاف عن ${hasty.name}` }).click()
  await expect(chief.getByText("رُفع الإيقاف.")).toBeVisible()
  await expect(chief.getByRole("alert").filter({ hasText: hasty.name })).toHaveCount(0)
})

test("what is put into the trash shows the days that it has left, and comes back", async ({ open, caller }) => {
  const writer = await caller("writer")
  const title = freshTitle("إلى السلة")
  const id = await start(writer, { title, sectionId: await optionOf(writer, "/desk/articles/new", "رأي") })
  await made(writer, "trash", id, 1)
  const page = await open("writer")
  await page.goto("/desk/trash")
  const line = page.getByRole("listitem").filter({ hasText: title })
  await expect(line).toContainText("يُحذف بعد 30 يومًا")
  await expect(page.getByRole("button", { name: "إفراغ السلة" })).toHaveCount(0)
  await page.getByRole("button", { name: `استعادة «${title}»` }).click()
  await expect(page.getByText("استُعيد المقال.")).toBeVisible()
  await expect(line).toHaveCount(0)
})
