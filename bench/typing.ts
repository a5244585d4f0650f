import { createServer } from "node:http"
import { mkdtempSync } from "node:fs"
import { loadavg } from "node:os"
import { join } from "node:path"
import type { Page } from "@playwright/test"
import * as esbuild from "esbuild"
import pg from "pg"
import type { Body } from "@/lib/articles/body"
import { bodySchema } from "@/lib/articles/body-schema"
import { withBlockIds } from "@/lib/articles/block-ids"
import { pause } from "../scripts/processes"
import { logIn, openBrowser, TEXT } from "../scripts/hand"
import { randomOf } from "../scripts/random"
import { served, PASSWORD } from "../scripts/served"
import { writerOf } from "./words"

// An article of 5,000 words under a typing hand, in Chromium at a quarter of the processor: how long it takes to open, and how long from a key
// to the paint that shows it. The yardstick, in the same run and with the same text, is a bare page with Tiptap's starter kit on it.

const WORDS = 5_040 // whole paragraphs
const PARAGRAPH = 60
const KEYS = 300
const LETTERS_A_SECOND = 10 // of a quick hand; a faster one would wait for its own earlier keys and measure a queue
const OPENINGS = 7
const SLOWER = 4

/**
 * Paragraphs, a heading for every eight of them, and a link and a bold word in each, as an editorial has. The words are a newspaper's: a number
 * within each, as drills have, would break it in two for the browser and make a key twice as dear.
 */
function text(): Body {
  const words = writerOf(1, WORDS * 3).text().paragraphs.join(" ").split(" ").slice(0, WORDS) // a text has at least 0.4 of what is asked for
  const content: unknown[] = []
  for (let from = 0; from < WORDS; from += PARAGRAPH) {
    const own = words.slice(from, from + PARAGRAPH)
    if (from % (PARAGRAPH * 8) === 0) content.push({ type: "heading", attrs: { level: 2 }, content: [{ type: "text", text: own.splice(0, 4).join(" ") }] })
    content.push({
      type: "paragraph",
      content: [
        { type: "text", text: `${own.slice(0, 20).join(" ")} ` },
        { type: "text", text: own[20] ?? "", marks: [{ type: "bold" }] },
        { type: "text", text: ` ${own.slice(21, 40).join(" ")} ` },
        { type: "text", text: own[40] ?? "", marks: [{ type: "link", attrs: { href: "https://example.org/" } }] },
        { type: "text", text: ` ${own.slice(41).join(" ")}` },
      ],
    })
  }
  return withBlockIds(bodySchema.parse({ type: "doc", content }))
}

/** A page of Tiptap alone, bundled as a product would. */
async function bare(body: Body) {
  const { outputFiles } = await esbuild.build({
    stdin: {
      contents: `import { Editor } from "@tiptap/core"; import { StarterKit } from "@tiptap/starter-kit";
        new Editor({ element: document.getElementById("at"), extensions: [StarterKit], content: window.text, editorProps: { attributes: { dir: "rtl", lang: "ar" } } })`,
      resolveDir: process.cwd(),
    },
    bundle: true, minify: true, write: false, format: "iife", define: { "process.env.NODE_ENV": '"production"' },
  })
  const page = `<!doctype html><html lang="ar" dir="rtl"><meta charset="utf-8"><title>bare</title><style>body{max-width:40rem;margin:auto;font:1.2rem/1.8 serif}</style>
    <div id="at"></div><script>window.text=${JSON.stringify(body).replaceAll("<", "\\u003c")}</script><script src="/app.js"></script></html>`
  const server = createServer((request, response) => {
    const script = request.url === "/app.js"
    response.writeHead(200, { "Content-Type": script ? "text/javascript" : "text/html" }).end(script ? outputFiles[0]?.text : page)
  })
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done))
  const address = server.address()
  return { at: `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/`, close: () => server.close() }
}

/** From the navigation to the first paint in which the text can be written into, ms; the middle of some openings. */
async function opening(page: Page, at: string): Promise<number> {
  const times: number[] = []
  for (let run = 0; run < OPENINGS; run++) {
    await page.goto("about:blank")
    await page.goto(at, { waitUntil: "commit" })
    times.push(await page.evaluate((editable) => new Promise<number>((done) => {
      const look = () => (document.querySelector(editable) ? setTimeout(() => done(performance.now())) : requestAnimationFrame(look))
      requestAnimationFrame(look)
    }), `${TEXT}[contenteditable=true]`))
    await pause(1_500)
  }
  return median(times)
}

/** From a key's own time stamp to the frame after the one that shows it, ms, of each key of a hand that types in the middle of the text. */
async function typing(page: Page): Promise<number[]> {
  await page.locator(`${TEXT} > p`).nth(40).click()
  await page.keyboard.press("End")
  await page.evaluate((element) => {
    const times: number[] = ((window as unknown as { times: number[] }).times = [])
    document.querySelector(element)?.addEventListener("beforeinput", (event) => {
      requestAnimationFrame(() => {
        const painted = new MessageChannel()
        painted.port1.onmessage = () => times.push(performance.now() - event.timeStamp)
        painted.port2.postMessage(0)
      })
    }, { capture: true })
  }, TEXT)
  const random = randomOf(2)
  for (let key = 0; key < KEYS; key++) {
    await page.keyboard.type(key % 6 === 5 ? " " : String.fromCodePoint(0x641 + Math.floor(random() * 6)))
    await pause(1_000 / LETTERS_A_SECOND)
  }
  await pause(500)
  return page.evaluate(() => (window as unknown as { times: number[] }).times)
}

const median = (times: readonly number[]) => share(times, 0.5)
const share = (times: readonly number[], part: number) => [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))] ?? NaN

const { DATABASE_URL = "", DESK_DATABASE_URL = "", SITE_DATABASE_URL = "", AUTH_SECRET = "" } = process.env
const site = await served({ ownerUrl: DATABASE_URL, deskUrl: DESK_DATABASE_URL, siteUrl: SITE_DATABASE_URL, secret: AUTH_SECRET })
const body = text()
const yardstick = await bare(body)
const { context, page } = await openBrowser(mkdtempSync(join(site.folder, "browser-")))
// What runs in the page was compiled to keep its names, by a helper that the page does not have.
await context.addInitScript("globalThis.__name = (it) => it")
try {
  await logIn(page, { origin: site.origin, email: "chief@waha.example", password: PASSWORD })
  await page.goto(`${site.origin}/desk/articles/new`)
  await page.locator(`${TEXT}[contenteditable=true]`).click()
  await page.keyboard.type("x")
  await page.waitForURL(/\/articles\/[0-9a-z]{12}$/)
  const article = page.url()
  await page.goto("about:blank")
  const owner = new pg.Client(DATABASE_URL)
  await owner.connect()
  await owner.query("UPDATE desk.article SET body = $1 WHERE id = $2", [JSON.stringify(body), article.slice(-12)])
  await owner.end()
  const session = await context.newCDPSession(page)
  page.on("dialog", (dialog) => void dialog.accept())
  console.log(`load before: ${loadavg().map((one) => one.toFixed(1)).join(" ")}`)
  for (const [name, at] of [["bare Tiptap", yardstick.at], ["Waha's desk", article], ["bare Tiptap again", yardstick.at], ["Waha's desk again", article]] as const) {
    await page.goto(at) // the browser has its files, as an editor's has
    await pause(2_000)
    await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER })
    const opened = await opening(page, at)
    const times = await typing(page)
    await session.send("Emulation.setCPUThrottlingRate", { rate: 1 })
    console.log(`${name}: opened in ${opened.toFixed(0)} ms; key to paint, ms, of ${times.length} keys: median ${median(times).toFixed(1)}, 95 % ${share(times, 0.95).toFixed(1)}, longest ${share(times, 1).toFixed(1)}`)
  }
  console.log(`load after: ${loadavg().map((one) => one.toFixed(1)).join(" ")}`)
} finally {
  await context.close()
  yardstick.close()
  await site.close()
}
process.exit(0)
