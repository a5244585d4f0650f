import { spawn, spawnSync } from "node:child_process"
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { createServer, type Server } from "node:http"
import { loadavg, tmpdir } from "node:os"
import { join } from "node:path"
import { chromium, type Browser, type Page } from "@playwright/test"
import { findBrowser } from "../scripts/browser"
import { freePort } from "../scripts/postgres"
import { pause } from "../scripts/processes"
import { served } from "../scripts/served"

// When a reader on a cheap phone and a slow network sees an article: Chromium at a quarter of the processor, 1.6 Mbit/s and 150 ms away, nothing
// kept from before. The yardstick, in turn with it, is the same text as one HTML file written by hand, with the same fonts, from nginx.

const ROUNDS = 41
const SLOWER = 4
const NETWORK = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 }
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true, locale: "ar" }

type Seen = { first: number; largest: number; shift: number; bytes: number }

/** One view by somebody who was never here. */
async function view(browser: Browser, at: string): Promise<Seen> {
  const context = await browser.newContext(PHONE)
  try {
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    await session.send("Network.enable")
    await session.send("Network.emulateNetworkConditions", NETWORK)
    await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER })
    let bytes = 0
    session.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength))
    await page.addInitScript(() => {
      const seen = ((window as unknown as { seen: { largest: number; shift: number } }).seen = { largest: 0, shift: 0 })
      new PerformanceObserver((list) => list.getEntries().forEach(({ startTime }) => (seen.largest = startTime))).observe({ type: "largest-contentful-paint", buffered: true })
      new PerformanceObserver((list) => list.getEntries().forEach((entry) => (seen.shift += (entry as unknown as { value: number }).value))).observe({ type: "layout-shift", buffered: true })
    })
    await page.goto(at, { waitUntil: "networkidle" })
    await pause(300)
    const { largest, shift, first } = await page.evaluate(() => ({
      ...(window as unknown as { seen: { largest: number; shift: number } }).seen,
      first: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN,
    }))
    return { first, largest, shift, bytes }
  } finally {
    await context.close()
  }
}

/** The same words under the same faces, and not more: what somebody would write by hand who wanted a page to be fast. */
async function byHand(page: Page, at: string) {
  const fonts = new Map<string, Buffer>()
  page.on("response", (response) => {
    if (response.request().resourceType() === "font") fonts.set(new URL(response.url()).pathname, Buffer.alloc(0))
  })
  await page.goto(at, { waitUntil: "networkidle" })
  const sheets = await page.locator("style").allTextContents() // a readers' page carries all that it has
  const faces = sheets.flatMap((sheet) => sheet.match(/@font-face\s*\{[^}]*\}/g) ?? []).filter((face) => [...fonts.keys()].some((font) => face.includes(font)))
  const families = [...new Set(faces.flatMap((face) => /font-family:\s*["']?([^;"'}]+)/.exec(face)?.[1] ?? []))]
  const text = await page.evaluate(() => ({
    title: document.querySelector("h1")?.textContent ?? "",
    lines: [...document.querySelectorAll("main article p, main article h2")].map((line) => line.textContent ?? "").filter((line) => line.trim() !== ""),
  }))
  for (const font of fonts.keys()) fonts.set(font, await (await page.request.get(new URL(font, at).href)).body())
  const preloads = await page.locator("link[rel=preload][as=font]").evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""))
  const safe = (words: string) => words.replaceAll("&", "&amp;").replaceAll("<", "&lt;")
  const html = `<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${safe(text.title)}</title>${preloads.map((href) => `<link rel="preload" as="font" type="font/woff2" href="${href}" crossorigin>`).join("")}<style>${faces.join("")}body{font:1.2rem/1.9 ${families.map((family) => `"${family}"`).join(",")},serif;max-width:38rem;margin:0 auto;padding:0 1rem}</style></head><body><h1>${safe(text.title)}</h1>${text.lines.map((line) => `<p>${safe(line)}</p>`).join("")}</body></html>`
  return { html, fonts }
}

const hasNginx = spawnSync("which", ["nginx"]).status === 0

async function serveFiles(folder: string, files: Map<string, Buffer>): Promise<{ port: number; close: () => void }> {
  const port = Number(await freePort(undefined))
  if (!hasNginx) {
    const server: Server = createServer((request, response) => {
      const body = files.get(request.url ?? "")
      response.writeHead(body ? 200 : 404, { "Content-Type": request.url?.endsWith(".woff2") ? "font/woff2" : "text/html; charset=utf-8" }).end(body)
    }).listen(port, "127.0.0.1")
    return { port, close: () => server.close() }
  }
  for (const [path, body] of files) {
    mkdirSync(join(folder, "root", path, ".."), { recursive: true })
    writeFileSync(join(folder, "root", path), body)
  }
  writeFileSync(join(folder, "nginx.conf"), `daemon off; worker_processes 1; pid ${folder}/pid; error_log stderr; user root; events { }
    http {
      access_log off; sendfile on; tcp_nopush on; gzip on; gzip_comp_level 6; types { text/html html; font/woff2 woff2; }
      client_body_temp_path ${folder}/b; proxy_temp_path ${folder}/p; fastcgi_temp_path ${folder}/f; uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
      server { listen 127.0.0.1:${port}; root ${folder}/root; charset utf-8; }
    }`)
  const child = spawn("nginx", ["-p", folder, "-c", join(folder, "nginx.conf")], { stdio: ["ignore", "inherit", "inherit"] })
  await pause(700)
  return { port, close: () => void child.kill("SIGTERM") }
}

const middle = (all: readonly number[]) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? NaN

const { DATABASE_URL = "", DESK_DATABASE_URL = "", SITE_DATABASE_URL = "", AUTH_SECRET = "" } = process.env
const site = await served({ ownerUrl: DATABASE_URL, deskUrl: DESK_DATABASE_URL, siteUrl: SITE_DATABASE_URL, secret: AUTH_SECRET })
const { path } = findBrowser()
const browser = await chromium.launch({ ...(path === undefined ? {} : { executablePath: path }), args: ["--no-sandbox", "--disable-gpu"] })
const folder = mkdtempSync(join(tmpdir(), "waha-paint-"))
try {
  const plain = await browser.newContext(PHONE)
  const page = await plain.newPage()
  await page.goto(site.origin)
  // The longest of the front page: what an editorial is like.
  const links = await page.getByRole("main").locator("h2 a, h3 a").evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href))
  let [article, words] = ["", 0]
  for (const link of links.slice(0, 12)) {
    await page.goto(link)
    const has = (await page.locator(".matn > p").allTextContents()).join(" ").split(/\s+/).length
    if (has > words) [article, words] = [link, has]
  }
  console.log(`an article of ${words} words`)
  const { html, fonts } = await byHand(page, article)
  await plain.close()
  const files = await serveFiles(folder, new Map([["/page.html", Buffer.from(html)], ...fonts]))
  const hand = `http://127.0.0.1:${files.port}/page.html`
  console.log(`load before: ${loadavg().map((one) => one.toFixed(1)).join(" ")}; yardstick by ${hasNginx ? "nginx" : "Node, since there is no nginx here"}`)
  const seen: Record<"waha" | "hand", Seen[]> = { waha: [], hand: [] }
  await view(browser, article)
  await view(browser, hand)
  for (let round = 0; round < ROUNDS; round += 1) {
    // In turns, each first as often: what others do on the machine meets both.
    for (const which of round % 2 ? (["waha", "hand"] as const) : (["hand", "waha"] as const)) seen[which].push(await view(browser, which === "waha" ? article : hand))
  }
  const of = (which: "waha" | "hand", what: keyof Seen) => middle(seen[which].map((one) => one[what]))
  for (const what of ["first", "largest"] as const) {
    console.log(`${what} paint, ms, the middle of ${ROUNDS}: an article ${of("waha", what).toFixed(0)}, by hand ${of("hand", what).toFixed(0)}, ratio ${(of("waha", what) / of("hand", what)).toFixed(2)}`)
  }
  console.log(`bytes: an article ${of("waha", "bytes")}, by hand ${of("hand", "bytes")}; layout shift: ${of("waha", "shift").toFixed(4)}, by hand ${of("hand", "shift").toFixed(4)}`)
  console.log(`load after: ${loadavg().map((one) => one.toFixed(1)).join(" ")}`)
  files.close()
} finally {
  await browser.close()
  await site.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}
process.exit(0)
