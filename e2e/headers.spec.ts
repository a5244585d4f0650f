import type { APIResponse, Page } from "@playwright/test"
import { expect, freshTitle, origin, test } from "./fixtures"
import { act, made, optionOf, reviewLink, start } from "./server"

/**
 * What every class of answer says of itself (security.md S-C3 … S-C7). The table is the whole of it: a header that appears, goes or
 * changes in any class fails here. Values that differ each time stand as their kind: a nonce, a hash, a length.
 */
const common = {
  "x-content-type-options": "nosniff", "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
const readers = { ...common, "referrer-policy": "strict-origin-when-cross-origin" }
const policy = "default-src 'none'; style-src HASH; font-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
// A browser asks each time; a server that keeps pages before us may answer for a second by itself.
const kept = { ...readers, "cache-control": "public, max-age=0, s-maxage=1, stale-while-revalidate=1" }
const page = { ...kept, "content-security-policy": policy }
const staffPolicy =
  "default-src 'none'; script-src 'self' NONCE 'strict-dynamic'; worker-src 'self'; style-src 'self' NONCE; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; " +
  "font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'"
const staff = {
  ...common, "referrer-policy": "same-origin", "cross-origin-opener-policy": "same-origin", "x-frame-options": "DENY", "cache-control": "private, no-store", "content-security-policy": staffPolicy,
}
const asset = { ...readers, "cache-control": "public, max-age=31536000, immutable" }

const watched = [
  ...Object.keys(staff), "strict-transport-security", "x-powered-by", "server", "sourcemap", "x-sourcemap", "access-control-allow-origin", "set-cookie",
  "x-robots-tag",
]

function said(response: APIResponse): Record<string, string> {
  const all = response.headers()
  const kept = watched.flatMap((name) => {
    const value = all[name]
    return value === undefined ? [] : [[name, value.replace(/'nonce-[^']+'/g, "NONCE").replace(/'sha256-[^']+'/g, "HASH")] as const]
  })
  return Object.fromEntries(kept)
}

test("every class of answer has its headers, and HEAD has those of GET", async ({ caller }) => {
  const [nobody, admin] = [await caller("nobody"), await caller("admin")]
  const sectionId = await optionOf(admin, "/desk/articles/new", "رأي")
  const [live, gone] = [await start(admin, { title: freshTitle("للرؤوس"), sectionId }), await start(admin, { title: freshTitle("مسحوب"), sectionId })]
  await made(admin, "publish", live, 1)
  await made(admin, "publish", gone, 1)
  await made(admin, "withdraw", gone, 1, { reason: "تجربة" })
  const moved = await nobody.get(`/a/${live}`)
  const canonical = moved.headers()["location"] ?? ""
  const html = await (await nobody.get(canonical)).text()
  const [font, script] = [/href="(\/fonts\/[^"]+)"/.exec(html)?.[1] ?? "", /src="(\/scripts\/[^"]+)"/.exec(html)?.[1] ?? ""]
  const chunk = /src="(\/_next\/static\/[^"]+\.js)"/.exec(await (await nobody.get("/login")).text())?.[1] ?? ""
  const hidden = { "x-robots-tag": "noindex" }
  // Told to nobody at all, and kept by no search engine.
  const review = { "referrer-policy": "no-referrer", "x-robots-tag": "noindex, nofollow, noarchive" }
  const token = await reviewLink(admin, live)
  const classes: [what: string, who: typeof nobody, path: string, status: number, headers: Record<string, string>][] = [
    ["the front page", nobody, "/", 200, page], ["an article", nobody, canonical, 200, page], ["a section", nobody, "/sections/opinion", 200, page],
    ["404", nobody, "/nowhere", 404, { ...page, ...hidden }], ["410", nobody, `/a/${gone}`, 410, { ...page, ...hidden }],
    ["308", nobody, `/a/${live}`, 308, kept],
    ["a font", nobody, font, 200, asset], ["the readers' script", nobody, script, 200, asset], ["the desk's script", nobody, chunk, 200, asset],
    ["robots.txt", nobody, "/robots.txt", 200, { ...readers, "cache-control": "public, max-age=3600" }],
    ["the log-in", nobody, "/login", 200, staff], ["the desk to nobody", nobody, "/desk", 307, staff], ["a page of the desk", admin, "/desk/settings", 200, staff],
    // An address that is no page of the desk is nobody's: the readers' 404 answers, under the desk's rules of storing.
    ["a missing page of the desk", admin, "/desk/nowhere", 404, { ...staff, "content-security-policy": policy, ...hidden }],
    ["a preview", admin, `/desk/articles/${live}/preview`, 200, { ...staff, "content-security-policy": policy, ...hidden }],
    ["an invitation", nobody, "/invite/none", 200, staff], ["a forgotten password", nobody, "/reset", 200, staff],
    ["a link to a new password", nobody, "/reset/none", 200, staff], ["a link to a new address", nobody, "/confirm-email/none", 200, staff],
    ["a review link", nobody, `/review/${token}`, 200, { ...staff, "content-security-policy": policy, ...review }],
    ["a review link that is none", nobody, `/review/${"x".repeat(43)}`, 404, { ...staff, "content-security-policy": policy, ...review }],
  ]
  for (const [what, who, path, status, headers] of classes) {
    const response = await who.get(path)
    expect.soft([what, response.status(), said(response)]).toEqual([what, status, headers])
    const head = await who.head(path)
    expect.soft([what, head.status(), said(head)], `HEAD of ${what}`).toEqual([what, status, headers])
    expect.soft((await head.body()).length, `HEAD of ${what}`).toBe(0)
  }
})

test("answers without a page are bare, and safe", async ({ caller }) => {
  const [nobody, admin] = [await caller("nobody"), await caller("admin")]
  const health = await nobody.get("/healthz")
  expect([health.status(), said(health)]).toEqual([200, { "cache-control": "no-store", "x-content-type-options": "nosniff" }])
  const api = "/api/v1/articles/zzzz0000zzzz/working-copy"
  // What comes from another site is turned away at the door, before there is a page to speak of.
  const foreign = await admin.put(api, { data: {} })
  expect([foreign.status(), said(foreign)]).toEqual([403, { "cache-control": "no-store", "x-content-type-options": "nosniff" }])
  for (const [status, response] of [
    [401, await nobody.put(api, { data: {}, headers: { Origin: origin } })],
    [422, await admin.put(api, { data: "x", headers: { Origin: origin, "Content-Type": "application/json" } })],
  ] as const) {
    expect.soft([response.status(), said(response)]).toEqual([status, staff])
  }
})

test("what a browser has already is told to be the same, with the same headers", async ({ caller }) => {
  const nobody = await caller("nobody")
  const html = await (await nobody.get("/")).text()
  const font = /href="(\/fonts\/[^"]+)"/.exec(html)?.[1] ?? ""
  const first = await nobody.get(font)
  const again = await nobody.get(font, { headers: { "If-None-Match": first.headers()["etag"] ?? "" } })
  expect([again.status(), said(again)]).toEqual([304, asset])
})

test("who opened a reader's page keeps no hold of it once it comes to the desk's door", async ({ open }) => {
  const page = await open("reader")
  await page.goto("/")
  const [opened] = await Promise.all([page.waitForEvent("popup"), page.evaluate(() => void ((window as unknown as { held: unknown }).held = window.open("/about")))])
  await opened.waitForLoadState()
  const held = () => page.evaluate(() => !(window as unknown as { held: Window }).held.closed)
  expect(await held()).toBe(true)
  await opened.goto("/login")
  await expect.poll(held).toBe(false) // another browsing context group: for who opened it, it is closed
})

test("no map of a source is public", async ({ caller }) => {
  const nobody = await caller("nobody")
  const login = await (await nobody.get("/login")).text()
  const chunks = [...login.matchAll(/(\/_next\/static\/[^"\\]+\.(?:js|css))/g)].map((match) => match[1] ?? "")
  expect(chunks.length).toBeGreaterThan(2)
  for (const chunk of new Set(chunks)) {
    expect(await (await nobody.get(chunk)).text(), chunk).not.toContain("sourceMappingURL=")
    expect((await nobody.get(`${chunk}.map`)).status(), chunk).toBe(404)
  }
})

/** What an attacker would have to bring into a page: a base before everything, and at its end all that could run. */
const base = '<base href="https://evil.example/">'
const smuggled =
  '<script>window.ran_inline = 1</script><script src="https://evil.example/x.js"></script><script src="data:text/javascript,window.ran_data=1"></script>' +
  '<img src="/no-such-picture" alt="" onerror="window.ran_handler = 1"><svg onload="window.ran_svg = 1"></svg>' +
  '<iframe src="https://evil.example/"></iframe><object data="https://evil.example/"></object><style>body { --ran: 1 }</style>'

/** Opens a page whose markup was tampered with on its way, its headers untouched; tells what of it came to life. */
async function tampered(target: Page, path: string): Promise<string[]> {
  await target.route((url) => url.pathname === path, async (route) => {
    const response = await route.fetch()
    const body = (await response.text()).replace("<head>", `<head>${base}`).replace("</body>", `${smuggled}</body>`)
    await route.fulfill({ response, body })
  })
  await target.goto(path)
  await expect(target.locator("iframe[src='https://evil.example/']")).toBeAttached()
  return target.evaluate(() => [
    ...Object.keys(window).filter((key) => key.startsWith("ran_")), ...(document.baseURI.startsWith("https://evil") ? ["base"] : []),
    ...(getComputedStyle(document.body).getPropertyValue("--ran") ? ["style"] : []),
  ])
}

test("what is smuggled into a page does not run, on the readers' side and on the desk; and every test would notice it", async ({ open, troubles }) => {
  for (const [who, path] of [["reader", "/"], ["reader", "/login"], ["admin", "/desk/settings"]] as const) {
    expect(troubles).toEqual([])
    expect(await tampered(await open(who), path), path).toEqual([])
    // Our own attack made these: each refusal is noted, which is what makes any other test fail on one.
    expect(troubles.filter((trouble) => /Content.Security.Policy/i.test(trouble)).length, path).toBeGreaterThan(4)
    troubles.length = 0
  }
})

test("security.txt names whom the settings name, and is not there where they name nobody", async ({ caller }) => {
  const [nobody, admin] = [await caller("nobody"), await caller("admin")]
  const at = "/.well-known/security.txt"
  expect((await nobody.get(at)).status()).toBe(404)
  const save = async (contact: string) => {
    const version = /name="version" value="(\d+)"/.exec(await (await admin.get("/desk/settings")).text())?.[1] ?? ""
    const fields = {
      version, name: "واحة", tagline: "افتتاحيات الصحف العربية", footer: "", contact, homeWord: "الرئيسة", digits: "latn", monthStyle: "dual",
      timeZone: "Asia/Amman", secondPerson: "no", twoStep: "no", trashDays: "30", indexOwn: "yes", indexPolicy: "noindex",
    }
    expect(await act(admin, "desk/settings save", "/desk/settings", { fields })).toMatchObject({ ok: true })
  }
  await save("security@waha.example")
  const file = await nobody.get(at)
  expect([file.status(), file.headers()["content-type"], said(file)]).toEqual(
    [200, "text/plain; charset=utf-8", { ...readers, "cache-control": "public, max-age=3600" }])
  const text = await file.text()
  expect(text).toContain(`Contact: mailto:security@waha.example\n`)
  expect(text).toContain(`Canonical: ${origin}${at}\n`)
  expect(new Date(/^Expires: (.*)$/m.exec(text)?.[1] ?? "").getTime()).toBeGreaterThan(Date.now() + 100 * 86_400_000)
  await save("")
  expect((await nobody.get(at)).status()).toBe(404)
})
