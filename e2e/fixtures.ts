import { expect, test as base, type APIRequestContext, type BrowserContextOptions, type Page } from "@playwright/test"
import axe, { type RunOptions } from "axe-core"
import { port } from "./port"

export type Role = "writer" | "editor" | "chief" | "admin"
type StorageState = Exclude<BrowserContextOptions["storageState"], string | undefined>
/** Opens a page in a browser of its own: somebody's of the staff, or a reader's. It is watched, and closed with the test. */
export type Open = (who: Role | "reader", options?: BrowserContextOptions) => Promise<Page>
/** A client without a browser that carries somebody's session, or nobody's. It says nothing by itself of where it comes from. */
export type Caller = (who: Role | "nobody", headers?: Record<string, string>) => Promise<APIRequestContext>

const password = process.env.DEMO_PASSWORD ?? ""
export const origin = `http://127.0.0.1:${port}`

/** Fills the log-in page and sends it, as a person would. */
export async function tryLogIn(page: Page, email: string, secret: string): Promise<void> {
  await page.getByLabel("البريد الإلكتروني").fill(email)
  await page.getByLabel("كلمة المرور").fill(secret)
  await page.getByRole("button", { name: "تسجيل الدخول" }).click()
}

/** Logs in through the page and waits for the desk. */
export async function logIn(page: Page, role: Role): Promise<void> {
  await page.goto("/login")
  await tryLogIn(page, `${role}@waha.example`, password)
  await page.waitForURL("**/desk")
}

/**
 * Nothing that axe calls serious or critical stands on the page; with `only`, by these rules alone. axe is put into a document once and says
 * nothing but what it found: its own client puts it there for each look and has all that passed told, which takes longer than the look.
 */
export async function expectAccessible(page: Page, where = page.url(), only?: readonly string[]): Promise<void> {
  if (await page.evaluate(() => !("axe" in window))) await page.evaluate(axe.source)
  const serious = await page.evaluate(async (rules) => {
    const { axe } = window as unknown as { axe: typeof import("axe-core") }
    const contrast = "color-contrast"
    const look = async (options: RunOptions) => {
      const { violations } = await axe.run(document, { resultTypes: ["violations"], ...options })
      return violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`)
    }
    const alone = rules?.length === 1 && rules[0] === contrast
    const found = alone ? [] : await look(rules ? { runOnly: [...rules] } : {})
    if (rules && !rules.includes(contrast)) return found
    // axe takes a word whose letters join for an icon's name and then says nothing of its contrast: it draws the word and its first letter, and
    // compares. So contrast is looked at once more while all that is drawn is alike.
    const canvas = HTMLCanvasElement.prototype
    const draw = canvas.getContext
    const alike = { canvas: {}, measureText: (text: string) => ({ width: 30 * text.length }), fillText() {}, clearRect() {}, getImageData: () => ({ data: new Uint8ClampedArray(4).fill(255) }) }
    canvas.getContext = (() => alike) as unknown as typeof draw
    return [...found, ...await look({ runOnly: [contrast] }).finally(() => (canvas.getContext = draw))]
  }, only)
  expect.soft(serious, where).toEqual([])
}

/** A title that no other test and no earlier run has. */
export const freshTitle = (words: string): string => `${words} ${Date.now().toString(36)}${Math.random().toString(36).slice(2, 6)}`

/** Notes what a browser says went wrong: an exception of a script, a broken policy, an answer of ours that is an error, a foreign host. */
function watch(page: Page, troubles: string[], home = origin): void {
  page.on("pageerror", (error) => troubles.push(String(error)))
  page.on("console", (message) => {
    if (/Content.Security.Policy|Hydration|hydrat/i.test(message.text())) troubles.push(message.text())
  })
  page.on("response", (response) => {
    if (response.status() >= 500) troubles.push(`${response.status()} ${response.url()}`)
  })
  page.on("request", (request) => {
    if (!request.url().startsWith(`${home}/`) && !/^(?:data|blob):/.test(request.url())) troubles.push(`asked ${request.url()}`)
  })
}

type TestFixtures = { troubles: string[]; open: Open; caller: Caller }
type WorkerFixtures = { sessionOf: (role: Role) => Promise<StorageState> }

/** Every test also fails on what a browser says went wrong in any of its pages. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  // One log-in for each role, however many tests need it: an address has fifty tries an hour.
  sessionOf: [
    async ({ browser }, give) => {
      const known = new Map<Role, { begun: number; state: Promise<StorageState> }>()
      const begin = async (role: Role) => {
        const context = await browser.newContext({ baseURL: origin })
        await logIn(await context.newPage(), role)
        const state = await context.storageState()
        await context.close()
        return state
      }
      // Dangerous acts want a proof not older than a quarter of an hour: an older session is left, and a new one begun.
      await give((role) => {
        const last = known.get(role)
        if (last && Date.now() - last.begun < 8 * 60_000) return last.state
        const next = { begun: Date.now(), state: begin(role) }
        known.set(role, next)
        return next.state
      })
    },
    { scope: "worker" },
  ],
  troubles: [
    async ({}, give) => {
      const troubles: string[] = []
      await give(troubles)
      expect(troubles).toEqual([])
    },
    { auto: true },
  ],
  page: async ({ page, troubles }, give) => {
    watch(page, troubles)
    await give(page)
  },
  open: async ({ browser, sessionOf, troubles }, give) => {
    const contexts: { close: () => Promise<void> }[] = []
    await give(async (who, options = {}) => {
      const context = await browser.newContext({ ...options, ...(who !== "reader" && { storageState: await sessionOf(who) }) })
      contexts.push(context)
      const page = await context.newPage()
      watch(page, troubles, options.baseURL)
      return page
    })
    for (const context of contexts) await context.close()
  },
  caller: async ({ playwright, sessionOf }, give) => {
    const contexts: APIRequestContext[] = []
    await give(async (who, extraHTTPHeaders = {}) => {
      const context = await playwright.request.newContext({
        baseURL: origin, extraHTTPHeaders, maxRedirects: 0, ...(who !== "nobody" && { storageState: await sessionOf(who) }),
      })
      contexts.push(context)
      return context
    })
    for (const context of contexts) await context.dispose()
  },
})
export { expect }
