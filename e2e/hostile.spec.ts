import { request as httpRequest, type OutgoingHttpHeaders } from "node:http"
import type { APIRequestContext, APIResponse } from "@playwright/test"
import { expect, freshTitle, origin, test } from "./fixtures"
import { bodyOf, ready, titleOf } from "./desk"
import { act, actionId, copy, made, optionOf, paragraphs, put, start, type Answer } from "./server"

/**
 * What a hostile hand types, in tables: each text in each field, each address, each kind of body. Never an error of the server, never a word
 * of its insides, always an answer that the page can show. A new form is a new line of `forms`.
 */
const insides = /PrismaClient|node_modules|\bSELECT\b.+\bFROM\b|\n\s+at \S+ \(|SQLSTATE|violates|ECONNREFUSED|\.tsx?:\d+/
const zalgo = `ع${"\u064b\u0651".repeat(250)}`

/** What may be done with a text: it is taken (cleaned, if need be), or refused at its field. */
type Fate = "refused" | "either"
const texts: readonly [what: string, text: string, fate: Fate][] = [
  ["nothing", "", "refused"], ["spaces", "  \u00a0\u3000 ", "refused"], ["a sign without width", "\u200b\u2060\ufeff", "refused"], ["vowel signs alone", "\u064b\u064c\u0651", "refused"],
  ["punctuation alone", "!؟…", "refused"], ["U+0000", "قبل\u0000بعد", "refused"], ["a megabyte", "ا".repeat(500_000), "refused"],
  ["200 ligatures that unfold", "\ufdfa".repeat(200), "either"], ["marks upon marks", zalgo, "either"], ["a line turned around", "\u202Eقلب\u2066", "either"],
  ["U+2028 and U+2029", "سطر\u2028سطر\u2029", "either"], ["ends of script and comment", "</script><!-- ]]> {{constructor}} ${7*7} %s%n", "either"],
  ["quotes of SQL", "'; DROP TABLE desk.tag; --", "either"], ["an end of line and a header", "a\r\nSet-Cookie: x=1", "either"], ["presentation forms", "\ufee3\ufeae\ufea3\ufe92\ufe8e", "either"],
]

type Form = { action: string; at: string; field: string; fields: () => Record<string, string>; fate?: Fate }
const addressOf = () => `h${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}@elsewhere.example`

const forms: readonly Form[] = [
  { action: "desk/tags add", at: "/desk/tags", field: "name", fields: () => ({}) },
  { action: "desk/authors add", at: "/desk/authors", field: "name", fields: () => ({}) },
  { action: "desk/users invite", at: "/desk/users", field: "name", fields: () => ({ email: addressOf(), role: "writer" }) },
  { action: "desk/users invite", at: "/desk/users", field: "email", fields: () => ({ name: "ضيف", role: "writer" }), fate: "refused" },
  { action: "desk/users invite", at: "/desk/users", field: "role", fields: () => ({ name: "ضيف", email: addressOf() }), fate: "refused" },
  { action: "desk/sections add", at: "/desk/sections", field: "parentId", fields: () => ({ name: freshTitle("قسم"), slug: "", description: "!".repeat(400) }), fate: "refused" },
  { action: "desk/sections add", at: "/desk/sections", field: "slug", fields: () => ({ name: freshTitle("قسم"), parentId: "none", description: "" }), fate: "refused" },
]

/** An answer that a form can show: done, refused for a reason, or sent on; never a failure of the server's. */
function expectAnswered(answer: Answer, where: string, fate: Fate): void {
  expect(answer.status, where).toBeLessThan(500)
  if (fate === "refused") expect(`${where}: ${answer.ok} ${answer.code}`).toMatch(/: false (?:invalid|duplicate)$/)
  else expect(answer.ok || answer.code !== null, `${where}: ${answer.code}`).toBe(true)
}

test("every text in every form is taken or refused in words", async ({ caller }) => {
  test.slow()
  const admin = await caller("admin")
  for (const { action, at, field, fields, fate } of forms) {
    for (const [what, text, usual] of texts) {
      expectAnswered(await act(admin, action, at, { fields: { ...fields(), [field]: text } }), `${action}, ${field}: ${what}`, fate ?? usual)
    }
  }
  expect((await admin.get("/desk/users")).status()).toBe(200)
  expect((await admin.get("/desk/tags")).status()).toBe(200)
})

test("addresses of e-mail that are two, or none, or somebody else's in disguise are none", async ({ caller }) => {
  const admin = await caller("admin")
  for (const email of ["a\uff20b.com", "a\ufe6bb.com", "\"e@evil.com\"@victim.com", "a@b.com,c@d.com", "a@b.com\r\nBcc: x@y.com", "\u0430dmin@waha.example", "a@b", "a b@c.com", `${"a".repeat(300)}@b.com`, "a@[127.0.0.1]"]) {
    expectAnswered(await act(admin, "desk/users invite", "/desk/users", { fields: { name: "ضيف", role: "writer", email } }), email, "refused")
  }
})

test("two that look the same are one", async ({ caller }) => {
  const admin = await caller("admin")
  const end = Math.random().toString(36).slice(2, 8)
  expect(await act(admin, "desk/authors add", "/desk/authors", { fields: { name: `أحمد الكرديّ ${end}` } })).toMatchObject({ ok: true })
  for (const name of [`احمد الكردي ${end}`, `أحـمد الكردي ${end}`, `أحمد  الكرد\u06cc ${end}`, `أَحْمَد الكردي ${end}\u200f`, `أحمد الكردى ${end.toUpperCase()}`]) {
    expect(await act(admin, "desk/authors add", "/desk/authors", { fields: { name } }), name).toMatchObject({ ok: false, code: "duplicate" })
  }
})

test("fields that no form has, doubled ones and very many are refused", async ({ caller }) => {
  const admin = await caller("admin")
  for (const key of ["id", "role", "slug", "createdBy", "__proto__", "constructor", "toString", "prototype", "nameKey", "$where", ""]) {
    expect(await act(admin, "desk/tags add", "/desk/tags", { fields: { name: freshTitle("وسم"), [key]: "x" } }), key).toMatchObject({ ok: false, code: "invalid" })
  }
  const many = Object.fromEntries(Array.from({ length: 900 }, (_, n) => [`f${n}`, "x"]))
  expectAnswered(await act(admin, "desk/tags add", "/desk/tags", { fields: { name: "وسم", ...many } }), "very many", "refused")
  for (const value of [{ contains: "" }, { not: null }, ["x"], true, 7, null]) {
    expectAnswered(await act(admin, "desk/articles addTag", "/desk/articles/new", { args: [value] }), JSON.stringify(value), "refused")
  }
  for (const value of ["\ud800", "a\u0000"]) expectAnswered(await act(admin, "desk/articles addTag", "/desk/articles/new", { args: [value] }), "not text", "refused")
})

test("a log-in is refused in one and the same words, whatever is typed", async ({ caller }) => {
  const nobody = await caller("nobody")
  for (const [email, password] of [["", ""], ["\u0000", "\u0000"], ["a\uff20b.com", "x".repeat(4_096)], ["' OR 1=1 --", "كلمة"], ["[object Object]", "\ufdfa".repeat(300)]] as const) {
    const answer = await act(nobody, "login signIn", "/login", { fields: { email, password } })
    expect(answer.status).toBeLessThan(500)
    expect(["bad_login", "throttled"], email).toContain(answer.code)
  }
  // A file where a word belongs, and the same field twice.
  const form = new FormData()
  form.append("_1_email", new Blob(["x"]), "x.txt")
  form.append("_1_email", "y")
  form.append("0", '[null,"$K1"]')
  const odd = await nobody.post("/login", { headers: { Origin: origin, "Next-Action": actionId("login signIn"), Accept: "text/x-component" }, multipart: form })
  expect(odd.status()).toBeLessThan(500)
  for (const token of ["x", "X".repeat(43), "%00", "__proto__", "../desk"]) {
    const answer = await act(nobody, "invite/[token] accept", `/invite/${token}`, { before: [token, null], fields: { name: "ضيف", password: "a long sentence of theirs" } })
    expect(answer.status, token).toBeLessThan(500)
    expect(answer.redirect, token).not.toBe("/desk")
  }
})

test("every text in every line of an article is kept as it was meant, or refused at its field", async ({ caller }) => {
  test.slow()
  const chief = await caller("chief")
  const id = await start(chief, { title: freshTitle("غريب") })
  let version = 1
  for (const field of ["title", "kicker", "subtitle", "standfirst", "kindLabel", "printedSection", "sourceDateText"]) {
    for (const [what, text] of texts.filter(([, text]) => text.length < 100_000)) {
      const response = await put(chief, id, version, copy({ [field]: text }))
      expect([200, 422], `${field}: ${what} ${response.status()}`).toContain(response.status())
      if (response.status() === 200) version += 1
      else expect(Object.keys(((await response.json()) as { fields: object }).fields), `${field}: ${what}`).toEqual([field])
    }
  }
  const wrong: [field: string, value: unknown][] = [
    ["title", null], ["title", 7], ["title", ["x"]], ["title", { toString: "x" }], ["body", null], ["body", "نص"], ["body", { type: "doc" }], ["kind", "news\u0000"],
    ["sectionId", "x"], ["sectionId", { not: null }], ["authorIds", "x"], ["authorIds", Array(500).fill("00000000-0000-4000-8000-000000000000")], ["tagIds", [null]],
    ["sourceDate", "2026-02-30"], ["sourceDate", "275760-09-13"], ["sourceDate", "0000-00-00"], ["embargoUntil", "غدًا"], ["plannedFor", 1e20], ["sourceUrl", "https://u:p@evil.example"],
    ["sourceUrl", "java\nscript:alert(1)"], ["sourceUrl", `https://a.example/${"x".repeat(5_000)}`],
  ]
  for (const [field, value] of wrong) expect((await put(chief, id, version, copy({ [field]: value }))).status(), `${field}: ${JSON.stringify(value).slice(0, 60)}`).toBe(422)
  const text = (value: unknown, marks?: unknown) => ({ type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: value, ...(marks !== undefined && { marks }) }] }] })
  const deep = (levels: number): unknown => (levels === 0 ? { type: "paragraph" } : { type: "blockquote", content: [deep(levels - 1)] })
  for (const body of [text(null), text(""), text("س", "bold"), text("س", [{ type: "bold", attrs: { style: "x" } }]), text("\ud800"), text("\u0000"), deep(200),
    { type: "doc", content: Array(20_000).fill({ type: "paragraph" }) }, { type: "doc", content: [{ type: "heading", attrs: { level: 1e9 } }] }, paragraphs("ا".repeat(600_000))]) {
    expect((await put(chief, id, version, copy({ body }))).status(), JSON.stringify(body).slice(0, 80)).toBe(422)
  }
  // What is language and not an attack stays letter by letter.
  const kept = "می\u200cخواهم — ﴿بِسْمِ ٱللَّهِ﴾ — كـتاب — שלום 123 Latin"
  expect((await put(chief, id, version, copy({ title: "لغة", body: paragraphs(kept) }))).status()).toBe(200)
  expect(await (await chief.get(`/desk/articles/${id}`)).text()).toContain("می\u200cخواهم")
})

test("what is sent to a move that is not its form is refused, and nothing moves", async ({ caller }) => {
  const chief = await caller("chief")
  const id = await start(chief, { title: freshTitle("لا يتحرّك"), sectionId: await optionOf(chief, "/desk/articles/new", "رأي") })
  const at = `/desk/articles/${id}`
  const publish = (fields: Record<string, string>) => act(chief, "desk/articles/[id] publish", at, { fields: { id, version: "1", ...fields } })
  const year = new Date().getUTCFullYear() + 2
  const bad: Record<string, string>[] = [
    { day: "2026-02-30", time: "10:00" }, { day: `${year}-01-01`, time: "25:00" }, { day: "0000-01-01", time: "00:00" }, { day: "275760-09-13", time: "00:00" }, { day: "1999-01-01", time: "10:00" },
    { day: "غدًا", time: "ظهرًا" }, { day: `${year}-01-01`, time: "1e5" }, { version: "1e1000" }, { version: "-1" }, { version: "NaN" }, { id: "zzzz0000zzzz" }, { id: "x" }, { phase: "published" },
    { liveFrom: "2020-01-01" }, { day: "\u0000", time: "\u0000" }, { embargoReason: "x".repeat(100_000) },
  ]
  for (const fields of bad) {
    const answer = await publish(fields)
    expect(answer.status, JSON.stringify(fields).slice(0, 60)).toBeLessThan(500)
    expect(answer.ok, JSON.stringify(fields).slice(0, 60)).toBe(false)
  }
  await made(chief, "publish", id, 1)
})

/** Whatever it is: no failure of the server's, and none of its insides. */
async function expectCalm(response: APIResponse, where: string): Promise<void> {
  expect(response.status(), where).toBeLessThan(500)
  expect(await response.text(), where).not.toMatch(insides)
}

test("every query of every list is answered", async ({ caller }) => {
  const [admin, nobody] = [await caller("admin"), await caller("nobody")]
  const queries = ["limit=-1", "limit=1e9", "page=NaN", "page=٣", "after=0x10", "q[]=", "q=%00", "q=%25_%25_%25", `q=${"x".repeat(3_500)}`, "q=%F0%9F%98%80", "q=%ED%A0%80", "sort=passwordHash",
    "orderBy[user][email]=asc", "after=zzz", "before=1&before=2", "state=live&state=draft", "state=__proto__", "section=' OR 1=1", "where={}", "callback=//evil", `a${"[b]".repeat(100)}=c`,
    "nxtPid=other", Array.from({ length: 700 }, (_, n) => `k${n}=1`).join("&")]
  for (const path of ["/desk/articles", "/desk/sources", "/desk/authors", "/desk/tags", "/desk/users", "/desk/sections"]) {
    for (const query of queries) await expectCalm(await admin.get(`${path}?${query}`), `${path}?${query.slice(0, 60)}`)
  }
  for (const path of ["/", "/sections/water", "/sources/almarfa", "/login"]) {
    for (const query of queries) await expectCalm(await nobody.get(`${path}?${query}`), `${path}?${query.slice(0, 60)}`)
  }
})

/** What no well-behaved client would send: raw, with a reason for whoever reads a failure. */
const raw = (method: string, path: string, headers: OutgoingHttpHeaders, body?: string | Buffer) =>
  new Promise<{ status: number; text: string }>((done, fail) => {
    const sent = httpRequest(`${origin}`, { method, path, headers }, (answer) => {
      let text = ""
      answer.setEncoding("utf8").on("data", (chunk: string) => (text += chunk)).on("end", () => done({ status: answer.statusCode ?? 0, text }))
    })
    sent.on("error", fail).end(body)
  })

test("every limit has its own answer", async ({ caller }) => {
  expect((await raw("GET", "/", { "X-Long": "x".repeat(17_000) })).status).toBe(431)
  expect((await raw("GET", `/${"a".repeat(5_000)}`, {})).status).toBe(414)
  expect((await raw("GET", `/?${"a".repeat(5_000)}`, {})).status).toBe(414)
  expect((await raw("TRACE", "/", {})).status).toBe(405)
  expect((await raw("GET", "/", { Host: "evil.example/x" })).status).toBe(400)
  const chief = await caller("chief")
  const at = `/api/v1/articles/${await start(chief, { title: freshTitle("حدود") })}/working-copy`
  const json = { Origin: origin, "Content-Type": "application/json" }
  const bodies: [status: number, body: string, headers: Record<string, string>][] = [
    [422, `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`, json], [422, "\u001f\u008b\u0008", { ...json, "Content-Encoding": "gzip" }], [422, "a=1", { ...json, "Content-Type": "application/x-www-form-urlencoded" }],
    [422, "x", { ...json, "Content-Type": "multipart/form-data" }], [422, "{}", { ...json, "Content-Type": "application/json; charset=utf-7" }], [422, '{"__proto__":{"x":1}}', json],
    [422, '{"baseVersion":1,"baseVersion":2}', json], [413, JSON.stringify({ x: "ا".repeat(1_100_000) }), json],
  ]
  for (const [status, data, headers] of bodies) {
    const response = await chief.put(at, { headers, data: Buffer.from(data) })
    expect(response.status(), `${JSON.stringify(headers)} ${data.slice(0, 40)}`).toBe(status)
    expect(await response.text()).not.toMatch(insides)
  }
})

test("headers that only a server may say, and junk in those that a client may, change nothing", async ({ caller }) => {
  const nobody = await caller("nobody")
  const plain = await (await nobody.get("/")).text()
  for (const headers of [
    { "X-Forwarded-Host": "evil.example" }, { "X-Forwarded-Proto": "https" }, { "x-middleware-subrequest": "middleware" }, { "x-nextjs-data": "1" }, { "next-resume": "1" }, { RSC: "1" },
    { "Next-Router-State-Tree": "%00" }, { "Next-Router-Prefetch": "1" }, { "x-matched-path": "/desk" }, { "Content-Security-Policy": "script-src 'nonce-x'" }, { Cookie: "waha-session=%00; a=\"" },
    { Authorization: "Bearer %%%" }, { "Accept-Language": "x".repeat(2_000) }, { Accept: "*/*;q=x" }, { "If-None-Match": "*\"x" }, { Range: "bytes=9-1" },
  ] as Record<string, string>[]) {
    const response = await nobody.get("/", { headers, maxRedirects: 3 })
    expect(response.status(), JSON.stringify(headers)).toBe(200)
    expect(await response.text(), JSON.stringify(headers)).toBe(plain)
  }
  for (const path of ["/desk", "/login", "/api/auth/session", "/invite/x"]) {
    for (const headers of [{ Cookie: "waha-session=\u00ff" }, { "Next-Router-State-Tree": "%00" }, { "Next-Router-State-Tree": "[", RSC: "1" }, { Authorization: "Bearer \u00ff" }] as Record<string, string>[]) {
      await expectCalm(await nobody.get(path, { headers }), `${path} ${JSON.stringify(headers)}`)
    }
  }
  for (const data of ["", "x", "[", '["$K1"]', '["$F1"]', '[{"__proto__":{}}]', '["$Q1","$B1"]']) {
    for (const action of [actionId("desk/tags add"), "x", "0".repeat(42), "constructor"]) {
      const response = await postAction(nobody, action, data)
      // Where a form without fields is an action's whole input, nobody is led to the log-in.
      if (response.status() === 200) expect(response.headers()["x-action-redirect"], `${action} ${data}`).toMatch(/^\/login/)
      else expect(response.status(), `${action} ${data}`).toBeGreaterThan(299)
      expect(await response.text()).not.toMatch(insides)
    }
  }
})

const postAction = (by: APIRequestContext, action: string, data: string) =>
  by.post("/desk/tags", { headers: { Origin: origin, "Next-Action": action, "Content-Type": "text/plain" }, data })

test("in the browser, what was refused is still typed where it was, with the reason beside it", async ({ open }) => {
  const page = await open("chief")
  await page.goto("/desk/tags")
  await page.getByRole("button", { name: "وسم جديد" }).click()
  const field = page.getByRole("dialog").getByLabel("الوسم")
  const name = `${"وسم ".repeat(60)}`
  await field.fill(name)
  await field.press("Enter")
  await expect(page.getByText("النص أطول من الحد المسموح به. يرجى اختصاره.").first()).toBeVisible()
  await expect(field).toHaveValue(name)

  await page.goto("/desk/articles/new")
  await ready(page)
  await bodyOf(page).fill("نصّ كُتب بعناية.")
  await titleOf(page).fill("ا".repeat(400))
  await page.getByRole("button", { name: "حفظ", exact: true }).click()
  await expect(page.getByText("النص أطول من الحد المسموح به. يرجى اختصاره.").first()).toBeVisible()
  await expect(titleOf(page)).toHaveValue("ا".repeat(400))
  await expect(bodyOf(page)).toHaveText("نصّ كُتب بعناية.")
})
