import { HtmlValidate } from "html-validate"
import { expect, freshTitle, test, tryLogIn } from "./fixtures"
import { hasJava, nuErrors } from "./nu"
import { newPerson } from "./people"
import { act, made, optionOf, start } from "./server"

test("an article has one address, and every other of its own leads there", async ({ caller }) => {
  const [chief, reader] = [await caller("chief"), await caller("nobody")]
  const title = freshTitle("الهمزة في أوّل السطر")
  const id = await start(chief, { title, sectionId: await optionOf(chief, "/desk/articles/new", "رأي") })
  await made(chief, "publish", id, 1)
  const short = await reader.get(`/a/${id}`)
  expect(short.status()).toBe(308)
  const canonical = short.headers()["location"] ?? ""
  expect(canonical).toMatch(new RegExp(`^/a/${id}/(?:[a-z0-9-]|%[0-9A-F]{2})+$`))
  expect(decodeURIComponent(canonical)).toContain("الهمزة-في-أول-السطر")
  for (const other of [`/a/${id}/wrong`, `/a/${id}/${encodeURIComponent("عنوان آخر")}`, `/a/${id}/`, `${canonical}x`,
    `/a/${id}/%E2%80%AE`]) {
    const moved = await reader.get(other)
    expect(moved.status(), other).toBe(308)
    // Next drops a trailing slash first; from there it is one step.
    expect([canonical, `/a/${id}`], other).toContain(moved.headers()["location"])
  }
  // Every spelling of the same bytes is the page itself, and no loop.
  for (const same of [canonical, canonical.toLowerCase(), decodeURIComponent(canonical).normalize("NFD")]) {
    expect((await reader.get(same)).status(), same).toBe(200)
  }

  const [get, head] = [await reader.get(canonical), await reader.head(canonical)]
  expect(head.status()).toBe(200)
  expect(await head.text()).toBe("")
  expect(head.headers()["content-type"]).toBe(get.headers()["content-type"])
  // What a page is made of is between the app and its store.
  for (const answer of [get, head, short]) {
    expect(Object.keys(answer.headers()).filter((name) => name.startsWith("surrogate"))).toEqual([])
    expect(answer.headers()["cache-control"]).toBe("public, max-age=0, s-maxage=1, stale-while-revalidate=1")
    expect(answer.headers()["vary"]).toBe("Accept-Encoding")
  }
  const etag = get.headers()["etag"] ?? ""
  expect(etag).not.toBe("")
  expect((await reader.get(`${canonical}?utm_source=x`, { headers: { "If-None-Match": `"other", ${etag}` } })).status()).toBe(304)
  for (const path of ["/", "/sections/opinion", "/sources", "/nowhere"]) {
    expect((await reader.head(path)).status(), path).toBe((await reader.get(path)).status())
  }
})

test("the search for programs says how much it found, and whether that is all", async ({ caller }) => {
  const answer = await (await caller("nobody")).get(`/search.json?q=${encodeURIComponent("الماء")}&limit=1`)
  const found = await answer.json() as { total: number }
  expect(found).toEqual({ total: expect.any(Number), more: false, items: [{ id: expect.any(String), title: expect.any(String), url: expect.stringContaining("/a/") }], didYouMean: null })
  expect(found.total).toBeGreaterThan(1)
})

test("search engines are told what the paper allows", async ({ caller }) => {
  const [admin, reader] = [await caller("admin"), await caller("nobody")]
  const section = { sectionId: await optionOf(admin, "/desk/articles/new", "رأي") }
  const page = async (indexPolicy: string, sourceUrl: string | null) => {
    const name = freshTitle(`صحيفة ${indexPolicy}`)
    const { value } = await act(admin, "desk/articles addSource", "/desk/articles/new", { args: [name] })
    const sourceId = String(value.id)
    const fields = { id: sourceId, name, slug: "", variants: "", country: "", site: "", monthStyle: "maghreb", creditLine: "",
      permission: "granted", permissionUntil: "", indexPolicy, label_editorial: "" }
    expect(await act(admin, "desk/sources change", `/desk/sources/${sourceId}`, { fields })).toMatchObject({ ok: true })
    const id = await start(admin, { title: freshTitle("سياسة"), ...section, origin: "republished", sourceId, sourceDate: "2017-12-13",
      sourceUrl })
    await made(admin, "publish", id, 1)
    const response = await reader.get(`/a/${id}`, { maxRedirects: 1 })
    const html = await response.text()
    return {
      robots: /<meta name="robots" content="([^"]*)"/.exec(html)?.[1] ?? null, header: response.headers()["x-robots-tag"] ?? null,
      canonical: /<link rel="canonical" href="([^"]*)"/.exec(html)?.[1], own: response.url(), month: /13 دجنبر 2017/.test(html),
    }
  }
  const original = "https://paper.example/13122017"
  const index = await page("index", original)
  expect(index).toMatchObject({ robots: null, header: null, canonical: index.own, month: true })
  expect(await page("canonical", original)).toMatchObject({ robots: null, header: null, canonical: original })
  expect(await page("canonical", null)).toMatchObject({ robots: "noindex", header: "noindex" })
  expect(await page("noindex", original)).toMatchObject({ robots: "noindex", header: "noindex" })
  expect((await reader.get("/nowhere")).headers()["x-robots-tag"]).toBe("noindex")
  expect(await (await reader.get("/robots.txt")).text()).toContain("Disallow: /desk")
})

test("a long list is walked by marks, there and back", async ({ caller, open }) => {
  test.slow()
  const [admin, reader] = [await caller("admin"), await open("reader")]
  const name = freshTitle("قسم طويل")
  const slug = `long-${Date.now().toString(36)}`
  const { value } = await act(admin, "desk/sections add", "/desk/sections", { fields: { name, slug, description: "", parentId: "" } })
  const titles: string[] = []
  for (let n = 0; n < 23; n += 1) {
    const title = freshTitle(`المقال ${n}`)
    const id = await start(admin, { title, sectionId: String(value.id) })
    await made(admin, "publish", id, 1)
    titles.unshift(title)
  }
  const shown = async () => {
    const headings = await reader.getByRole("main").getByRole("heading").getByRole("link").allInnerTexts()
    return headings.filter((text) => titles.includes(text))
  }
  await reader.goto(`/sections/${slug}`)
  expect(await shown()).toEqual(titles.slice(0, 20))
  await reader.getByRole("link", { name: "الأقدم" }).click()
  await expect(reader).toHaveURL(/\?before=/)
  expect(await shown()).toEqual(titles.slice(20))
  await expect(reader.locator("meta[name=robots]")).toHaveAttribute("content", "noindex")
  await expect(reader.getByRole("link", { name: "الأقدم" })).toHaveCount(0)
  await reader.getByRole("link", { name: "الأحدث" }).click()
  expect(await shown()).toEqual(titles.slice(0, 20))
})

test("an article is to be printed, too", async ({ page }) => {
  await page.goto("/")
  await page.locator("main a[href^='/a/']").first().click()
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible()
  const forPrint = await page.evaluate(() => [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
    .filter((rule) => rule instanceof CSSMediaRule && rule.conditionText.includes("print")).length)
  expect(forPrint).toBeGreaterThan(0)
  await page.emulateMedia({ media: "print" })
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible()
  for (const hidden of [page.getByRole("navigation", { name: "الأقسام" }), page.getByRole("button", { name: "نسخ الرابط" })]) {
    await expect(hidden).toBeHidden()
  }
})

test("a page that somebody reads says so once, with the article's id and nothing else; a program's says nothing", async ({ open }) => {
  const page = await open("reader", { userAgent: "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36" })
  const sent: { url: string; body: string | null; cookie: string | undefined }[] = []
  await page.route("**/read", async (route) => {
    sent.push({ url: new URL(route.request().url()).pathname, body: route.request().postData(), cookie: (await route.request().allHeaders())["cookie"] })
    await route.continue()
  })
  await page.clock.install()
  await page.goto("/")
  await page.locator("main a[href^='/a/']").first().click()
  await expect(page).toHaveURL(/\/a\/[0-9a-z]{12}\//)
  await page.clock.fastForward(60_000)
  expect(sent, "this browser is driven, and says so").toEqual([])

  await page.addInitScript(() => Object.defineProperty(navigator, "webdriver", { get: () => false }))
  await page.reload()
  await page.clock.fastForward(4_000)
  expect(sent).toEqual([])
  const answer = page.waitForResponse("**/read")
  await page.clock.fastForward(2_000)
  expect([(await answer).status(), (await answer).headers()["set-cookie"]]).toEqual([204, undefined])
  await page.clock.fastForward(60_000)
  expect(sent).toEqual([{ url: "/read", body: new URL(page.url()).pathname.split("/")[2], cookie: undefined }])
})

test("the link that readers copy is the short one", async ({ open }) => {
  const page = await open("reader", { permissions: ["clipboard-read", "clipboard-write"] })
  await page.goto("/")
  await page.locator("main a[href^='/a/']").first().click()
  await page.getByRole("button", { name: "نسخ الرابط" }).click()
  await expect(page.getByRole("status").filter({ hasText: "نُسخ الرابط" })).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/a\/[0-9a-z]{12}$/)
})

test.describe("without scripts", () => {
  test("readers have every page whole", async ({ open }) => {
    const page = await open("reader", { javaScriptEnabled: false })
    await page.goto("/")
    await page.getByRole("navigation", { name: "الأقسام" }).getByRole("link", { name: "ماء ومناخ" }).click()
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("ماء ومناخ")
    await page.getByRole("main").getByRole("heading").getByRole("link").first().click()
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible()
    await expect(page.getByRole("complementary", { name: "الإسناد" })).toBeVisible()
    await expect(page.getByRole("button")).toHaveCount(0) // a button that needs a script is not there
  })

  test("staff log in, and are told why they cannot", async ({ open, caller }) => {
    const person = await newPerson(await caller("admin"), await caller("nobody"))
    const page = await open("reader", { javaScriptEnabled: false })
    await page.goto("/desk/articles")
    await tryLogIn(page, person.email, "not this one at all")
    await expect(page.getByText("البريد الإلكتروني أو كلمة المرور غير صحيحة.")).toBeVisible()
    await tryLogIn(page, person.email, person.password)
    await expect(page).toHaveURL(/\/desk\/articles$/)
    await expect(page.getByRole("heading", { level: 1, name: "المقالات" })).toBeVisible()
    await page.getByRole("button", { name: "تسجيل الخروج" }).click()
    await expect(page).toHaveURL(/\/login$/)
  })
})

test("every kind of page is valid HTML, and its days lead on", async ({ caller }) => {
  const [chief, reader] = [await caller("chief"), await caller("nobody")]
  const sectionId = await optionOf(chief, "/desk/articles/new", "رأي")
  const id = await start(chief, { title: freshTitle("عنوان <b>فيه</b> «علامات» & C++"), standfirst: "سطر أول.", sectionId })
  await made(chief, "publish", id, 1)
  const gone = await start(chief, { title: freshTitle("مسحوب"), sectionId })
  await made(chief, "publish", gone, 1)
  await made(chief, "withdraw", gone, 1, { reason: "تجربة", notice: "سُحب المقال لمراجعة وقائعه." })
  const archive = await (await reader.get("/archive")).text()
  const month = /href="(\/archive\/\d{4}\/\d\d)"/.exec(archive)?.[1] ?? ""
  const day = /href="(\/archive\/\d{4}\/\d\d\/\d\d)"/.exec(await (await reader.get(month)).text())?.[1] ?? ""
  const validator = new HtmlValidate({ extends: ["html-validate:standard"] })
  expect((await validator.validateString("<!doctype html><html lang=\"ar\"><head><title>x</title></head><body><p><div>x</div></p></body></html>")).valid).toBe(false)
  const pages: [path: string, status: number][] = [
    ["/", 200], [`/a/${id}`, 200], [`/a/${gone}`, 410], ["/sections/water", 200], ["/sources", 200], ["/sources/almarfa", 200], ["/authors/najla-barakat", 200],
    ["/topics/wells", 200], ["/archive", 200], [month.slice(0, -3), 200], [month, 200], [day, 200], ["/about", 200], ["/feeds", 200], ["/search", 200], [`/search?q=${encodeURIComponent("بئر")}`, 200], ["/search?q=zq&from=x", 200], ["/nowhere", 404],
    ["/archive/2001/01/01", 404], ["/archive/2001/1/1", 404], ["/archive/2001/13", 404], ["/archive/1", 404], [`/a/${id}/x/changes`, 404],
  ]
  const drawn = new Map([["wrong", "<!doctype html><html lang=\"ar\"><head><title>x</title></head><body><p><div>x</div></p></body></html>"]])
  for (const [path, status] of pages) {
    const response = await reader.get(path, { maxRedirects: 2 })
    expect(response.status(), path).toBe(status)
    const html = await response.text()
    drawn.set(path, html)
    const report = await validator.validateString(html)
    expect.soft(report.results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`)), path).toEqual([])
  }
  if (hasJava) {
    const errors = nuErrors(drawn)
    expect(errors.filter((each) => each.startsWith("wrong:"))).not.toEqual([])
    expect(errors.filter((each) => !each.startsWith("wrong:"))).toEqual([])
  }
  const digest = await (await reader.get(day)).text()
  const beside = /rel="(?:prev|next)"[^>]*href="([^"]*)"|href="([^"]*)" rel="(?:prev|next)"/.exec(digest)
  expect((await reader.get(beside?.[1] ?? beside?.[2] ?? "")).status(), "the day beside").toBe(200)
})

test("a reader's look and size of text are remembered on their device, and nothing of it is sent", async ({ open }) => {
  const page = await open("reader", { colorScheme: "light" })
  const sent: string[] = []
  page.on("request", (request) => sent.push(`${request.url()} ${request.headers()["cookie"] ?? ""}`))
  await page.goto("/")
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize))
  const [light, usual] = [await ground(), await size()]
  await page.getByRole("button", { name: "داكن" }).click()
  const dark = await ground()
  expect(dark).not.toBe(light)
  await expect(page.getByRole("button", { name: "داكن" })).toHaveAttribute("aria-pressed", "true")
  await page.locator("main a[href^='/a/']").first().click()
  await expect(page.getByRole("complementary", { name: "الإسناد" })).toBeVisible()
  expect(await ground()).toBe(dark)
  await expect(page.getByRole("button", { name: "نص أصغر" })).toBeDisabled()
  await page.getByRole("button", { name: "نص أكبر" }).click()
  expect(await size()).toBeGreaterThan(usual)
  await page.reload()
  expect(await size()).toBeGreaterThan(usual)
  await page.getByRole("button", { name: "كالجهاز" }).click()
  expect(await ground()).toBe(light)
  expect(sent.filter((each) => /dark|theme|size/.test(new URL(each.split(" ")[0] ?? "").search + each.split(" ")[1]))).toEqual([])
})
