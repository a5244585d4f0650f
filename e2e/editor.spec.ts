import type { Page } from "@playwright/test"
import { bodyOf, openArticle, publish, ready, save, write } from "./desk"
import { expect, expectAccessible, freshTitle, test } from "./fixtures"
import { optionOf, paragraphs, start } from "./server"

const tools = (page: Page) => page.getByRole("toolbar", { name: "تنسيق النص" })
const tool = (page: Page, name: string) => tools(page).getByRole("button", { name, exact: true })
const section = "ماء ومناخ"

test("footnotes, a pull quote, a table and a line from left to right go from the keyboard to readers", async ({ open }) => {
  const page = await open("chief")
  await write(page, { title: freshTitle("سد في الربيع"), section, kind: "رأي", text: "ارتفع منسوب السد مترين." })
  const body = bodyOf(page)
  await body.press("Control+End")
  await body.press("Control+Alt+n")
  await page.getByLabel("نص الحاشية").fill("بحسب نشرة وزارة المياه.")
  await page.getByRole("button", { name: "تطبيق" }).click()
  await body.press("Control+End")
  await body.press("Enter")
  await body.pressSequentially("الماء لا ينتظر أحدًا.")
  await tool(page, "اقتباس بارز").click()
  await body.press("Enter")
  await body.pressSequentially("waha --version 3-1")
  await tool(page, "من اليسار إلى اليمين").click()
  await tool(page, "جدول").click()
  await body.pressSequentially("السنة")
  await body.press("Tab")
  await body.pressSequentially("المنسوب")
  await page.getByRole("group", { name: "الجدول" }).getByRole("button", { name: "حذف العمود" }).click()
  await save(page)
  await page.reload()
  await expect(body.locator("sup.fn")).toHaveCount(1)
  await expect(body.locator("p[dir=ltr]")).toHaveText("waha --version 3-1")
  const address = await publish(page)

  const reader = await open("reader")
  await reader.goto(address)
  await expect(reader.locator("aside.pull")).toHaveText("الماء لا ينتظر أحدًا.")
  await expect(reader.locator("p[dir=ltr]")).toHaveText("waha --version 3-1")
  await expect(reader.getByRole("columnheader").first()).toHaveText("السنة")
  await reader.getByLabel("الحاشية 1", { exact: true }).click()
  await expect(reader).toHaveURL(/#note1$/)
  await expect(reader.locator("#note1")).toContainText("بحسب نشرة وزارة المياه.")
  await reader.getByLabel("عودة إلى موضع الحاشية 1").click()
  await expect(reader).toHaveURL(/#mark1$/)
})

test("words are found however they are vowelled and replaced at once, and one undo brings them back, also after a save", async ({ open }) => {
  const page = await open("writer")
  await write(page, { title: freshTitle("قراءة في تقرير"), text: "قَرَأَ المسؤولُ قِراءةً ثانية، ثم أعاد القراءه." })
  const body = bodyOf(page)
  await body.press("Control+Home")
  await body.press("Control+f")
  const bar = page.getByRole("group", { name: "بحث واستبدال في النص" })
  await bar.getByLabel("البحث عن").fill("قراءة")
  await expect(bar.getByRole("status")).toHaveText("الموضع 1 من موضعين")
  await bar.getByLabel("مطابقة تامة").check()
  await expect(bar.getByRole("status")).toHaveText("لا مواضع بهذا اللفظ")
  await bar.getByLabel("مطابقة تامة").uncheck()
  await bar.getByLabel("الاستبدال بـ").fill("مطالعة")
  await bar.getByRole("button", { name: "استبدال الكل" }).click()
  await expect(bar.getByRole("status")).toHaveText("استُبدل موضعان")
  await bar.getByRole("button", { name: "إغلاق" }).click()
  await expect(body).toHaveText("قَرَأَ المسؤولُ مطالعة ثانية، ثم أعاد المطالعة.")
  await save(page)
  await body.press("Control+z")
  await expect(body).toHaveText("قَرَأَ المسؤولُ قِراءةً ثانية، ثم أعاد القراءه.")
})

test("the caret goes through bold, links and numbers, letter by letter", async ({ open }) => {
  const page = await open("writer")
  await page.goto("/desk/articles/new")
  await ready(page)
  const body = bodyOf(page)
  await body.click()
  await body.pressSequentially("قال ")
  await body.press("Control+b")
  await body.pressSequentially("BBC")
  await body.press("Control+b")
  await body.pressSequentially(" إن 21 قتيلًا")
  // Home and every letter once with the arrow that leads on in a line from right to left.
  await body.press("Home")
  const walked: number[] = []
  const length = "قال BBC إن 21 قتيلًا".length
  for (let step = 0; step < length; step += 1) {
    await page.keyboard.press("ArrowLeft")
    walked.push(await page.evaluate(() => {
      const selection = getSelection()
      if (!selection?.anchorNode) return -1
      const range = document.createRange()
      range.selectNodeContents(document.querySelector("[role=textbox].body") ?? document.body)
      range.setEnd(selection.anchorNode, selection.anchorOffset)
      return range.toString().length
    }))
  }
  // Within a Latin word the caret may run the other way; but it meets every place and ends at the end.
  expect(new Set(walked).size).toBeGreaterThan(length - 6)
  expect(walked.at(-1)).toBe(length)

  // A key that comes before the browser has told where the caret went, as on a slow device, is meant for where it is.
  await body.press("Home")
  await body.evaluate(async (element) => {
    // Of the way home it has told, once a frame has passed; of the way to the end it has not.
    await new Promise((passed) => requestAnimationFrame(() => setTimeout(passed)))
    getSelection()?.selectAllChildren(element)
    getSelection()?.collapseToEnd()
    element.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", code: "Enter", keyCode: 13, bubbles: true, cancelable: true }))
  })
  await expect(body.locator("> p")).toHaveText(["قال BBC إن 21 قتيلًا", ""])
})

test("in a long text the caret reaches both ends and what lies between, and every letter stands where it is", async ({ open, caller }) => {
  const chief = await caller("chief")
  const lines = Array.from({ length: 120 }, (_, at) => `الفقرة ${at + 1} من نص طويل لا يُرى كله.`)
  const id = await start(chief, { title: freshTitle("طويل"), sectionId: await optionOf(chief, "/desk/articles/new", "رأي"), body: paragraphs(...lines) })
  const page = await open("chief")
  await page.goto(`/desk/articles/${id}`)
  await ready(page)
  const body = bodyOf(page)
  const blocks = body.locator("> p")
  await blocks.first().click()
  // What is far from the caret is left to be laid out later; a key pressed there all the same is not lost, nor put elsewhere.
  await expect(body.locator("> p.far")).toHaveCount(120 - 14)
  await page.keyboard.press("Control+End")
  await page.keyboard.type(" وزاد.")
  await page.keyboard.press("Enter")
  await page.keyboard.type("سطر جديد.")
  await page.keyboard.press("Control+Home")
  await page.keyboard.type("أولًا، ")
  for (let line = 0; line < 40; line += 1) await page.keyboard.press("ArrowDown")
  await page.keyboard.type("!")
  const texts = async () => (await blocks.allTextContents()).map((text) => text.replace("!", ""))
  await expect.poll(texts).toEqual([`أولًا، ${lines[0]}`, ...lines.slice(1, -1), `${lines.at(-1)} وزاد.`, "سطر جديد."])
  expect((await blocks.allTextContents()).findIndex((text) => text.includes("!"))).toBe(40)

  // What is searched for comes before the eye while the keys stay in the search, which stays in sight beside it.
  await body.press("Control+f")
  const question = page.getByRole("group", { name: "بحث واستبدال في النص" }).getByLabel("البحث عن")
  await page.keyboard.type("الفقرة 7")
  await expect(body.locator(".found")).toHaveCount(11) // 7, and 70 to 79
  for (const line of [70, 71]) {
    await expect(body.locator(".found.here").locator("..")).toHaveText(`الفقرة ${line} من نص طويل لا يُرى كله.`)
    await expect(body.locator(".found.here")).toBeInViewport()
    await expect(question).toBeInViewport()
    await expect(question).toBeFocused()
    await question.press("Enter")
  }
})

test("the text can be had alone, which is remembered, and every key is listed; on a phone, and without a failing of axe", async ({ open }) => {
  const page = await open("writer")
  const id = await write(page, { title: freshTitle("وضع التركيز"), text: "سطر واحد." })
  await page.setViewportSize({ width: 390, height: 800 })
  const body = bodyOf(page)
  await body.press("Control+Shift+e")
  await expect(page.getByLabel("العنوان", { exact: true })).toBeHidden()
  await openArticle(page, id)
  await expect(page.getByLabel("العنوان", { exact: true })).toBeHidden()
  await tool(page, "جدول").click()
  await expectAccessible(page, "the text alone, with a table")
  await body.press("Control+/")
  await expect(page.getByRole("dialog", { name: "الاختصارات" })).toBeVisible()
  await expectAccessible(page, "the keys")
  await page.keyboard.press("Escape")
  await expect(body).toBeFocused()
  await body.press("Alt+F10")
  await expect(tool(page, "فقرة")).toBeFocused()
  await page.keyboard.press("Escape")
  await tool(page, "وضع التركيز").click()
  await expect(page.getByLabel("العنوان", { exact: true })).toBeVisible()
})

test("a link to an article of ours is found by its title, among those that one may see", async ({ open }) => {
  const [page, chief] = [await open("writer"), await open("chief")]
  const [mine, theirs] = [freshTitle("رابط إلى مقال الكاتب"), freshTitle("رابط إلى مسودة غيره")]
  const id = await write(page, { title: mine, text: "نص." })
  await write(chief, { title: theirs, text: "نص." })
  await page.goto("/desk/articles/new")
  await ready(page)
  await bodyOf(page).click()
  await bodyOf(page).press("Control+k")
  const form = page.getByRole("group", { name: "رابط في النص" })
  await form.getByLabel("البحث في مقالاتنا بالعنوان").fill(theirs)
  await form.getByRole("button", { name: "بحث", exact: true }).click()
  await expect(form.getByRole("status")).toHaveText("لا مقالات بهذا العنوان مما يتاح لحسابك.")
  await form.getByLabel("البحث في مقالاتنا بالعنوان").fill(mine)
  await form.getByRole("button", { name: "بحث", exact: true }).click()
  await form.getByRole("button", { name: `رابط إلى «${mine}»` }).click()
  await expect(bodyOf(page).getByRole("link", { name: mine })).toHaveAttribute("href", new RegExp(`^http://[^/]+/a/${id}/`))
})
