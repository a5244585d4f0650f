import type { APIRequestContext } from "@playwright/test"
import { expect, freshTitle, origin, test } from "./fixtures"
import { act, copy, made, optionOf, paragraphs, put, reviewLink, start } from "./server"

const year = new Date().getUTCFullYear() + 2
const later = { day: `${year}-07-08`, time: "08:20" }
const madeUp = "zzzz0000zzzz"
const home = { Origin: origin }

/** A word that stands nowhere else, in letters that addresses keep as they are. */
const canary = (name: string) => `zq${name}${Math.random().toString(36).slice(2, 10)}`

/** A whole answer as text, without what differs between any two: the time, and the address that was asked for. */
async function answerTo(reader: APIRequestContext, path: string, id: string, headers: Record<string, string> = {}): Promise<string> {
  const response = await reader.get(path, { headers, maxRedirects: 3 })
  const told = Object.entries(response.headers()).filter(([name]) => !["date", "content-security-policy", "content-length"].includes(name))
  // A nonce is new each time; its answer is otherwise the same.
  const body = (await response.text()).replaceAll(/nonce="[^"]*"|\\"nonce\\":\\"[^"]*\\"|nonce-[\w+/=]+/g, "")
  return `${response.status()}\n${JSON.stringify(told)}\n${body}`.replaceAll(id, "ID")
}

test("the address of what is not before readers answers as one that was made up", async ({ caller }) => {
  const [chief, writer, reader] = [await caller("chief"), await caller("writer"), await caller("nobody")]
  const sectionId = await optionOf(chief, "/desk/articles/new", "رأي")
  const fields = { title: freshTitle("ليس بعد"), sectionId }
  const [draft, review, planned] = [await start(chief, fields), await start(chief, fields), await start(chief, fields)]
  await made(chief, "submit", review, 1)
  await made(chief, "publish", planned, 1, later)
  for (const id of [draft, review, planned]) {
    for (const [path, headers] of [["", {}], ["/slug", {}], ["/slug", { RSC: "1" }], ["", { Accept: "application/json" }]] as const) {
      const right = await answerTo(reader, `/a/${id}${path}`, id, headers)
      expect(right).toBe(await answerTo(reader, `/a/${madeUp}${path}`, madeUp, headers))
      expect(right).toMatch(/^404\n/)
    }
    // And on the desk, to whom it is none of theirs.
    for (const path of [`/desk/articles/${id}/preview`, `/desk/articles/${id}/revisions`, `/desk/articles/${id}/original`, `/desk/articles/${id}`]) {
      const response = await writer.get(path)
      expect(response.status(), path).toBe(404)
      expect(await response.text(), path).not.toContain(fields.title)
    }
    const saves = await Promise.all([id, madeUp].map(async (which) => {
      const answer = await put(writer, which, 1, copy(fields))
      return `${answer.status()} ${await answer.text()}`
    }))
    expect(saves[0]).toBe(saves[1])
    expect(saves[0]).toMatch(/^404 /)
    expect((await reader.get(`/desk/articles/${id}/preview`)).headers()["location"]).toMatch(/^\/login/)
  }
})

test("a review link that was revoked answers as one that was made up, to reading and to writing", async ({ caller }) => {
  const [chief, reader] = [await caller("chief"), await caller("nobody")]
  const id = await start(chief, { title: freshTitle("للمراجعة"), sectionId: await optionOf(chief, "/desk/articles/new", "رأي") })
  const { value } = await act(chief, "desk/articles/[id] shareArticle", `/desk/articles/${id}`, { fields: { id, version: "1", label: "ضيف", days: "1", pin: "yes" } })
  const token = String(value.token)
  expect((await reader.get(`/review/${token}`)).status()).toBe(200)
  expect((await act(chief, "desk/articles/[id] revokeLink", `/desk/articles/${id}`, { fields: { id, linkId: String(value.linkId) } })).ok).toBe(true)
  const none = "x".repeat(43)
  const answers = async (which: string) => [
    await answerTo(reader, `/review/${which}`, which), await answerTo(reader, `/review/${which}?said=yes`, which), await answerTo(reader, `/review/${which}/${madeUp}/320.avif`, which),
    await (async () => {
      const sent = await reader.post(`/review/${which}`, { headers: home, form: { name: "ضيف", text: "نص", place: "", verdict: "" } })
      return `${sent.status()}\n${await sent.text()}`
    })(),
  ]
  const revoked = await answers(token)
  expect(revoked).toEqual(await answers(none))
  for (const answer of revoked) expect(answer).toMatch(/^404\n/)
})

/** Every word of an article, its names included, holds this canary. */
async function everywhere(admin: APIRequestContext, word: string, sectionId: string) {
  const name = async (verb: string) => {
    const { value } = await act(admin, `desk/articles ${verb}`, "/desk/articles/new", { args: [`${word} ${verb}`] })
    return String(value.id)
  }
  return copy({
    title: `${word} title`, kicker: `${word} kicker`, subtitle: `${word} subtitle`, standfirst: `${word} standfirst`,
      body: paragraphs(`${word} body`),
    kindLabel: `${word} label`, printedSection: `${word} printed`, sourceDateText: `13/12/2017 ${word}`, sourceDate: "2017-12-13",
      origin: "republished",
    sourceUrl: `https://paper.example/${word}`, sectionId, sourceId: await name("addSource"), authorIds: [await name("addAuthor")],
      tagIds: [await name("addTag")],
  })
}

/** Everything that a reader comes to from the front page and these addresses, once each, with the answer's headers. */
async function crawl(reader: APIRequestContext, seeds: readonly string[], most: number): Promise<Map<string, string>> {
  const seen = new Map<string, string>()
  const waiting = [...seeds]
  for (let path = waiting.shift(); path !== undefined && seen.size < most; path = waiting.shift()) {
    if (seen.has(path)) continue
    const response = await reader.get(path)
    const body = await response.text()
    expect(response.status(), path).toBeLessThan(500)
    seen.set(path, `${JSON.stringify(response.headers())}\n${body}`)
    // Lists before articles, days and feeds: every list is walked, and as many of those as there is room for.
    const links = [...body.matchAll(/href="(\/[^"#]*)"/g)].map((match) => (match[1] ?? "").replaceAll("&amp;",
      "&")).filter((link) => !/^\/(?:fonts|scripts|_next)\//.test(link))
    for (const link of links) {
      if (/^\/(?:a|archive)\/|\.(?:xml|json)$/.test(link)) waiting.push(link)
      else waiting.unshift(link)
    }
  }
  return seen
}

test("no word of a draft, of what is planned, or of what was withdrawn is anywhere that a reader comes", async ({ caller }) => {
  test.slow()
  const [admin, reader] = [await caller("admin"), await caller("nobody")]
  const sectionId = await optionOf(admin, "/desk/articles/new", "رأي")
  const words = { draft: canary("draft"), review: canary("review"), approved: canary("approved"), embargoed: canary("embargo"),
    trashed: canary("trash"), changed: canary("changed"), old: canary("old"), note: canary("note"), clipped: canary("clipped"), guest: canary("guest"),
    planned: canary("planned"), withdrawn: canary("gone"), ahead: canary("ahead"), live: canary("live") }
  const shownCopy = await everywhere(admin, words.live, sectionId)
  const begin = async (word: string) => start(admin, await everywhere(admin, word, sectionId))
  const [draft, planned, withdrawn, updated, live] = [
    await begin(words.draft), await begin(words.planned), await begin(words.withdrawn),
      await start(admin, { title: freshTitle("قبل التحديث"), sectionId }), await start(admin, shownCopy),
  ]
  await made(admin, "publish", planned, 1, later)
  await made(admin, "publish", withdrawn, 1)
  await made(admin, "withdraw", withdrawn, 1, { reason: `${words.withdrawn} reason`, notice: "سُحب." })
  await made(admin, "publish", updated, 1)
  expect((await put(admin, updated, 1, await everywhere(admin, words.ahead, sectionId))).status()).toBe(200)
  await made(admin, "update", updated, 2, later)
  await made(admin, "publish", live, 1)
  // What a live article's working copy says, what it said before it was corrected, and what is only said on the desk.
  expect((await put(admin, live, 1, { ...shownCopy, subtitle: `${words.changed} subtitle` })).status()).toBe(200)
  const corrected = await start(admin, { title: freshTitle("صُوّب"), standfirst: words.old, body: paragraphs(words.old), sectionId })
  await made(admin, "publish", corrected, 1)
  expect((await put(admin, corrected, 1, copy({ title: freshTitle("صُوّب"), sectionId }))).status()).toBe(200)
  await made(admin, "correct", corrected, 2, { note: "صُوّب رقم." })
  for (const id of [corrected, live]) {
    expect((await act(admin, "desk/articles/[id] addNote", `/desk/articles/${id}`, { fields: { id, text: words.note } })).ok).toBe(true)
  }
  expect((await act(admin, "desk/clip extract", "/desk/clip", { fields: { raw: `${words.clipped}\n\nسطر من النص.` } })).ok).toBe(true)
  // A link for a guest leads to a draft and is nobody else's; what the guest says is for the staff alone.
  const token = await reviewLink(admin, draft)
  const said = await reader.post(`/review/${token}`, { headers: home, form: { name: words.guest, text: words.guest, place: "", verdict: "changes" } })
  expect(said.status()).toBe(303)
  const [review, approved, embargoed, trashed] = [await begin(words.review), await begin(words.approved),
    await start(admin, { ...await everywhere(admin, words.embargoed, sectionId), embargoUntil: `${year}-09-01T10:00:00.000Z` }), await begin(words.trashed)]
  await made(admin, "submit", review, 1)
  await made(admin, "submit", approved, 1)
  await made(admin, "approve", approved, 1)
  await made(admin, "trash", trashed, 1)
  const ids = [draft, planned, withdrawn, updated, live, corrected, review, approved, embargoed, trashed]

  const seeds = ["/", "/sources", "/sections/opinion", "/robots.txt", "/nowhere", "/sitemap.xml", "/sitemap/0.xml", "/news-sitemap.xml", "/rss.xml", "/atom.xml", "/feed.json",
    "/search?q=zq", "/login", "/review", `/review/${token.slice(0, -1)}`, `/review/${"x".repeat(43)}`, ...ids.map((id) => `/a/${id}`)]
  for (const word of Object.values(words)) {
    seeds.push(...["sources", "authors", "topics"].flatMap((kind) => [`/${kind}/${word}-add${kind}`, `/${kind}/${word}`]))
  }
  const pages = await crawl(reader, seeds, 320)
  expect(await (await reader.get(`/review/${token}`)).text()).toContain(`${words.draft} body`)
  expect([...pages].filter(([, text]) => text.includes(token)).map(([path]) => path)).toEqual([])
  // The files of the build, which anybody may ask for, and the maps that would show their sources.
  const files = new Set([...await Promise.all(["/login", "/"].map(async (path) => (await reader.get(path)).text()))]
    .flatMap((html) => [...html.matchAll(/"(\/(?:_next|scripts)\/[^"?]+\.(?:js|css))/g)].map((match) => match[1] ?? "")))
  expect(files.size).toBeGreaterThan(0)
  for (const file of files) {
    pages.set(file, await (await reader.get(file)).text())
    expect((await reader.get(`${file}.map`)).status(), `${file}.map`).toBe(404)
  }
  // The same addresses as the framework's own navigation, and programs, would ask for them.
  const variants: Record<string, string>[] = [
    { RSC: "1" }, { RSC: "1", "Next-Router-Prefetch": "1" }, { RSC: "1", "Next-Router-Segment-Prefetch": "/_tree" },
      { Accept: "text/x-component" },
    { "x-nextjs-data": "1" }, { "Next-Action": "x" }, { Range: "bytes=0-100000" }, { "x-middleware-subrequest": "middleware" },
  ]
  for (const path of ["/", "/sections/opinion", "/sources", ...ids.map((id) => `/a/${id}`), ...ids.map((id) => `/desk/articles/${id}`)]) {
    for (const headers of variants) {
      const response = await reader.get(path, { headers, maxRedirects: 3 })
      pages.set(`${path} ${JSON.stringify(headers)}`, `${JSON.stringify(response.headers())}\n${await response.text()}`)
    }
    pages.set(`${path} HEAD`, JSON.stringify((await reader.head(path, { maxRedirects: 3 })).headers()))
    for (const end of ["?_rsc=1", ".rsc", ".txt", ".json", "/page.rsc", ".segments/_tree.segment.rsc"]) {
      const response = await reader.get(`${path === "/" ? "/index" : path}${end}`)
      pages.set(`${path === "/" ? "/index" : path}${end}`, `${JSON.stringify(response.headers())}\n${await response.text()}`)
    }
  }

  const found = (word: string) => [...pages].filter(([, text]) => text.includes(word)).map(([path]) => path)
  // The counterpart that is live is found on every kind of page, so the crawl looks where it should.
  for (const kind of [/^\/$/, /^\/sections\//, /^\/sources\//, /^\/authors\//, /^\/topics\//, /^\/a\//]) {
    expect(found(words.live).some((path) => kind.test(path)), String(kind)).toBe(true)
  }
  const { live: shown, ...secret } = words
  expect(found(shown).length).toBeGreaterThan(5)
  for (const word of Object.values(secret)) {
    // A word that was asked for may stand in the address of the page that says there is no such thing.
    expect(found(word).filter((path) => !path.includes(word)), word).toEqual([])
    for (const path of found(word)) expect(pages.get(path)?.split("<main").at(1)).not.toContain(word)
  }
})
