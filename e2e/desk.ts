import type { Page } from "@playwright/test"
import { expect } from "./fixtures"

/** What is typed into a new article; what is not given stays empty. */
export type Draft = {
  title: string
  text: string
  kicker?: string
  subtitle?: string
  standfirst?: string
  kind?: string
  section?: string
  origin?: string
  source?: string
  sourceDate?: string
  sourceUrl?: string
  author?: string
  tag?: string
  kindLabel?: string
}

export const bodyOf = (page: Page) => page.getByRole("textbox", { name: "نص المقال" })
export const titleOf = (page: Page) => page.getByLabel("العنوان", { exact: true })
/** An article's page takes no letters until it has looked for what this device still has of it. */
export async function ready(page: Page): Promise<void> {
  await expect(bodyOf(page)).toBeVisible()
  await expect(page.locator("fieldset[aria-busy]")).toHaveCount(0)
}
export const saved = (page: Page) => page.getByText("محفوظ على الخادم")

/** Opens the form of a new article, fills it and saves it; gives its id. The page then stands at the article's own address. */
export async function write(page: Page, draft: Draft): Promise<string> {
  await page.goto("/desk/articles/new")
  await ready(page)
  await bodyOf(page).fill(draft.text)
  await titleOf(page).fill(draft.title)
  const lines: [label: string, value: string | undefined][] = [
    ["العنوان التمهيدي", draft.kicker], ["العنوان الفرعي", draft.subtitle], ["الملخّص", draft.standfirst],
    ["التسمية كما تُطبع", draft.kindLabel], ["رابط الأصل", draft.sourceUrl], ["تاريخ النشر في المصدر", draft.sourceDate],
  ]
  for (const [label, value] of lines) if (value !== undefined) await page.getByLabel(label).fill(value)
  if (draft.kind) await page.getByLabel("النوع", { exact: true }).selectOption({ label: draft.kind })
  if (draft.origin) await page.getByLabel("أصل المادة").selectOption({ label: draft.origin })
  if (draft.section) await page.getByLabel("القسم", { exact: true }).selectOption({ label: draft.section })
  if (draft.source) await choose(page, "الصحيفة المصدر", draft.source)
  if (draft.author) await choose(page, "الكاتب", draft.author)
  if (draft.tag) await choose(page, "الوسوم", draft.tag)
  await page.getByRole("button", { name: "حفظ", exact: true }).click()
  // Its own page, and no more the one of a new article, which bears the same address once it has saved itself.
  await expect(page.getByRole("heading", { level: 1, name: "تحرير مقال" })).toBeAttached()
  await page.waitForURL(/\/desk\/articles\/[0-9a-z]{12}$/)
  await expect(saved(page)).toBeVisible()
  return page.url().slice(-12)
}

/** Types a name into a combobox and takes the line that is called so, or the one that offers to add it. */
export async function choose(page: Page, label: string, name: string): Promise<void> {
  const field = page.getByRole("combobox", { name: new RegExp(`^${label}`) })
  await field.fill(name)
  await page.getByRole("option", { name: new RegExp(`^${name}$|«${name}»`) }).first().click()
}

/** Saves what was typed and waits until the server has it. */
export async function save(page: Page): Promise<void> {
  await page.getByRole("button", { name: "حفظ", exact: true }).click()
  await expect(saved(page)).toBeVisible()
}

/** Presses a move that asks nothing, and waits until it says that it was done. */
export async function move(page: Page, verb: string, done: string): Promise<void> {
  await page.getByRole("button", { name: verb, exact: true }).click()
  await expect(page.getByText(done, { exact: true })).toBeVisible()
}

/** Opens a move's dialog, fills its fields by their labels, does it, and waits until it says so. */
export async function moveWith(page: Page, verb: string, fields: Readonly<Record<string, string>>, done: string): Promise<void> {
  await page.getByRole("button", { name: verb, exact: true }).click()
  const dialog = page.getByRole("dialog", { name: verb })
  for (const [label, value] of Object.entries(fields)) await dialog.getByLabel(label).fill(value)
  await dialog.getByRole("button", { name: verb, exact: true }).click()
  await expect(page.getByText(done, { exact: true })).toBeVisible()
}

/** Publishes the article that stands open, and gives the address at which readers find it. */
export async function publish(page: Page): Promise<string> {
  await move(page, "نشر", "نُشر المقال.")
  return siteAddress(page)
}

/** The path that the link to the site leads to. */
export async function siteAddress(page: Page): Promise<string> {
  const href = await page.getByRole("link", { name: "عرض في الموقع" }).getAttribute("href")
  return href ?? ""
}

/** An article by id, opened on the desk. */
export async function openArticle(page: Page, id: string): Promise<void> {
  await page.goto(`/desk/articles/${id}`)
  await ready(page)
}
