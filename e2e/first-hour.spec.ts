import type { Page } from "@playwright/test"
import { publish, write } from "./desk"
import { facts } from "./facts"
import { expect, expectAccessible, test, tryLogIn } from "./fixtures"

/** The first hour of a newsroom that has nobody, on a server of its own; and what an admin sets afterwards, which no other spec lives in. */
test.describe.configure({ mode: "serial" })

const who = { email: "salma@difaf.example", name: "سلمى حدّاد", password: "a long sentence of hers" }
const phone = { viewport: { width: 390, height: 844 } }

async function enter(page: Page): Promise<Page> {
  await page.goto("/login")
  await tryLogIn(page, who.email, who.password)
  await page.waitForURL("**/desk")
  return page
}

const saveSettings = async (page: Page) => {
  await page.getByRole("button", { name: "حفظ الإعدادات" }).click()
  await expect(page.getByText("حُفظت الإعدادات.")).toBeVisible()
}

const step = (page: Page, name: string) =>
  page.getByRole("region", { name: "الخطوات الأولى" }).getByRole("listitem").filter({ has: page.getByRole("link", { name, exact: true }) })

test("from nobody to the first article, on a phone", async ({ open }) => {
  test.slow()
  const { origin, setup } = facts().empty
  const reader = await open("reader", { baseURL: origin, ...phone })
  await reader.goto("/")
  await expect(reader.getByText("لم يُنشر شيء بعد.")).toBeVisible()
  await expectAccessible(reader, "an empty site")

  const page = await open("reader", { baseURL: origin, ...phone })
  await page.goto(setup)
  await expectAccessible(page, "the set-up")
  await page.getByLabel("البريد الإلكتروني").fill(who.email)
  await page.getByLabel("الاسم", { exact: true }).fill(who.name)
  await page.getByLabel("كلمة المرور", { exact: true }).fill(who.password)
  await page.getByRole("button", { name: "إنشاء الحساب" }).click()
  await page.waitForURL("**/login?told=account")
  await expect(page.getByText("أُنشئ الحساب. يمكن تسجيل الدخول")).toBeVisible()
  await enter(page)
  await expectAccessible(page, "the desk of an empty newsroom")
  await expect(step(page, "الصحف التي يُنقل عنها")).toContainText("أُنجزت")
  for (const name of ["تسمية الموقع", "القسم الأول", "دعوة زميل", "المقال الأول", "النشر"]) await expect(step(page, name)).toContainText("لم تُنجز بعد")

  await page.getByRole("link", { name: "تسمية الموقع" }).click()
  await page.getByRole("textbox", { name: "اسم الموقع" }).fill("الضفاف الجديدة")
  await saveSettings(page)
  await page.goto("/desk")
  await expect(step(page, "تسمية الموقع")).toContainText("أُنجزت")

  await page.getByRole("link", { name: "القسم الأول" }).click()
  await page.getByRole("button", { name: "قسم جديد" }).click()
  await page.getByRole("dialog").getByLabel("اسم القسم").fill("رأي")
  await page.getByRole("dialog").getByRole("button", { name: "إضافة" }).click()
  await expect(page.getByText("أُضيف القسم.")).toBeVisible()

  await page.goto("/desk")
  await page.getByRole("link", { name: "دعوة زميل" }).click()
  await page.getByRole("button", { name: "دعوة مستخدم" }).click()
  await page.getByRole("dialog").getByLabel("الاسم", { exact: true }).fill("نادر عوض")
  await page.getByRole("dialog").getByLabel("البريد الإلكتروني").fill("nader@difaf.example")
  await page.getByRole("dialog").getByRole("button", { name: "إنشاء رابط الدعوة" }).click()
  await expect(page.getByText("يظهر هنا مرة واحدة")).toBeVisible()

  const title = "أول ما نقول"
  await write(page, { title, text: "نبدأ بما يلزم قوله.", section: "رأي" })
  const address = await publish(page)
  await page.goto("/desk")
  await expect(page.getByRole("region", { name: "الخطوات الأولى" })).toHaveCount(0)

  await reader.goto("/")
  await expect(reader.getByRole("heading", { name: title })).toBeVisible()
  await expect(reader).toHaveTitle("الضفاف الجديدة: افتتاحيات الصحف العربية")
  await reader.goto(address)
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText(title)
})

test("each setting shows what it would do before it is saved, and readers see it after", async ({ open }) => {
  test.slow()
  const { origin } = facts().empty
  const [page, reader] = [await enter(await open("reader", { baseURL: origin })), await open("reader", { baseURL: origin })]
  await page.goto("/desk/settings")
  await page.getByRole("textbox", { name: "اسم الموقع" }).fill("المرفأ الصغير")
  await page.getByLabel("سطر التعريف").fill("صحيفة كل صباح")
  await page.getByRole("textbox", { name: "نص التذييل" }).fill("كل الحقوق محفوظة.")
  await page.getByLabel("رابط الحساب 1").fill("https://t.me/marfa")
  await page.getByLabel("كلمة الصفحة الأولى").selectOption("الرئيسية")
  await page.getByLabel("الأرقام").selectOption("arab")
  await page.getByLabel("أسماء الأشهر").selectOption("levant")
  const zone = page.getByRole("combobox", { name: "المنطقة الزمنية" })
  await zone.fill("القاهرة")
  await page.getByRole("option", { name: "القاهرة، مصر" }).click()
  await page.getByLabel("فهرسة المواد الخاصة").selectOption("no")
  await page.getByLabel("قاعدة الشخص الثاني").selectOption("yes")

  // Before: drawn by the readers' own components, and said in words.
  await expect(page.locator(".drawn .mast")).toContainText("المرفأ الصغير")
  await expect(page.getByText("عنوان نافذة الصفحة الأولى: المرفأ الصغير: صحيفة كل صباح")).toBeVisible()
  await expect(page.locator(".drawn .colophon")).toContainText(/تلغرام.*كل الحقوق محفوظة\./s)
  await expect(page.locator(".drawn .crumbs")).toContainText("الرئيسية")
  await expect(page.getByText(/^الآن في القاهرة، مصر: .*[٠-٩]{2}:[٠-٩]{2}$/)).toBeVisible()
  await expect(page.getByText("٢٦ مقالًا", { exact: false }).first()).toBeVisible()
  await expect(page.getByRole("table", { name: "الأفعال المتاحة لكل دور" }).getByRole("row", { name: /مسودة كتبها/ })).not.toContainText("نشر")
  await expect(page.getByText('<meta name="robots" content="noindex">')).toBeVisible()
  await page.getByLabel("التحقّق بخطوتين").selectOption("yes")
  await expect(page.getByText("يُطلب تفعيله من شخص واحد", { exact: false })).toBeVisible()
  await page.getByLabel("التحقّق بخطوتين").selectOption("no")
  await page.getByLabel("مدة سلة المهملات").fill("٤٥")
  await expect(page.getByText("يُستعاد منها خلال 45 يومًا", { exact: false })).toBeVisible()
  await reader.goto("/")
  await expect(reader).toHaveTitle("الضفاف الجديدة: افتتاحيات الصحف العربية")
  await expectAccessible(page, "the settings, changed")

  // A field that is wrong is told at the field, and nothing typed is lost.
  await page.getByLabel("رابط الحساب 1").fill("javascript:alert(1)")
  await page.getByRole("button", { name: "حفظ الإعدادات" }).click()
  await expect(page.getByText("يلزم رابط حساب كامل", { exact: false })).toBeVisible()
  await expect(page.getByLabel("رابط الحساب 1")).toBeFocused()
  await expect(page.getByRole("textbox", { name: "اسم الموقع" })).toHaveValue("المرفأ الصغير")
  await page.getByLabel("رابط الحساب 1").fill("https://t.me/marfa")
  await saveSettings(page)

  // After.
  await reader.goto("/")
  await expect(reader).toHaveTitle("المرفأ الصغير: صحيفة كل صباح")
  await expect(reader.getByRole("contentinfo")).toContainText("كل الحقوق محفوظة.")
  await expect(reader.getByRole("contentinfo").getByRole("link", { name: "تلغرام" })).toHaveAttribute("href", "https://t.me/marfa")
  await reader.getByRole("main").getByRole("heading").getByRole("link").first().click()
  await expect(reader.getByRole("navigation", { name: "مسار الصفحة" })).toContainText("الرئيسية")
  await expect(reader.locator("meta[name=robots]")).toHaveAttribute("content", "noindex")
  expect(await reader.getByRole("banner").innerText()).toMatch(/[٠-٩]/)
  expect(await reader.getByRole("banner").innerText()).not.toMatch(/\d/)
  const data: unknown = JSON.parse((await reader.locator("script[type='application/ld+json']").textContent()) ?? "")
  expect(data).toMatchObject({ "@graph": [{ publisher: { name: "المرفأ الصغير", sameAs: ["https://t.me/marfa"] } }, {}] })
  // And the desk, whose dates and counts are the newsroom's too.
  await page.goto("/desk")
  await expect(page.getByRole("main")).not.toContainText(/[0-9]/)
})

test("of two who save at once the later sees both, and neither loses a word", async ({ open }) => {
  const { origin } = facts().empty
  const [one, two] = [await enter(await open("reader", { baseURL: origin })), await enter(await open("reader", { baseURL: origin }))]
  for (const page of [one, two]) await page.goto("/desk/settings")
  await one.getByRole("textbox", { name: "اسم الموقع" }).fill("اسم أول")
  await one.getByRole("textbox", { name: "نص التذييل" }).fill("تذييل أول")
  await two.getByRole("textbox", { name: "اسم الموقع" }).fill("اسم ثانٍ")
  await saveSettings(one)
  await two.getByRole("button", { name: "حفظ الإعدادات" }).click()
  const clash = two.getByRole("alert").filter({ hasText: "والمحفوظ «اسم أول»" })
  await expect(clash).toContainText(`حفظ ${who.name} إعدادات أخرى`)
  await expect(clash).toContainText("نص التذييل")
  await expect(two.getByRole("textbox", { name: "اسم الموقع" })).toHaveValue("اسم ثانٍ")
  await expect(two.getByRole("textbox", { name: "نص التذييل" })).toHaveValue("تذييل أول")
  await two.getByRole("button", { name: "أخذ المحفوظ: اسم الموقع" }).click()
  await expect(two.getByRole("textbox", { name: "اسم الموقع" })).toHaveValue("اسم أول")
  await two.getByRole("textbox", { name: "اسم الموقع" }).fill("اسم ثالث")
  await saveSettings(two)
  await one.reload()
  await expect(one.getByRole("textbox", { name: "اسم الموقع" })).toHaveValue("اسم ثالث")
  await expect(one.getByRole("textbox", { name: "نص التذييل" })).toHaveValue("تذييل أول")
})
