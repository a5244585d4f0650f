import { randomUUID } from "node:crypto"
import { expect, freshTitle, origin, test } from "./fixtures"
import { bodyOf, write } from "./desk"
import { act, copy, made, optionOf, paragraphs, put, start } from "./server"

test.describe("the save of an open editor", () => {
  test("is nobody's, and comes from our own pages only", async ({ caller }) => {
    const [chief, nobody] = [await caller("chief"), await caller("nobody")]
    const title = freshTitle("للحفظ")
    const id = await start(chief, { title })
    const article = copy({ title: "مغصوب" })
    const statuses: [number, Record<string, string>][] = [
      [403, { Origin: "http://evil.example" }], [403, { Origin: "null" }], [403, { Origin: `${origin}.evil.example` }], [403, {}],
      [403, { "Sec-Fetch-Site": "cross-site" }], [403, { "Sec-Fetch-Site": "same-site" }],
        [403, { Origin: "http://evil.example", "Sec-Fetch-Site": "same-origin" }],
    ]
    for (const [status, headers] of statuses) {
      expect((await put(chief, id, 1, article, headers)).status(), JSON.stringify(headers)).toBe(status)
    }
    expect((await put(nobody, id, 1, article)).status()).toBe(401)
    expect((await put(await caller("writer"), id, 1, article)).status()).toBe(404)
    expect((await put(await caller("editor"), id, 1, article)).status()).toBe(404)
    for (const method of ["post", "patch", "delete"] as const) {
      expect((await chief[method](`/api/v1/articles/${id}/working-copy`,
        { headers: { Origin: origin }, data: { saveId: randomUUID(), baseVersion: 1, article } })).status()).toBe(405)
    }
    // Nothing of all this was written: the version is still the first. A missing Origin is fine where the browser says that it is our page.
    expect(await (await put(chief, id, 1, copy({ title }), { "Sec-Fetch-Site": "same-origin" })).json()).toEqual({ version: 2 })
  })

  test("takes its own fields and no others", async ({ caller }) => {
    const writer = await caller("writer")
    const fields = { title: freshTitle("حقول مدسوسة") }
    const id = await start(writer, fields)
    const forged = { role: "admin", status: "published", phase: "published", state: "live", version: 9, writerId: randomUUID(),
      approvedById: randomUUID(), slug: "x", liveFrom: new Date().toISOString(), id: "zzzz0000zzzz", __proto__x: 1, constructor: {} }
    for (const [key, value] of Object.entries(forged)) {
      const inside = await put(writer, id, 1, { ...copy(fields), [key]: value })
      expect(inside.status(), `${key} in the article`).toBe(422)
      if (key === "id") continue // the address's own
      const beside = await writer.put(`/api/v1/articles/${id}/working-copy`,
        { headers: { Origin: origin }, data: { saveId: randomUUID(), baseVersion: 1, article: copy(fields), [key]: value } })
      expect(beside.status(), `${key} beside it`).toBe(422)
    }
    expect((await writer.post("/api/v1/articles",
      { headers: { Origin: origin }, data: { saveId: randomUUID(), clippingId: null, article: { ...copy(fields), phase: "published" } } })).status()).toBe(422)
    expect((await act(writer, "desk/articles/[id] submit", `/desk/articles/${id}`,
      { fields: { id, version: "1", phase: "published" } })).code).toBe("invalid")
    // The address says which article it is, whatever the body says.
    const other = await start(await caller("chief"), fields)
    const sent = await writer.put(`/api/v1/articles/${id}/working-copy`,
      { headers: { Origin: origin }, data: { id: other, saveId: randomUUID(), baseVersion: 1, article: copy(fields) } })
    expect([200, 422]).toContain(sent.status())
    expect((await put(await caller("chief"), other, 1, copy(fields))).status()).toBe(200)
  })

  test("is refused in words, never with an error of the server", async ({ caller }) => {
    const writer = await caller("writer")
    const id = await start(writer, { title: freshTitle("غريب") })
    const at = `/api/v1/articles/${id}/working-copy`
    const json = { Origin: origin, "Content-Type": "application/json" }
    const nested = `${"[".repeat(50_000)}${"]".repeat(50_000)}`
    const bodies: [number, string, Record<string, string>][] = [
      [422, "", json], [422, "null", json], [422, "[]", json], [422, "{", json], [422, nested, json],
        [422, `{"article":${nested}}`, json], [422, "{}", { ...json, "Content-Type": "text/plain" }],
      [422, JSON.stringify({ saveId: "x", baseVersion: "1", article: {} }), json],
      [422, JSON.stringify({ saveId: randomUUID(), baseVersion: 1, article: copy({ title: "صفر \u0000" }) }), json],
    ]
    for (const [status, data, headers] of bodies) {
      expect((await writer.put(at, { headers, data: Buffer.from(data) })).status(), data.slice(0, 40)).toBe(status)
    }
    for (const wrong of ["x", "ZZZZ0000ZZZZ", "../../etc", "%00"]) {
      expect((await writer.put(`/api/v1/articles/${wrong}/working-copy`, { headers: json, data: "{}" })).status(), wrong).toBeLessThan(500)
    }
    // Last: a server may hang up on whom it told that this is too much.
    expect((await writer.put(at, { headers: json, data: JSON.stringify({ x: "ا".repeat(2_100_000) }) })).status()).toBe(413)
  })

  test("lets no address into a text that runs anything, and no node or mark that is not ours", async ({ caller }) => {
    const chief = await caller("chief")
    const id = await start(chief, { title: freshTitle("روابط") })
    const linked = (href: string) => ({ type: "doc", content: [{ type: "paragraph",
      content: [{ type: "text", text: "رابط", marks: [{ type: "link", attrs: { href } }] }] }] })
    const hrefs = ["javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)",
      "data:text/html,<script>alert(1)</script>", "vbscript:x", "//evil.example", "/desk", "https://user:secret@evil.example/", "blob:x",
      "file:///etc/passwd"]
    for (const href of hrefs) expect((await put(chief, id, 1, copy({ body: linked(href) }))).status(), href).toBe(422)
    for (const sourceUrl of ["javascript:alert(1)", "ftp://x.example/", "mailto:a@b.example"]) {
      expect((await put(chief, id, 1, copy({ sourceUrl }))).status(), sourceUrl).toBe(422)
    }
    const nodes: unknown[] = [
      { type: "image", attrs: { src: "https://evil.example/x.png" } }, { type: "paragraph", attrs: { onclick: "alert(1)" } },
        { type: "heading", attrs: { level: 1 } }, { type: "html", html: "<script>" },
      { type: "paragraph", content: [{ type: "text", text: "س",
        marks: [{ type: "link", attrs: { href: "https://a.example/", target: "_blank", onmouseover: "x" } }] }] },
    ]
    for (const node of nodes) {
      expect((await put(chief, id, 1, copy({ body: { type: "doc", content: [node] } }))).status(), JSON.stringify(node)).toBe(422)
    }
  })
})

test("a title that closes a script and opens one is a title, wherever it stands", async ({ open, caller }) => {
  const chief = await caller("chief")
  const title = `</script><script>window.broken=1</script><img src=x onerror=window.broken=1> ${freshTitle("&amp; \"عنوان\"")}`
  const sectionId = await optionOf(chief, "/desk/articles/new", "رأي")
  const id = await start(chief, { title, kicker: title.slice(0, 100), standfirst: title, sectionId, body: paragraphs(title) })
  await made(chief, "publish", id, 1)
  const page = await open("reader")
  for (const path of [`/a/${id}`, "/", "/sections/opinion"]) {
    await page.goto(path)
    await expect(page.getByText("<img src=x onerror=window.broken=1>").first()).toBeVisible()
    expect(await page.evaluate(() => "broken" in window), path).toBe(false)
    await expect(page.locator("img, script:not([src]):not([type='application/ld+json'])")).toHaveCount(0)
  }
  await page.goto(`/a/${id}`)
  const data: unknown = JSON.parse((await page.locator("script[type='application/ld+json']").textContent()) ?? "")
  expect(data).toMatchObject({ "@graph": [{ headline: title }, {}] })
  const desk = await open("chief")
  for (const path of [`/desk/articles/${id}`, "/desk/articles", "/desk", `/desk/articles/${id}/preview`]) {
    await desk.goto(path)
    await expect(desk.locator("body")).toContainText("عنوان")
    expect(await desk.evaluate(() => "broken" in window), path).toBe(false)
  }
})

test("signs that turn a line around are taken out of names and titles", async ({ open, caller }) => {
  const marks = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\u200b\ufeff]/
  const admin = await caller("admin")
  const plain = freshTitle("عنوان مقلوب")
  const id = await start(admin, { title: `\u202E${plain}\u2066\u200F`, sectionId: await optionOf(admin, "/desk/articles/new", "رأي") })
  await made(admin, "publish", id, 1)
  const reader = await open("reader")
  await reader.goto(`/a/${id}`)
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText(plain)
  expect(await reader.getByRole("heading", { level: 1 }).innerText()).not.toMatch(marks)
  expect(decodeURIComponent(reader.url())).not.toMatch(marks)

  const name = freshTitle("نبيل")
  const sent = { name: `\u202E${name}\u202C`, email: `nabil${Date.now()}@elsewhere.example`, role: "writer" }
  expect(await act(admin, "desk/users invite", "/desk/users", { fields: sent })).toMatchObject({ ok: true })
  const desk = await open("admin")
  await desk.goto("/desk/users")
  const line = desk.getByRole("list", { name: "دعوات لم تُستعمل" }).getByRole("listitem").filter({ hasText: name })
  await expect(line.locator("strong")).toHaveText(name)
  expect(await line.innerText()).not.toMatch(marks)
})

test.describe("addresses", () => {
  test("with a broken encoding, or that no page has, are a 404 and never an error", async ({ caller }) => {
    const [nobody, chief] = [await caller("nobody"), await caller("chief")]
    const broken = ["/a/%D8%A", "/%E0%A4%A", "/%", "/sections/%FF", "/sections/%C0%AF", "/a/%00", "/a/%0D%0ASet-Cookie:x", "/%2e%2e%2f",
      "/..%5c", "/%252e%252e", "/sections/__proto__", "/authors/constructor", "/a/ZZZZ0000ZZZZ", "/a//", "/;x", "/.git/config",
      "/sections/" + "x".repeat(2_000), "/_next/static/%E0%A4%A", "/fonts/%2e%2e/package.json"]
    for (const path of broken) {
      const response = await nobody.get(path)
      expect([404, 308, 400], `${path} ${response.status()}`).toContain(response.status())
      expect(response.headers()["set-cookie"], path).toBeUndefined()
    }
    for (const path of ["/desk/articles/%E0%A4%A", "/desk/articles/%00", "/desk/sources/x", "/desk/articles?section=x&after=%00&q=%00",
      "/desk/articles?q=a&q=b&state[]=1", "/invite/%E0%A4%A", "/login?next=%00&next=2"]) {
      expect((await chief.get(path)).status(), path).toBeLessThan(500)
    }
    for (const query of ["?before=x", "?after=-1", "?before=zzzzzzzzz-%00", "?before=1&after=2"]) {
      expect((await nobody.get(`/sections/opinion${query}`)).status(), query).toBe(404)
    }
  })

  test("take reading only", async ({ caller }) => {
    const nobody = await caller("nobody")
    for (const path of ["/", "/sections/opinion", "/nowhere"]) {
      for (const method of ["POST", "PUT", "PATCH", "DELETE", "TRACE"]) {
        const status = (await nobody.fetch(path, { method, headers: { Origin: origin } })).status()
        expect([400, 404, 405], `${method} ${path} ${status}`).toContain(status)
      }
    }
  })

  test("of the desk open to nobody, whatever a request says of itself", async ({ caller }) => {
    const nobody = await caller("nobody")
    const claims: Record<string, string>[] = [
      {}, { "x-middleware-subrequest": "middleware:middleware:middleware:middleware:middleware" },
        { "x-middleware-subrequest": "src/middleware" }, { RSC: "1" }, { "x-nextjs-data": "1" },
      { "x-matched-path": "/desk" }, { "x-invoke-path": "/desk" }, { Cookie: "waha-session=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" },
        { Cookie: "waha-session=" }, { "x-forwarded-for": "127.0.0.1", "x-forwarded-host": "127.0.0.1" },
      { Authorization: "Basic YWRtaW46YWRtaW4=" }, { "Next-Resume": "1" },
    ]
    for (const path of ["/desk", "/desk/articles", "/desk/users", "/desk/sections", "/desk/clip", "/desk/demo", "/desk/articles/new"]) {
      for (const headers of claims) {
        const response = await nobody.get(path, { headers })
        const text = await response.text()
        expect([302, 303, 307, 404].includes(response.status()) || (response.status() === 200 && text.includes("/login")),
          `${path} ${JSON.stringify(headers)} ${response.status()}`).toBe(true)
        for (const theirs of ["ليلى منصور", "@waha.example", "تسجيل الخروج"]) {
          expect(text, `${path} ${JSON.stringify(headers)}`).not.toContain(theirs)
        }
      }
    }
  })
})

test("readers' pages hold no script of their own, under a policy that allows none", async ({ page, caller }) => {
  const nobody = await caller("nobody")
  const withdrawn = await start(await caller("chief"), { title: freshTitle("مسحوب"),
    sectionId: await optionOf(await caller("chief"), "/desk/articles/new", "رأي") })
  await made(await caller("chief"), "publish", withdrawn, 1)
  await page.goto(`/a/${withdrawn}`)
  const article = new URL(page.url()).pathname
  const check = async (path: string) => {
    const response = await nobody.get(path)
    const policy = response.headers()["content-security-policy"] ?? ""
    const scripts = /script-src ([^;]*)/.exec(policy)?.[1]
    expect(scripts, path).toBe("'self'")
    expect(policy, path).toContain("default-src 'none'")
    expect(policy, path).not.toMatch(/unsafe|nonce|\*|https?:/)
    const html = await response.text()
    for (const [tag, attributes = ""] of html.matchAll(/<script\b([^>]*)>/g)) {
      expect(attributes, `${path} ${tag}`).toMatch(/src="\/scripts\/|type="application\/ld\+json"/)
    }
    expect(html, path).not.toMatch(/\son[a-z]+="|javascript:|\sstyle="/)
    expect(response.headers(), path).not.toHaveProperty("set-cookie")
    await page.goto(path) // and nothing is asked of another host, or forbidden by the policy: the fixtures look
  }
  for (const path of ["/", "/sources", "/sections/opinion", "/sources/almarfa", "/authors/najla-barakat", "/topics/wells", article,
    "/nowhere"]) {
    await check(path)
  }
  await made(await caller("chief"), "withdraw", withdrawn, 1, { reason: "تجربة" })
  await check(article)
})

test("the desk's policy lets a script run by its nonce alone, a new one each time", async ({ open }) => {
  const chief = await open("chief")
  const nonces = new Set<string>()
  for (const path of ["/desk", "/desk/articles/new", "/desk/clip", "/login"]) {
    const response = await chief.goto(path)
    const policy = response?.headers()["content-security-policy"] ?? ""
    const nonce = /script-src 'self' 'nonce-([^']+)' 'strict-dynamic'(?:;|$)/.exec(policy)?.[1] ?? ""
    expect(nonce.length, path).toBeGreaterThanOrEqual(22)
    expect(policy, path).toMatch(/default-src 'none'.*frame-ancestors 'none'/)
    expect(response?.headers()["cache-control"], path).toBe("private, no-store")
    nonces.add(nonce)
  }
  expect(nonces.size).toBe(4)
  // The editor's own work, with everything it loads, breaks none of it: the fixtures look.
  await write(chief, { title: freshTitle("تحت السياسة"), text: "سطر." })
  await bodyOf(chief).selectText()
  for (const tool of ["تشديد", "اقتباس", "قائمة"]) {
    await chief.getByRole("toolbar", { name: "تنسيق النص" }).getByRole("button", { name: tool, exact: true }).click()
  }
  await expect(bodyOf(chief).locator("li strong, blockquote li strong").first()).toBeVisible()
})
