import { existsSync, readFileSync } from "node:fs"
import type { Page } from "@playwright/test"
import { bodyOf, move, siteAddress, titleOf } from "./desk"
import { expect, freshTitle, test, type Open } from "./fixtures"

const seed = "../shared/seed/editorial.txt"

/** What a page as this one is recognised as, and what readers are to see of it. */
type Clipping = {
  text: string
  section: string
  printedTitle: string
  source: string
  /** Corrected before it goes on, so that no two runs publish the same title. */
  title: string
  date: { field: string; site: RegExp }
  first: string
  last: string
}

/** Pastes, reads the fields, corrects the title, goes on, chooses a section, publishes; gives the address for readers. */
async function clipAndPublish(desk: Page, clipping: Clipping): Promise<string> {
  await desk.goto("/desk")
  await desk.getByRole("navigation", { name: "المكتب" }).getByRole("link", { name: "قصاصة جديدة" }).click()
  await desk.getByLabel("النص الملصق").fill(clipping.text)
  await desk.getByRole("button", { name: "استخراج الحقول" }).click()
  await expect(desk.getByText("استُخرجت هذه الحقول من النص الملصق")).toBeVisible()
  await expect(titleOf(desk)).toHaveValue(clipping.printedTitle)
  await expect(desk.getByLabel("النوع", { exact: true })).toHaveValue("editorial")
  await expect(desk.getByRole("combobox", { name: "الصحيفة المصدر" })).toHaveValue(clipping.source)
  await expect(desk.getByLabel("تاريخ النشر في المصدر")).toHaveValue(clipping.date.field)
  await expect(desk.getByLabel("تاريخ النشر في الموقع الناقل")).toHaveValue(clipping.date.site)
  await expect(desk.getByLabel("القسم", { exact: true })).toHaveValue("")
  await expect(desk.getByText(`القسم كما طُبع: ${clipping.section}`)).toBeVisible()
  await titleOf(desk).fill(clipping.title)
  await desk.getByRole("button", { name: "متابعة إلى المقال" }).click()

  await desk.waitForURL(/\/desk\/articles\/[0-9a-z]{12}$/)
  await expect(titleOf(desk)).toHaveValue(clipping.title)
  await expect(desk.getByLabel("تاريخ النشر في المصدر")).toHaveValue(clipping.date.field)
  await expect(bodyOf(desk)).toContainText(clipping.first)
  await desk.getByLabel("القسم", { exact: true }).selectOption({ label: "افتتاحيات" })
  await move(desk, "نشر", "نُشر المقال.")
  return siteAddress(desk)
}

/** Reads the page as somebody who has no session, and finds it wherever it is to be listed. */
async function readIt(open: Open, address: string, { title, source, first, last }: Clipping, day: string): Promise<void> {
  const reader = await open("reader")
  await reader.goto(address)
  await expect(reader.locator("html")).toHaveAttribute("dir", "rtl")
  await expect(reader.locator("html")).toHaveAttribute("lang", "ar")
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText(title)
  await expect(reader.getByRole("navigation", { name: "مسار الصفحة" }).getByRole("listitem")).toHaveText([/^الرئيسة/, /^افتتاحيات/, title])
  await expect(reader.getByText(first)).toBeVisible()
  await expect(reader.getByText(last)).toBeVisible()
  const isnad = reader.getByRole("complementary", { name: "الإسناد" })
  await expect(isnad).toContainText("الافتتاحية")
  await expect(isnad).toContainText(day)
  await isnad.getByRole("link", { name: source }).click()
  await expect(reader.getByRole("heading", { level: 1 })).toContainText(source)
  for (const list of [reader.url(), "/", "/sections/editorials"]) {
    await reader.goto(list)
    await expect(reader.getByRole("link", { name: title }).first()).toBeVisible()
  }
}

const paragraphs = [
  "كلما ارتفع سعر الخبز قيل إن القمح غلا في البحر، وإذا رخص القمح قيل إن الدقيق اشتُري حين كان غاليًا؛ فلا يعود الرغيف إلى ما كان، ولا يسأل أحد أين ذهب الفرق.",
  "في المدينة سبعة عشر فرنًا، يعرف أهلها أصحابها واحدًا واحدًا، ويعرفون أن الذي يربح ليس من يقف أمام النار من منتصف الليل حتى الفجر.",
  "ليس المطلوب لجنة تضاف إلى اللجان، بل ورقة واحدة تُعلّق على باب كل فرن: بكم اشتُري الدقيق، ومتى، وممّن.",
  "من حق الناس أن يقرأوا ثمن رغيفهم كما يقرأون عنوان الجريدة، ومن واجب البلدية أن تكتبه بخط يُرى من آخر الطابور.",
]

test("an editor clips an editorial, corrects a field and publishes it; a reader reads it", async ({ open }) => {
  const printedTitle = "الخبز الذي يغلو مرتين ولا يرخص"
  const clipping: Clipping = {
    printedTitle, section: "مائدة الصباح", source: "الضفاف", title: freshTitle(printedTitle),
    text: [
      `الرئيسة \\  مائدة الصباح  \\  ${printedTitle}`, "", printedTitle, "", "14.12.2017", "الضفاف", "", "", "الافتتاحية", "الضفاف",
      "الاربعاء 13/12/2017", ...paragraphs,
    ].join("\n"),
    date: { field: "الاربعاء 13/12/2017", site: /14 كانون الأول/ },
    first: paragraphs[0] ?? "", last: paragraphs.at(-1) ?? "",
  }
  const desk = await open("editor")
  const address = await clipAndPublish(desk, clipping)
  await expect(desk.getByRole("link", { name: "عرض في الموقع" })).toBeVisible()
  await desk.getByRole("link", { name: "عرض في الموقع" }).click()
  await expect(desk.getByRole("heading", { level: 1 })).toHaveText(clipping.title)
  // This paper names its months as the Levant does.
  await readIt(open, address, clipping, "الأربعاء 13 كانون الأول 2017")
})

test("the same with a page as it stands on the web", async ({ open }) => {
  test.skip(!existsSync(seed), "the page is not part of the project; it lies beside it where it is worked on")
  const text = readFileSync(seed, "utf8")
  const lines = text.split(/\r?\n/).map((line) => line.trim()).filter(Boolean)
  const [trail = "", printedTitle = ""] = lines
  const body = lines.slice(lines.findIndex((line) => /13\/12\/2017/.test(line)) + 1)
  const clipping: Clipping = {
    text, printedTitle, section: trail.split("\\")[1]?.trim() ?? "", source: lines[3] ?? "", title: freshTitle(printedTitle),
    date: { field: "الاربعاء 13/12/2017", site: /14 كانون الأول/ }, first: body[0] ?? "", last: body.at(-1) ?? "",
  }
  const desk = await open("editor")
  await readIt(open, await clipAndPublish(desk, clipping), clipping, "الأربعاء 13 كانون الأول/ ديسمبر 2017")
})
