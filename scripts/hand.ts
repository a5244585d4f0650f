import { chromium, type BrowserContext, type Page } from "@playwright/test"
import { findBrowser } from "./browser.ts"

/** The text of an article, and the line above it when the server has all of that. */
export const TEXT = ".ProseMirror"
export const SAVED = ".state .saved:not(.busy, .local, .refused)"

/** A real browser with a folder of its own, which outlives it. */
export async function openBrowser(profile: string): Promise<{ context: BrowserContext; page: Page }> {
  const { path } = findBrowser()
  const context = await chromium.launchPersistentContext(profile, { ...(path === undefined ? {} : { executablePath: path }), args: ["--no-sandbox", "--disable-gpu", "--disable-session-crashed-bubble"] })
  return { context, page: context.pages()[0] ?? (await context.newPage()) }
}

/** Logs somebody in, by the page. */
export async function logIn(page: Page, { origin, email, password }: { origin: string; email: string; password: string }): Promise<void> {
  await page.goto(`${origin}/login`)
  await page.fill("[name=email]", email)
  await page.fill("[name=password]", password)
  await page.keyboard.press("Enter")
  await page.waitForURL("**/desk")
}

/** Letters that join, and the word's number in the digits of the Arabs, so that no word is within another. */
export function wordOf(random: () => number, at: number): string {
  const letters = Array.from({ length: 3 + Math.floor(random() * 4) }, () => String.fromCodePoint(0x641 + Math.floor(random() * 6))).join("")
  return `${letters}${String(at + 1_000).replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit)))}`
}
