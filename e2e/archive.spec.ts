import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { openPromise } from "yauzl"
import { sampleWxr, wxr } from "../prisma/seed/wxr"
import { expect, origin, test } from "./fixtures"

const at = "/desk/archive"
const year = new Date().getUTCFullYear() + 2

test("an admin sees how old the newest backup is, and where it lies; nobody else sees the page", async ({ open, caller }) => {
  const page = await open("admin")
  await page.goto(at)
  await expect(page.getByRole("heading", { level: 1, name: "التصدير والنسخ الاحتياطية" })).toBeVisible()
  // The worker makes the first one soon after the start.
  await expect.poll(async () => (await page.reload(), page.getByText("قُرئت بعد كتابتها وطابقت بصماتها").first().isVisible()), { timeout: 60_000 }).toBe(true)
  await expect(page.getByText(/أحدث نسخة:/)).toBeVisible()
  for (const role of ["writer", "editor", "chief"] as const) expect((await (await caller(role)).get(at)).status()).toBe(404)
  expect((await (await caller("nobody")).get(at)).status()).toBe(307)
})

test("an export is downloaded, opens without a server, and is nobody's but an admin's", async ({ open, caller, browser }) => {
  const page = await open("admin")
  await page.goto(at)
  const coming = page.waitForEvent("download")
  await page.getByRole("button", { name: "تنزيل ملف التصدير" }).click()
  const download = await coming
  expect(download.suggestedFilename()).toMatch(/^waha-export-\d{4}-\d\d-\d\d\.zip$/)
  const folder = mkdtempSync(join(tmpdir(), "waha-e2e-export-"))
  try {
    const file = join(folder, "export.zip")
    await download.saveAs(file)
    const zip = await openPromise(file, { lazyEntries: true, autoClose: false })
    const texts = new Map<string, string>()
    for await (const entry of zip.eachEntry()) {
      const chunks: Buffer[] = []
      for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer)
      texts.set(entry.fileName, Buffer.concat(chunks).toString("utf8"))
    }
    zip.close()
    expect(texts.get("manifest.json")).toContain('"waha-export"')
    const offline = await (await browser.newContext({ offline: true })).newPage()
    await offline.setContent(texts.get("index.html") ?? "")
    await expect(offline.getByRole("link").first()).toBeVisible()
    const [name] = [...texts.keys()].filter((each) => each.startsWith("html/a/"))
    await offline.setContent(texts.get(name ?? "") ?? "")
    await expect(offline.getByRole("article")).toBeVisible()
    await offline.context().close()
    expect(readFileSync(file).includes(Buffer.from("argon2"))).toBe(false)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  const post = async (who: "nobody" | "writer" | "editor" | "chief" | "admin", headers: Record<string, string>) => (await (await caller(who)).post("/api/v1/export", { headers })).status()
  expect(await post("nobody", { origin })).toBe(401)
  for (const role of ["writer", "editor", "chief"] as const) expect(await post(role, { origin })).toBe(403)
  expect(await post("admin", { origin: "http://evil.example" })).toBe(403)
  expect(await post("admin", { origin: "null" })).toBe(403)
})

test("a site of WordPress is sent, looked through, taken in, and its old addresses lead on", async ({ open, caller }) => {
  test.slow()
  const page = await open("admin")
  const reader = await caller("nobody")
  await page.goto(at)
  await page.getByRole("button", { name: "إرسال وقراءة" }).click()
  await expect(page.getByText("يلزم اختيار ملف.")).toBeVisible()
  await page.getByLabel("ملف التصدير").setInputFiles({ name: "mawj.xml", mimeType: "text/xml", buffer: Buffer.from(sampleWxr(`${year}-01-02`)) })
  await page.getByRole("button", { name: "إرسال وقراءة" }).click()
  const job = page.getByRole("article", { name: "mawj.xml" })
  await expect(job.getByText("بانتظار الموافقة")).toBeVisible({ timeout: 60_000 })
  await expect(job.getByText("ما سيأتي")).toBeVisible()
  await expect(job.getByText("صورة لم تُستورد").first()).toBeVisible()
  expect((await reader.get("/?p=11")).status()).toBe(200)
  await job.getByRole("button", { name: "بدء استيراد mawj.xml" }).click()
  await expect(job.getByText("اكتمل الاستيراد")).toBeVisible({ timeout: 60_000 })
  await expect(job.getByText("ما جاء")).toBeVisible()

  // With the slash at the end that WordPress writes, the framework first leads to the address without it.
  const slashed = await reader.get(`/2019/05/${encodeURIComponent("حين-يعود-الصيادون")}/`)
  expect(slashed.status()).toBe(308)
  const old = await reader.get(slashed.headers()["location"] ?? "")
  expect(old.status()).toBe(308)
  const article = await reader.get(old.headers()["location"] ?? "")
  expect(await article.text()).toContain("سلطان إبراهيم")
  for (const spelling of ["/?p=11", `/2019/05/${encodeURIComponent("حين-يعود-الصيادون").toLowerCase()}`]) {
    expect((await reader.get(spelling)).headers()["location"]).toBe(old.headers()["location"])
  }
  for (const hidden of ["/?p=14", "/?p=15", "/?p=17"]) expect((await reader.get(hidden)).status(), hidden).toBe(200)
  expect((await reader.get("/2019/05/15")).status()).toBe(404)
})

test("what is no export of WordPress is refused in words, and sent by nobody but an admin", async ({ open, caller }) => {
  const page = await open("admin")
  await page.goto(at)
  const send = async (name: string, text: string) => {
    await page.getByLabel("ملف التصدير").setInputFiles({ name, mimeType: "text/xml", buffer: Buffer.from(text) })
    await page.getByRole("button", { name: "إرسال وقراءة" }).click()
    return page.getByRole("article", { name })
  }
  await expect((await send("laughs.xml", '<!DOCTYPE rss [<!ENTITY a "ha">]><rss>&a;</rss>')).getByText("في الملف تعريفات لا يكتبها ووردبريس، فلم يُقرأ.")).toBeVisible({ timeout: 60_000 })
  await expect((await send("page.xml", "<html/>")).getByText("الملف ليس تصديرًا من ووردبريس.")).toBeVisible({ timeout: 60_000 })
  const dropped = await send("dropped.xml", wxr([{ id: 900, title: "لن يأتي", content: "نص" }]))
  await dropped.getByRole("button", { name: "إلغاء استيراد dropped.xml" }).click({ timeout: 60_000 })
  await expect(dropped).toBeHidden()
  const post = async (who: "nobody" | "writer" | "editor" | "chief" | "admin", from: string) =>
    (await (await caller(who)).post("/api/v1/imports?name=x.xml", { headers: { origin: from, "content-type": "text/xml" }, data: "<rss/>" })).status()
  expect(await post("nobody", origin)).toBe(401)
  for (const role of ["writer", "editor", "chief"] as const) expect(await post(role, origin)).toBe(403)
  expect(await post("admin", "http://evil.example")).toBe(403)
})
