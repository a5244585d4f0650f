import AxeBuilder from "@axe-core/playwright"
import { expect, test as base, type Browser, type Page } from "@playwright/test"

export type Role = "writer" | "editor" | "chief" | "admin"
const password = process.env.DEMO_PASSWORD ?? ""

/** Logs in through the page, as a person would, and waits for the desk. */
export async function logIn(page: Page, role: Role): Promise<void> {
  await page.goto("/login")
  await page.getByLabel("البريد الإلكتروني").fill(`${role}@waha.example`)
  await page.getByLabel("كلمة المرور").fill(password)
  await page.getByRole("button", { name: "تسجيل الدخول" }).click()
  await page.waitForURL("**/desk")
}

/** A page of somebody who is logged in as this role, in a browser of their own. */
export async function pageOf(browser: Browser, role: Role): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  await logIn(page, role)
  return page
}

/** Nothing that axe calls serious or critical stands on the page. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical")
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`)).toEqual([])
}

/** A title that no other test and no earlier run has. */
export const freshTitle = (words: string): string => `${words} ${Date.now().toString(36)}${Math.random().toString(36).slice(2, 6)}`

/** Every test also fails on what the browser says went wrong: an exception of a script, or a policy that was broken. */
export const test = base.extend<{ troubles: string[] }>({
  troubles: [
    async ({ page }, use) => {
      const troubles: string[] = []
      page.on("pageerror", (error) => troubles.push(String(error)))
      page.on("console", (message) => {
        if (/Content.Security.Policy|Hydration|hydrat/i.test(message.text())) troubles.push(message.text())
      })
      await use(troubles)
      expect(troubles).toEqual([])
    },
    { auto: true },
  ],
})
export { expect }
