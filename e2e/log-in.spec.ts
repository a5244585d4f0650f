import { request as httpRequest } from "node:http"
import type { APIRequestContext } from "@playwright/test"
import { expect, freshTitle, origin, test, tryLogIn, type Role } from "./fixtures"
import { newPerson, type Person } from "./people"
import { act, actionId, copy, put, start, words } from "./server"

const wrongAnswer = "البريد الإلكتروني أو كلمة المرور غير صحيحة."
const unknownEmail = () => `nobody-${freshTitle("x").replaceAll(" ", "")}@elsewhere.example`

type SignIn = { email: string; password: string; next?: string }
const signIn = (caller: APIRequestContext, fields: SignIn, headers?: Record<string, string>) =>
  act(caller, "login signIn", "/login", { fields: { ...fields } }, headers)

/** Somebody who came by invitation, logged in by the log-in page's own action. */
async function guest(caller: (who: Role | "nobody") => Promise<APIRequestContext>,
  role: Role = "writer"): Promise<{ person: Person; as: APIRequestContext }> {
  const as = await caller("nobody")
  const person = await newPerson(await caller("admin"), as, role)
  expect((await signIn(as, person)).redirect).toBe("/desk")
  return { person, as }
}

test("an unknown person and a wrong password are one answer", async ({ open, caller }) => {
  const person = await newPerson(await caller("admin"), await caller("nobody"))
  const page = await open("reader")
  const said: string[] = []
  for (const email of [person.email, unknownEmail(), "لا بريد"]) {
    await page.goto("/login")
    await tryLogIn(page, email, "not the password at all")
    await expect(page.getByRole("alert").filter({ hasText: wrongAnswer })).toBeVisible()
    await expect(page.getByRole("button", { name: "تسجيل الدخول" })).toBeVisible()
    said.push(await page.getByRole("main").innerText())
  }
  expect(new Set(said).size).toBe(1)
})

test("the session is a cookie that no script reads, and nothing else tells its token", async ({ open }) => {
  const page = await open("writer")
  await page.goto("/desk")
  const cookies = await page.context().cookies()
  const told = cookies.map(({ name, httpOnly, sameSite, path, domain }) => ({ name, httpOnly, sameSite, path, domain }))
  expect(told.sort((a, b) => a.name.localeCompare(b.name))).toEqual(["waha-device", "waha-session"].map((name) => (
    { name, httpOnly: true, sameSite: "Lax", path: "/", domain: "127.0.0.1" })))
  expect(await page.evaluate(() => document.cookie)).toBe("")
  const token = cookies.find(({ name }) => name === "waha-session")?.value ?? "-"
  expect(await page.content()).not.toContain(token)
  for (const path of ["/api/auth/session", "/api/auth/providers", "/api/auth/csrf"]) {
    const text = await page.evaluate(async (address) => (await fetch(address)).text(), path)
    expect(text, path).not.toContain(token)
  }
})

test.describe("after the log-in one goes to the desk, and nowhere else", () => {
  const elsewhere = ["//evil.example", "/\\evil.example", "https://evil.example/desk", "/desk/../../evil", "javascript:alert(1)",
    "/\t/evil.example", "%2F%2Fevil.example", "/desk\u202E"]

  test("over HTTP", async ({ caller }) => {
    const { person } = await guest(caller)
    for (const next of elsewhere) {
      const { redirect } = await signIn(await caller("nobody"), { ...person, next })
      expect(redirect, next).toMatch(/^\/desk(?:$|\/)/)
      expect(new URL(redirect ?? "", origin).origin, next).toBe(origin)
    }
    expect((await signIn(await caller("nobody"), { ...person,
      next: "/desk/articles?state=draft" })).redirect).toBe("/desk/articles?state=draft")
  })

  test("in a browser", async ({ open, caller }) => {
    const { person } = await guest(caller)
    for (const next of ["//evil.example", "/\\evil.example"]) {
      const page = await open("reader")
      await page.goto(`/login?next=${encodeURIComponent(next)}`)
      await tryLogIn(page, person.email, person.password)
      await page.waitForURL(`${origin}/desk`)
    }
  })

  test("where one was going", async ({ open, caller }) => {
    const { person } = await guest(caller)
    const page = await open("reader")
    await page.goto("/desk/articles")
    await tryLogIn(page, person.email, person.password)
    await page.waitForURL(`${origin}/desk/articles`)
  })
})

test("five wrong tries close an account for a while, to the right password too, whatever address is claimed", async ({ caller }) => {
  const nobody = await caller("nobody")
  const person = await newPerson(await caller("admin"), nobody)
  const from = (n: number) => ({ Origin: origin, "X-Forwarded-For": `198.51.100.${n}`, "X-Real-IP": `198.51.100.${n}`,
    Forwarded: `for=198.51.100.${n}` })
  for (let n = 1; n <= 5; n += 1) {
    expect(await signIn(nobody, { ...person, password: `wrong ${n}` }, from(n))).toMatchObject({ ok: false, code: "bad_login" })
  }
  expect(await signIn(nobody, person, from(6))).toMatchObject({ ok: false, code: "throttled", redirect: null })
  // Another spelling of the same address is the same account.
  expect(await signIn(nobody, { ...person, email: ` ${person.email.toUpperCase()} ` }, from(7))).toMatchObject({ ok: false,
    code: "throttled" })
})

test("an address has fifty wrong tries an hour, and what it says of itself gives it no more", async ({ caller }) => {
  test.skip(process.platform !== "linux", "only there is all of 127.0.0.0/8 this machine")
  // Sent from a neighbour of this machine's own address, so that the other tests keep theirs.
  const localAddress = `127.${1 + Math.floor(Math.random() * 250)}.${Math.floor(Math.random() * 250)}.1`
  const wrong = async (n: number) => {
    const form = new FormData()
    for (const [name, value] of Object.entries({ email: unknownEmail(), password: "wrong" })) form.append(`_1_${name}`, value)
    form.append("0", '[null,"$K1"]')
    const body = new Request(origin, { method: "POST", body: form })
    const headers = {
      Origin: origin, Host: new URL(origin).host, "Next-Action": actionId("login signIn"),
        "Content-Type": body.headers.get("content-type") ?? "",
      "X-Forwarded-For": `198.51.${n}.7`, Forwarded: `for=198.51.${n}.7`,
    }
    const bytes = Buffer.from(await body.arrayBuffer())
    return new Promise<string>((done, fail) => {
      const sent = httpRequest(`${origin}/login`, { method: "POST", localAddress, headers }, (answer) => {
        let text = ""
        answer.setEncoding("utf8").on("data", (chunk: string) => (text += chunk)).on("end", () => done(text))
      })
      sent.on("error", fail).end(bytes)
    })
  }
  for (let n = 0; n < 50; n += 10) {
    const answers = await Promise.all(Array.from({ length: 10 }, (_, index) => wrong(n + index)))
    for (const answer of answers) expect(answer).toContain('"bad_login"')
  }
  expect(await wrong(51)).toContain('"throttled"')
  expect(await signIn(await caller("nobody"), { email: unknownEmail(), password: "wrong" })).toMatchObject({ code: "bad_login" })
})

test("logging out ends the session itself, not only this browser's cookie", async ({ open, caller, browser }) => {
  const { person } = await guest(caller)
  const page = await open("reader")
  await page.goto("/login")
  await tryLogIn(page, person.email, person.password)
  await page.waitForURL("**/desk")
  const old = await page.context().storageState()
  await page.getByRole("button", { name: "تسجيل الخروج" }).click()
  await page.waitForURL("**/login")
  const again = await browser.newContext({ storageState: old })
  const other = await again.newPage()
  await other.goto("/desk/articles")
  await expect(other).toHaveURL(/\/login\?next=/)
  await again.close()
})

test("a person who is shut out is out at once", async ({ caller }) => {
  const admin = await caller("admin")
  const { person, as } = await guest(caller)
  const id = await start(as, { title: freshTitle("قبل الإغلاق") })
  expect(await words(as, "/desk")).toContain(person.name)
  expect(await act(admin, "desk/users setActive", "/desk/users", { fields: { id: person.id, active: "no" } })).toMatchObject({ ok: true })
  expect((await as.get("/desk")).headers()["location"]).toMatch(/^\/login/)
  expect((await put(as, id, 1, copy({ title: "بعد الإغلاق" }))).status()).toBe(401)
  expect(await signIn(await caller("nobody"), person)).toMatchObject({ ok: false, code: "bad_login" })
})

test("a new role is a new session", async ({ caller }) => {
  const admin = await caller("admin")
  const { person, as } = await guest(caller, "chief")
  expect((await as.get("/desk/authors")).status()).toBe(200)
  expect(await act(admin, "desk/users setRole", "/desk/users", { fields: { id: person.id, role: "writer" } })).toMatchObject({ ok: true })
  expect((await as.get("/desk")).headers()["location"]).toMatch(/^\/login/)
  expect((await signIn(as, person)).redirect).toBe("/desk")
  expect((await as.get("/desk/authors")).status()).toBe(404)
})

test("an invitation is used once, and names the role whatever its form says", async ({ caller }) => {
  const [admin, nobody] = [await caller("admin"), await caller("nobody")]
  const email = unknownEmail()
  const { value } = await act(admin, "desk/users invite", "/desk/users", { fields: { email, name: "ضيف", role: "writer" } })
  const token = String(value.token)
  const accept = (fields: Record<string, string>) => act(nobody, "invite/[token] accept", `/invite/${token}`,
    { before: [token, null], fields })
  expect(await accept({ name: "ضيف", password: "a long sentence of theirs", role: "admin" })).toMatchObject({ ok: false, code: "invalid" })
  expect(await accept({ name: "ضيف", password: "short" })).toMatchObject({ ok: false, code: "invalid" })
  const both = await Promise.all([1, 2].map(() => accept({ name: "ضيف", password: "a long sentence of theirs" })))
  expect(both.map(({ redirect }) => redirect ?? "refused").sort()).toEqual(["/login?told=account", "refused"])
  expect((await signIn(nobody, { email, password: "a long sentence of theirs" })).redirect).toBe("/desk")
  expect((await nobody.get("/desk/users")).status()).toBe(404)
})

test("a log-in or log-out that another site sends does nothing", async ({ caller }) => {
  const { person, as } = await guest(caller)
  const nobody = await caller("nobody")
  for (const headers of [{ Origin: "http://evil.example" }, { Origin: "null" }, {}]) {
    const answer = await signIn(nobody, person, headers)
    expect(answer.redirect).not.toBe("/desk")
    expect((await nobody.storageState()).cookies).toEqual([])
  }
  await act(as, "desk signOut", "/desk", { args: [] }, {})
  expect((await as.get("/desk")).status()).toBe(200)
})

test("who forgot a password sets a new one by a link that an admin hands over, once", async ({ open, caller }) => {
  const [admin, nobody] = [await caller("admin"), await caller("nobody")]
  const person = await newPerson(admin, nobody)
  const { value } = await act(admin, "desk/users makeResetLink", "/desk/users", { fields: { id: person.id } })
  const page = await open("reader")
  await page.goto("/reset")
  await expect(page.getByText("لا يُرسل هذا المكتب رسائل بريد.")).toBeVisible()
  await page.goto(`/reset/${String(value.token)}`)
  const field = page.getByLabel("كلمة المرور الجديدة", { exact: true })
  const save = page.getByRole("button", { name: "حفظ كلمة المرور" })
  await field.fill("short")
  await save.click()
  await expect(field).toHaveAttribute("aria-invalid", "true")
  await expect(field).toHaveValue("short")
  await field.fill("another long sentence of theirs")
  await save.click()
  await page.waitForURL("/login?told=password")
  await tryLogIn(page, person.email, "another long sentence of theirs")
  await page.waitForURL("/desk")
  await page.goto(`/reset/${String(value.token)}`)
  await expect(page.getByRole("link", { name: "طلب رابط جديد" })).toBeVisible()
})
