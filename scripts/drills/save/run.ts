import { mkdtempSync } from "node:fs"
import { join } from "node:path"
import { chromium, type BrowserContext, type Page } from "@playwright/test"
import type pg from "pg"
import { findBrowser } from "../../browser.ts"
import { pause } from "../../processes.ts"

export type Fault = "browser" | "server" | "database"
export type World = {
  origin: string
  email: string
  password: string
  folder: string
  owner: () => Promise<pg.Client>
  killServer: () => Promise<void>
  killDatabase: () => Promise<void>
  killBrowser: (profile: string) => void
}
/** In words, but for `lost_on_crash`, letters that a killed browser took along (they are typed again), and seconds. */
export type Found = {
  typed: number; acknowledged: number; lost: number; lost_after_saved: number; lost_on_crash: number; duplicated: number; faults: number; recovery_s: number
}

const LETTERS_A_SECOND = 60
const text = ".ProseMirror"
const SAVED = ".state .saved:not(.busy, .local, .refused)"

/** Types so many words, each another, while the fault happens two or three times at moments that the seed chooses. */
export async function typeThrough(world: World, { fault, seed, words }: { fault: Fault; seed: number; words: number }): Promise<Found> {
  const random = generator(seed)
  const all = Array.from({ length: words }, (_, at) => wordOf(random, at))
  const times = 2 + Math.floor(random() * 2)
  const at = new Set(Array.from({ length: times }, () => 5 + Math.floor(random() * (words - 10))))
  const profile = mkdtempSync(join(world.folder, "browser-"))
  let { context, page } = await openBrowser(profile)
  await page.goto(`${world.origin}/login`)
  await page.fill("[name=email]", world.email)
  await page.fill("[name=password]", world.password)
  await page.keyboard.press("Enter")
  await page.waitForURL("**/desk")
  await page.goto(`${world.origin}/desk/articles/new`)
  await page.locator(text).click()
  const found: Found = { typed: 0, acknowledged: 0, lost: 0, lost_after_saved: 0, lost_on_crash: 0, duplicated: 0, faults: 0, recovery_s: 0 }
  let acknowledged = 0 // so many words the page said that the server has
  let id = ""

  for (let index = 0; index < words; index++) {
    await page.keyboard.type(`${all[index]} `, { delay: 1_000 / LETTERS_A_SECOND })
    found.typed = Math.max(found.typed, index + 1)
    if (index % 10 === 9 || at.has(index)) {
      if ((await page.locator(SAVED).count()) > 0) acknowledged = Math.max(acknowledged, wordsIn(await page.locator(text).innerText()))
      id = /\/articles\/([0-9a-z]{12})/.exec(page.url())?.[1] ?? id
    }
    if (!at.has(index)) continue
    found.faults += 1
    const began = Date.now()
    if (fault === "server") await world.killServer()
    else if (fault === "database") await world.killDatabase()
    else {
      // The article has to be somewhere to come back to.
      while (id === "") {
        await pause(200)
        id = /\/articles\/([0-9a-z]{12})/.exec(page.url())?.[1] ?? ""
      }
      world.killBrowser(profile)
      await context.close().catch(() => undefined)
      ;({ context, page } = await openBrowser(profile))
      await page.goto(`${world.origin}/desk/articles/${id}`)
      await page.locator(text).click()
      await pause(1_500)
      const kept = (await page.locator(text).innerText()).trim()
      const before = all.slice(0, index + 1).join(" ")
      found.lost_on_crash = Math.max(found.lost_on_crash, before.length - kept.length)
      if (!before.startsWith(kept) || wordsIn(kept) < acknowledged) found.lost_after_saved += 1
      // What the crash took along is typed again, from the last whole word.
      const whole = all.slice(0, index + 1).filter((word, place) => kept.split(/\s+/)[place] === word).length
      await page.keyboard.press("Control+End")
      const rest = kept.split(/\s+/)[whole] ?? ""
      for (let letter = 0; letter < rest.length; letter++) await page.keyboard.press("Backspace")
      if (rest === "" && whole > 0) await page.keyboard.type(" ")
      for (const word of all.slice(whole, index + 1)) await page.keyboard.type(`${word} `, { delay: 1_000 / LETTERS_A_SECOND })
    }
    await page.locator(SAVED).waitFor({ timeout: 90_000 })
    found.recovery_s = Math.max(found.recovery_s, (Date.now() - began) / 1_000)
  }
  await page.locator(SAVED).waitFor({ timeout: 90_000 })
  id = /\/articles\/([0-9a-z]{12})/.exec(page.url())?.[1] ?? id
  const owner = await world.owner()
  const { rows } = await owner.query<{ body: unknown }>("SELECT body FROM desk.article WHERE id = $1", [id])
  await owner.end()
  const stored = JSON.stringify(rows[0]?.body ?? "")
  found.acknowledged = acknowledged
  for (const word of all) {
    const times = stored.split(word).length - 1
    if (times === 0) found.lost += 1
    if (times > 1) found.duplicated += 1
  }
  await context.close()
  return { ...found, recovery_s: Number(found.recovery_s.toFixed(1)) }
}

async function openBrowser(profile: string): Promise<{ context: BrowserContext; page: Page }> {
  const { path } = findBrowser()
  const context = await chromium.launchPersistentContext(profile, { ...(path === undefined ? {} : { executablePath: path }), args: ["--no-sandbox", "--disable-gpu", "--disable-session-crashed-bubble"] })
  return { context, page: context.pages()[0] ?? (await context.newPage()) }
}

const wordsIn = (content: string) => content.trim().split(/\s+/).filter(Boolean).length

/** Letters that join, and the word's number in the digits of the Arabs, so that no word is within another. */
function wordOf(random: () => number, at: number): string {
  const letters = Array.from({ length: 3 + Math.floor(random() * 4) }, () => String.fromCodePoint(0x641 + Math.floor(random() * 6))).join("")
  return `${letters}${String(at + 1_000).replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit)))}`
}

/** mulberry32: a small generator that a seed repeats. */
function generator(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
