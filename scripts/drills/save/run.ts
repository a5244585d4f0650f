import { mkdtempSync } from "node:fs"
import { join } from "node:path"
import type pg from "pg"
import { pause } from "../../processes.ts"
import { logIn, openBrowser, SAVED, TEXT, wordOf } from "../../hand.ts"
import { randomOf } from "../../random.ts"

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

export const LETTERS_A_SECOND = 60
/** So many words are typed on while a server or a database dies and comes back. */
const BLIND_WORDS = 10

/** Types so many words, each another, while the fault happens two or three times at moments that the seed chooses. */
export async function typeThrough(world: World, { fault, seed, words }: { fault: Fault; seed: number; words: number }): Promise<Found> {
  const random = randomOf(seed)
  const all = Array.from({ length: words }, (_, at) => wordOf(random, at))
  const times = 2 + Math.floor(random() * 2)
  const at = new Set(Array.from({ length: times }, () => 5 + Math.floor(random() * (words - 10))))
  const profile = mkdtempSync(join(world.folder, "browser-"))
  let { context, page } = await openBrowser(profile)
  await logIn(page, world)
  await page.goto(`${world.origin}/desk/articles/new`)
  await page.locator(`${TEXT}[contenteditable=true]`).click()
  const found: Found = { typed: 0, acknowledged: 0, lost: 0, lost_after_saved: 0, lost_on_crash: 0, duplicated: 0, faults: 0, recovery_s: 0 }
  let acknowledged = 0 // so many words the page said that the server has
  let id = ""

  for (let index = 0; index < words; index++) {
    await page.keyboard.type(`${all[index]} `, { delay: 1_000 / LETTERS_A_SECOND })
    found.typed = Math.max(found.typed, index + 1)
    if (index % 10 === 9 || at.has(index)) {
      if ((await page.locator(SAVED).count()) > 0) acknowledged = Math.max(acknowledged, wordsIn(await page.locator(TEXT).innerText()))
      id = /\/articles\/([0-9a-z]{12})/.exec(page.url())?.[1] ?? id
    }
    if (!at.has(index)) continue
    found.faults += 1
    const began = Date.now()
    if (fault !== "browser") {
      // The hand does not stop for a server that does: what is typed meanwhile has to arrive too.
      const killed = fault === "server" ? world.killServer() : world.killDatabase()
      const until = Math.min(words, index + 1 + BLIND_WORDS)
      while (index + 1 < until) await page.keyboard.type(`${all[++index]} `, { delay: 1_000 / LETTERS_A_SECOND })
      found.typed = Math.max(found.typed, index + 1)
      await killed
    } else {
      // The article has to be somewhere to come back to.
      while (id === "") {
        await pause(200)
        id = /\/articles\/([0-9a-z]{12})/.exec(page.url())?.[1] ?? ""
      }
      world.killBrowser(profile)
      await context.close().catch(() => undefined)
      ;({ context, page } = await openBrowser(profile))
      await page.goto(`${world.origin}/desk/articles/${id}`)
      // A browser writes its cookies down every half a minute: who dies sooner logs in again, as a person would.
      if (page.url().includes("/login")) {
        await logIn(page, world)
        await page.goto(`${world.origin}/desk/articles/${id}`)
      }
      await page.locator(`${TEXT}[contenteditable=true]`).click()
      await pause(1_500)
      const kept = (await page.locator(TEXT).innerText()).trim().split(/\s+/)
      // All but the last must be whole, and the last one at least begun: a crash takes an end along, and nothing before it.
      const whole = kept.filter((word, place) => all[place] === word).length
      const rest = kept[whole] ?? ""
      if (kept.length > whole + 1 || !all[whole]?.startsWith(rest) || whole < acknowledged) found.lost_after_saved += 1
      found.lost_on_crash = Math.max(found.lost_on_crash, all.slice(whole, index + 1).join(" ").length - rest.length)
      // What the crash took along is typed again, from the last whole word.
      await page.keyboard.press("Control+End")
      for (let letter = 0; letter < rest.length; letter++) await page.keyboard.press("Backspace")
      if (rest === "" && whole > 0) await page.keyboard.type(" ")
      for (const word of all.slice(whole, index + 1)) await page.keyboard.type(`${word} `, { delay: 1_000 / LETTERS_A_SECOND })
    }
    await page.locator(SAVED).waitFor({ timeout: 90_000 })
    acknowledged = Math.max(acknowledged, wordsIn(await page.locator(TEXT).innerText()))
    found.recovery_s = Math.max(found.recovery_s, (Date.now() - began) / 1_000)
  }
  await page.locator(SAVED).waitFor({ timeout: 90_000 })
  acknowledged = Math.max(acknowledged, wordsIn(await page.locator(TEXT).innerText()))
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

const wordsIn = (content: string) => content.trim().split(/\s+/).filter(Boolean).length
