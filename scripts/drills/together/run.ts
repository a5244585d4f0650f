import { mkdtempSync } from "node:fs"
import { join } from "node:path"
import type { BrowserContext, Page } from "@playwright/test"
import type pg from "pg"
import { pause } from "../../processes.ts"
import { logIn, openBrowser, SAVED, TEXT, wordOf } from "../../hand.ts"
import { randomOf } from "../../random.ts"

export type People = { origin: string; contexts: readonly BrowserContext[]; pages: readonly Page[]; close: () => Promise<void> }
/** In sentences, but for `unsettled`: 1 where the two pages did not come to one saved text within a minute and a half. */
export type Found = {
  sentences: number; in_article: number; in_a_revision_only: number; lost: number; twice: number; conflicts: number; take_overs: number; unsettled: number
  /** Only where something was lost: what was done, step by step, and what the article and its revisions say in the end. */
  story?: unknown
}

/** Three words, each like no other. */
const sentenceOf = (random: () => number, at: number) => [0, 1, 2].map((word) => wordOf(random, at * 3 + word)).join(" ")

const PARAGRAPHS = 5
const CONFLICT = "#conflict"
const WHO_IS_HERE = ".who > .btn"

/** Two people, each logged in in a browser of their own. */
export async function openTwo(origin: string, folder: string, password: string): Promise<People> {
  const contexts: BrowserContext[] = []
  const pages: Page[] = []
  for (const email of ["chief@waha.example", "admin@waha.example"]) {
    const { context, page } = await openBrowser(mkdtempSync(join(folder, "browser-")))
    // Who leaves a page with unsaved text is asked; here they go.
    page.on("dialog", (dialog) => void dialog.accept())
    page.setDefaultTimeout(30_000)
    await logIn(page, { origin, email, password })
    contexts.push(context)
    pages.push(page)
  }
  return { origin, contexts, pages, close: async () => void (await Promise.all(contexts.map((context) => context.close()))) }
}

type Step = "end" | "start" | "paragraph" | "wait" | "offline" | "online" | "reload" | "save" | "choose" | "take"
/** How often each happens, of all. */
const STEPS: readonly [Step, number][] = [
  ["end", 8], ["start", 4], ["paragraph", 3], ["wait", 5], ["offline", 1], ["online", 2], ["reload", 1], ["save", 1], ["choose", 3], ["take", 1],
]

/** One article, written by two at once; ends when both pages show one text that the server has. */
export async function writeTogether(people: People, { seed, steps, owner }: { seed: number; steps: number; owner: () => Promise<pg.Client> }): Promise<Found> {
  const random = randomOf(seed)
  const below = (most: number) => Math.floor(random() * most)
  const one = people.pages[0] as Page
  const typed: string[] = []
  const found: Found = { sentences: 0, in_article: 0, in_a_revision_only: 0, lost: 0, twice: 0, conflicts: 0, take_overs: 0, unsettled: 0 }

  const story: string[] = []
  await one.goto(`${people.origin}/desk/articles/new`)
  await one.locator(`${TEXT}[contenteditable=true]`).click()
  for (let at = 0; at < PARAGRAPHS; at++) {
    if (at > 0) await one.keyboard.press("Enter")
    const sentence = sentenceOf(random, typed.length)
    typed.push(sentence)
    await one.keyboard.type(sentence)
  }
  await one.locator(SAVED).waitFor()
  await one.waitForURL(/\/articles\/[0-9a-z]{12}$/)
  const address = one.url()
  const id = address.slice(-12)
  for (const page of people.pages) await openAt(page, address)

  for (let step = 0; step < steps; step++) {
    const who = below(2)
    const [page, context] = [people.pages[who] ?? one, people.contexts[who]]
    const act = pick(random)
    const place = below(PARAGRAPHS)
    story.push(`${who} ${act} ${place} (${await page.locator(".state .saved").innerText().catch(() => "")})`)
    if (act === "wait") await pause(below(2_500))
    else if (act === "offline" || act === "online") await context?.setOffline(act === "offline")
    else if (act === "reload") {
      await context?.setOffline(false)
      await openAt(page, address)
    } else if (act === "save") await page.keyboard.press("Control+s")
    else if (act === "choose") found.conflicts += await choose(page, random)
    else if (act === "take") found.take_overs += await takeOver(page)
    else {
      // Who has been taken over from comes back as a person would: by the button, when they are connected.
      if (await isTaken(page)) {
        await context?.setOffline(false)
        await takeBack(page)
      }
      const sentence = sentenceOf(random, typed.length)
      if (!(await typeAt(page, act, place, sentence))) continue
      // A page that is taken over under the hand takes no more letters, and shows that: what it took is what was typed.
      const shown = (await isTaken(page)) ? await startIn(page, sentence) : sentence
      if (shown !== "") typed.push(shown)
      story.push(`typed ${shown}`)
    }
  }

  for (const context of people.contexts) await context.setOffline(false)
  const until = Date.now() + 90_000
  let same = false
  while (!same && Date.now() < until) {
    for (const page of people.pages) {
      found.conflicts += await choose(page, random)
      if (await isTaken(page)) await takeBack(page)
    }
    await pause(500)
    const saved = await Promise.all(people.pages.map((page) => page.locator(SAVED).count()))
    const texts = await Promise.all(people.pages.map((page) => page.locator(TEXT).innerText()))
    // While a page looks for what this device still has, it says that it is saved and takes no letters.
    const open = await Promise.all(people.pages.map((page) => page.locator(`${TEXT}[contenteditable=true]`).count()))
    same = [...saved, ...open].every((count) => count > 0) && texts[0] === texts[1]
  }
  if (!same) found.unsettled = 1

  const client = await owner()
  const { rows: articles } = await client.query<{ body: unknown }>("SELECT body FROM desk.article WHERE id = $1", [id])
  const { rows: revisions } = await client.query<{ snapshot: unknown }>("SELECT snapshot FROM desk.revision WHERE article_id = $1", [id])
  await client.end()
  const article = JSON.stringify(articles[0]?.body ?? "")
  const kept = JSON.stringify(revisions.map(({ snapshot }) => snapshot))
  found.sentences = typed.length
  for (const sentence of typed) {
    const times = article.split(sentence).length - 1
    if (times > 0) found.in_article += 1
    else if (kept.includes(sentence)) found.in_a_revision_only += 1
    else found.lost += 1
    if (times > 1) found.twice += 1
    if (times === 0 && !kept.includes(sentence)) story.push(`lost ${sentence}`)
  }
  if (found.lost > 0) found.story = { story, article: articles[0], revisions }
  return found
}

/** As much of the beginning of a sentence as the text on the page has. */
async function startIn(page: Page, sentence: string): Promise<string> {
  const text = await page.locator(TEXT).innerText()
  let length = sentence.length
  while (length > 0 && !text.includes(sentence.slice(0, length))) length -= 1
  return sentence.slice(0, length).trim()
}

async function openAt(page: Page, address: string) {
  await page.goto(address)
  await page.locator(`${TEXT}[contenteditable=true]`).waitFor()
}

/** Types as a hand does: a click into the paragraph, the key that leads to its end or its beginning, and the letters. False where it is read only. */
async function typeAt(page: Page, act: "end" | "start" | "paragraph", place: number, sentence: string): Promise<boolean> {
  if ((await page.locator(`${TEXT}[contenteditable=true]`).count()) === 0) return false
  const paragraphs = page.locator(`${TEXT} > p`)
  const paragraph = paragraphs.nth(Math.min(place, (await paragraphs.count()) - 1))
  await paragraph.scrollIntoViewIfNeeded()
  const box = await paragraph.boundingBox()
  if (!box) return false
  // Its first line begins at the right, its last one ends at the left; a line's own key then finds the edge.
  await paragraph.click({ position: act === "start" ? { x: box.width - 2, y: 4 } : { x: 2, y: box.height - 4 } })
  await page.keyboard.press(act === "start" ? "Home" : "End")
  if (act === "paragraph") await page.keyboard.press("Enter")
  await page.keyboard.type(act === "start" ? `${sentence} ` : act === "end" ? ` ${sentence}` : sentence, { delay: 8 })
  return true
}

/** Where two texts wait for a choice, chooses for every place and takes it; how many conflicts that were. */
async function choose(page: Page, random: () => number): Promise<number> {
  const places = page.locator(`${CONFLICT} fieldset`)
  const count = await places.count()
  if (count === 0) return 0
  try {
    for (let at = 0; at < count; at++) {
      const choices = places.nth(at).locator("input[type=radio]")
      await choices.nth(Math.floor(random() * (await choices.count()))).check({ timeout: 5_000 })
    }
    await page.locator(`${CONFLICT} .btn.go`).click({ timeout: 5_000 })
    return 1
  } catch {
    // It changed under the hand, as a newer text of the other's came in: the next turn chooses.
    return 0
  }
}

async function takeOver(page: Page): Promise<number> {
  const button = page.locator(WHO_IS_HERE)
  if ((await button.count()) === 0 || (await isTaken(page))) return 0
  try {
    await button.first().click({ timeout: 5_000 })
    await page.locator("dialog[open] .btn.go").click({ timeout: 5_000 })
    await page.locator("dialog[open]").waitFor({ state: "hidden", timeout: 10_000 })
    return 1
  } catch {
    await page.keyboard.press("Escape")
    return 0
  }
}

/** The text cannot be changed, and there is a button that takes it back. */
const isTaken = async (page: Page) => (await page.locator(`${TEXT}[contenteditable=false]`).count()) > 0 && (await page.locator(WHO_IS_HERE).count()) > 0

async function takeBack(page: Page) {
  try {
    await Promise.all([page.waitForEvent("load", { timeout: 15_000 }), page.locator(WHO_IS_HERE).click({ timeout: 5_000 })])
    await page.locator(`${TEXT}[contenteditable=true]`).waitFor({ timeout: 15_000 })
  } catch {
    // Not now: the server may not answer yet.
  }
}

function pick(random: () => number): Step {
  let left = random() * STEPS.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [step, weight] of STEPS) if ((left -= weight) < 0) return step
  return "wait"
}
