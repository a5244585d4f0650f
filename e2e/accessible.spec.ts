import type { Page } from "@playwright/test"
import { bodyOf, write } from "./desk"
import { expect, expectAccessible, freshTitle, test } from "./fixtures"
import { act, idOf, made, optionOf, paragraphs, start } from "./server"

/** Nothing serious in either theme, and on a phone nothing that makes the page wider than the screen. */
async function look(page: Page, where: string): Promise<void> {
  // Without motion: the buttons' surfaces take a moment from one theme to the other and their words none, and in between both are looked at.
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" })
  await expectAccessible(page, `${where}, light`)
  // Nothing but the colours differs in the dark.
  await page.emulateMedia({ colorScheme: "dark" })
  await expectAccessible(page, `${where}, dark`, ["color-contrast"])
  const wide = page.viewportSize() ?? { width: 1280, height: 720 }
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 844 })
    const over = await page.evaluate(() => Math.max(0, (document.scrollingElement?.scrollWidth ?? 0) - window.innerWidth))
    expect.soft(over, `${where}, pixels beyond ${width}`).toBe(0)
  }
  await page.setViewportSize(wide)
}

const long = "والمستشفيات_والمستوصفات_والصيدليات_والمختبرات_المركزية_والجامعية"
const pasted = [
  "الرئيسة \\ مائدة الصباح \\ ماء في الغربال", "ماء في الغربال", "14.12.2017", "الضفاف", "الافتتاحية", "الضفاف", "الاربعاء 13/12/2017",
  "كل موازنة لا يعرف الناس أين ذهبت هي ماء في غربال، وكل وعد لا موعد له هو نصف كذبة.",
].join("\n")

test.describe("the desk", () => {
  test("its pages for everybody", async ({ open, caller }) => {
    test.slow()
    const [chief, page] = [await caller("chief"), await open("chief")]
    await start(chief, { title: freshTitle(`عنوان طويل ${long}`), sectionId: await optionOf(chief, "/desk/articles/new", "رأي") })
    const pages: [where: string, path: string][] = [
      ["the desk's front", "/desk"], ["the calendar's week", "/desk/calendar"], ["the calendar's month", "/desk/calendar?span=month&day=2026-03-01"], ["the board of the papers", "/desk/digest"], ["the list", "/desk/articles"],
      ["the list with nothing found", "/desk/articles?q=لا-شيء-بهذا-الاسم"], ["a new article", "/desk/articles/new"], ["what is missing", "/desk/articles/zzzz0000zzzz"],
    ]
    for (const [where, path] of pages) {
      await page.goto(path)
      await expect(page.getByRole("heading", { level: 1 }).first()).toBeAttached()
      if (where === "a new article") await expect(bodyOf(page)).toBeVisible()
      await look(page, where)
    }
  })

  test("the pages of an article", async ({ open, caller }) => {
    test.slow()
    const [chief, page] = [await caller("chief"), await open("chief")]
    const title = freshTitle(`عنوان طويل ${long}`)
    const sectionId = await optionOf(chief, "/desk/articles/new", "رأي")
    const id = await start(chief, { title, sectionId, body: paragraphs(long.repeat(2), "فقرة ثانية.") })
    const pages: [where: string, path: string][] = [
      ["a draft", `/desk/articles/${id}`], ["a live article", `/desk/articles/${id}`], ["a preview", `/desk/articles/${id}/preview`], ["what was", `/desk/articles/${id}/revisions`], ["no original", `/desk/articles/${id}/original`],
    ]
    for (const [where, path] of pages) {
      if (where === "a live article") await made(chief, "publish", id, 1)
      await page.goto(path)
      await expect(page.getByRole("heading", { level: 1 }).first()).toBeAttached()
      if (where.endsWith("article") || where === "a draft") await expect(bodyOf(page)).toBeVisible()
      await look(page, where)
    }
    await page.goto(`/desk/articles/${id}`)
    await page.getByRole("button", { name: "سحب من النشر" }).click()
    await expect(page.getByRole("dialog")).toBeVisible()
    await look(page, "a dialog")
  })

  test("the clip page, before and after", async ({ open }) => {
    const page = await open("editor")
    await page.goto("/desk/clip")
    await expect(page.getByLabel("النص الملصق")).toBeVisible()
    await look(page, "the clip page")
    await page.getByLabel("النص الملصق").fill(pasted)
    await page.getByRole("button", { name: "استخراج الحقول" }).click()
    await expect(page.getByText("استُخرجت هذه الحقول من النص الملصق")).toBeVisible()
    await look(page, "the clip page with its fields")
  })

  test("the admin's pages", async ({ open, caller }) => {
    test.setTimeout(480_000) // two dozen pages, each looked at twice and at three widths
    const [admin, page] = [await caller("admin"), await open("admin")]
    const source = await act(admin, "desk/articles addSource", "/desk/articles/new", { args: [freshTitle("صحيفة")] })
    const invited = await act(admin, "desk/users invite", "/desk/users",
      { fields: { name: freshTitle("مدعوّة"), email: `a11y${Date.now()}@elsewhere.example`, role: "writer" } })
    expect(await idOf(admin, "/desk/users", "ليلى منصور")).not.toBe("")
    const pages: [where: string, path: string][] = [
      ["sections", "/desk/sections"], ["the front page's arrangement", "/desk/front"], ["matters of several papers", "/desk/matters"], ["newspapers", "/desk/sources"], ["newspapers, none found", "/desk/sources?q=لا-شيء"],
        ["a new newspaper", "/desk/sources/new"],
      ["a newspaper", `/desk/sources/${String(source.value.id)}`], ["permissions that ended", "/desk/sources/review"],
        ["where a newspaper is used", `/desk/uses/source/${String(source.value.id)}`], ["by-lines", "/desk/authors"], ["tags", "/desk/tags"], ["pictures", "/desk/media"],
        ["people", "/desk/users"], ["one's own account", "/desk/profile"], ["proving who one is", "/desk/confirm"], ["safety", "/desk/safety"], ["the trash", "/desk/trash"], ["the record", "/desk/record"],
        ["the record with a day that is none", "/desk/record?from=x"], ["clearing the demonstration", "/desk/demo"], ["the settings", "/desk/settings"], ["the rules of style", "/desk/style"], ["export, import and backups", "/desk/archive"],
      ["an invitation", `/invite/${String(invited.value.token)}`], ["an invitation that is gone", "/invite/gone"],
    ]
    for (const [where, path] of pages) {
      await page.goto(path)
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible()
      await look(page, where)
    }
  })

  test("the log-in page", async ({ page }) => {
    await page.goto("/login")
    await look(page, "the log-in page")
  })

  test("works by the keyboard alone", async ({ open }) => {
    const page = await open("chief")
    const id = await write(page, { title: freshTitle("بلا فأرة"), text: "سطر واحد.", section: "رأي" })
    await page.goto(`/desk/articles/${id}`)
    await expect(bodyOf(page)).toBeVisible()
    await page.keyboard.press("Tab")
    await expect(page.getByRole("link", { name: "إلى المحتوى" })).toBeFocused()
    await page.keyboard.press("Enter")
    await expect(page.getByRole("main")).toBeFocused()

    // From the last field before it, a few stops to the text, through one stop of its toolbar.
    await page.getByRole("combobox", { name: "الكاتب" }).focus()
    const toolbar = page.getByRole("toolbar", { name: "تنسيق النص" })
    await page.keyboard.press("Tab")
    await expect(toolbar.getByRole("button", { name: "فقرة", exact: true })).toBeFocused()
    await page.keyboard.press("ArrowLeft")
    await expect(toolbar.getByRole("button", { name: "عنوان فقرة" })).toBeFocused()
    await page.keyboard.press("ArrowRight")
    await page.keyboard.press("ArrowRight")
    await expect(toolbar.getByRole("button").last()).toBeFocused()
    await page.keyboard.press("Home")
    await page.keyboard.press("Tab")
    await expect(bodyOf(page)).toBeFocused()
    await page.keyboard.press("Control+End")
    await page.keyboard.type(" وكلمة أخرى")
    await page.keyboard.press("Control+s")
    await expect(page.getByText("محفوظ على الخادم")).toBeVisible()
    await expect(bodyOf(page)).toHaveText("سطر واحد. وكلمة أخرى")
    // And out of it again: the text keeps nobody.
    await page.keyboard.press("Tab")
    await expect(bodyOf(page)).not.toBeFocused()
  })

  test("a dialog holds the keyboard, and gives it back", async ({ open }) => {
    const page = await open("chief")
    const id = await write(page, { title: freshTitle("حوار"), text: "سطر واحد.", section: "رأي" })
    await page.goto(`/desk/articles/${id}`)
    const opener = page.getByRole("button", { name: "جدولة النشر" })
    await opener.focus()
    await page.keyboard.press("Enter")
    const dialog = page.getByRole("dialog", { name: "جدولة النشر" })
    await expect(dialog).toBeVisible()
    expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true)
    await page.keyboard.press("Escape")
    await expect(dialog).toBeHidden()
    await expect(opener).toBeFocused()
  })
})

test("readers' pages", async ({ page, caller }) => {
  test.slow()
  const chief = await caller("chief")
  const sectionId = await optionOf(chief, "/desk/articles/new", "رأي")
  const id = await start(chief, { title: freshTitle(`عنوان طويل ${long}`), kicker: long, standfirst: long, sectionId,
    body: paragraphs(long.repeat(2)) })
  await made(chief, "publish", id, 1)
  const gone = await start(chief, { title: freshTitle("مسحوب"), sectionId })
  await made(chief, "publish", gone, 1)
  await made(chief, "withdraw", gone, 1, { reason: "تجربة", notice: "سُحب المقال لمراجعة وقائعه." })
  const pages: [where: string, path: string][] = [
    ["the front page", "/"], ["a section", "/sections/water"], ["newspapers", "/sources"], ["a newspaper", "/sources/almarfa"],
      ["an author", "/authors/najla-barakat"], ["a topic", "/topics/wells"], ["the search", "/search"], ["what was found", `/search?q=${encodeURIComponent("بئر")}`], ["nothing found", "/search?q=zq&from=x"],
    ["an article with long words", `/a/${id}`], ["404", "/nowhere"], ["410", `/a/${gone}`],
  ]
  for (const [where, path] of pages) {
    await page.goto(path)
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeAttached()
    await look(page, where)
  }
})

test("readers' archive, its digest, and what was taken from a paper", async ({ page }) => {
  test.slow()
  // One theme and width each, since they are made of the same pieces.
  const first = async (path: string, form: RegExp) => {
    await page.goto(path)
    const links = await page.getByRole("main").getByRole("link").evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""))
    return links.find((href) => form.test(href)) ?? ""
  }
  const month = await first("/archive", /^\/archive\/\d{4}\/\d{2}$/)
  for (const path of ["/archive", month, "/about", "/feeds"]) {
    await page.goto(path)
    await expectAccessible(page, path)
  }
  await page.goto(await first(month, /^\/archive\/\d{4}\/\d{2}\/\d{2}$/))
  await expect(page.getByRole("heading", { level: 1 })).toContainText("صحف")
  await look(page, "the day's digest")
  await page.goto("/sources/addifaf")
  await page.getByRole("main").getByRole("heading").getByRole("link").first().click()
  await expect(page.getByRole("complementary", { name: "الإسناد" })).toBeVisible()
  await look(page, "a republished article")
  await page.reload()
  await page.keyboard.press("Tab")
  await expect(page.getByRole("link", { name: "إلى المحتوى" })).toBeFocused()
})
