import { bodyOf, move, publish, saved, write } from "./desk"
import { expect, expectAccessible, freshTitle, origin, test } from "./fixtures"
import { photograph, upload } from "./pictures"
import { act, copy, made, optionOf, start } from "./server"

test("pictures are uploaded several at once, one of them bad; one is described, chosen, published, and read", async ({ open, caller }) => {
  test.slow()
  const [chief, reader] = [await open("chief"), await open("reader")]
  await chief.goto("/desk/media")
  const [first, second] = [freshTitle("نهر"), freshTitle("ميناء")]
  await chief.getByLabel("اختيار ملفات").setInputFiles([
    { name: `${first}.jpg`, mimeType: "image/jpeg", buffer: await photograph(1_400, 900) },
    { name: "رسم.jpg", mimeType: "image/jpeg", buffer: Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'></svg>") },
    { name: `${second}.png`, mimeType: "image/png", buffer: await photograph() },
  ])
  const list = chief.getByRole("list", { name: "ما يُرفع الآن" })
  await expect(list.getByText("أُضيفت الصورة.")).toHaveCount(2, { timeout: 30_000 })
  await expect(list.getByText("الرسوم بصيغة إس في جي لا تُقبل")).toBeVisible()
  await expect(list.getByRole("button", { name: "إعادة المحاولة" })).toHaveCount(1)
  await expectAccessible(chief)

  await list.getByRole("listitem").filter({ hasText: first }).getByRole("link", { name: "فتح الصورة" }).click()
  await chief.waitForURL(/\/desk\/media\/[0-9a-f-]{36}$/)
  const id = chief.url().slice(-36)
  const focal = chief.getByRole("button", { name: /^موضع الاهتمام/ })
  await focal.focus()
  await chief.keyboard.press("ArrowLeft")
  await expect(focal).toHaveAccessibleName(/أفقيًا 45٪/)
  const alt = freshTitle("نهر عند الغروب")
  await chief.getByLabel("النص البديل").fill(alt)
  await chief.getByLabel("شرح الصورة").fill("النهر في آخر الصيف.")
  await chief.getByLabel("مصدر الصورة").fill("أرشيف واحة")
  await chief.getByRole("button", { name: "حفظ", exact: true }).click()
  await expect(chief.getByText("حُفظت بيانات الصورة.")).toBeVisible()
  await expectAccessible(chief)

  const article = await write(chief, { title: freshTitle("على ضفة النهر"), text: "سطر واحد.", section: "رأي" })
  await expect(bodyOf(chief)).toBeVisible()
  await chief.getByRole("button", { name: /اختيار صورة$/ }).click()
  const dialog = chief.getByRole("dialog", { name: "اختيار صورة" })
  await dialog.getByLabel("بحث في الصور").fill(alt)
  await dialog.getByRole("button", { name: "بحث" }).click()
  await expect(dialog.getByRole("list", { name: "قائمة الصور" }).getByRole("button")).toHaveCount(1)
  await expectAccessible(chief)
  await dialog.getByRole("button", { name: `اختيار «${alt}»` }).click()
  await chief.getByRole("button", { name: "حفظ", exact: true }).click()
  await expect(saved(chief)).toBeVisible()
  const address = await publish(chief)

  await reader.goto(address)
  const shown = reader.getByRole("img", { name: alt })
  await expect(shown).toBeVisible()
  expect(await shown.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0)).toBe(true)
  await expect(reader.getByText("الصورة: أرشيف واحة")).toBeVisible()
  await expectAccessible(reader)

  // The very address that readers had is nothing once the article is taken down, and says no more than a made-up one.
  const source = await shown.evaluate((image: HTMLImageElement) => image.currentSrc)
  const nobody = await caller("nobody")
  const file = await nobody.get(source)
  expect(file.status()).toBe(200)
  expect(file.headers()).toMatchObject({ "content-type": "image/avif", "x-content-type-options": "nosniff", "content-security-policy": "sandbox; default-src 'none'" })
  expect((await nobody.get(source, { headers: { "If-None-Match": file.headers()["etag"] ?? "" } })).status()).toBe(304)
  await made(await caller("chief"), "withdraw", article, 2, { reason: "تجربة" })
  const madeUp = `${origin}/media/${"0".repeat(40)}/640.avif`
  for (const headers of [{}, { Range: "bytes=0-10" }]) {
    const [gone, none] = [await nobody.get(source, { headers }), await nobody.get(madeUp, { headers })]
    expect([gone.status(), await gone.text(), gone.headers()["content-type"]]).toEqual([404, "", none.headers()["content-type"]])
    expect((await nobody.head(source, { headers })).status()).toBe(404)
  }
  expect((await nobody.get(`/api/v1/media/${id}/640.webp`)).status()).toBe(401)
})

test("nobody, no other site and no wrong person adds or replaces a picture", async ({ caller }) => {
  const [nobody, writer, chief] = [await caller("nobody"), await caller("writer"), await caller("chief")]
  const data = await photograph()
  const send = (by: typeof nobody, address: string, from: string, method: "post" | "put" = "post") =>
    by[method](address, { data, headers: { Origin: from, "Content-Type": "application/octet-stream" } })
  expect((await send(nobody, "/api/v1/media", origin)).status()).toBe(401)
  expect((await send(chief, "/api/v1/media", "http://evil.example")).status()).toBe(403)
  const id = await upload(chief, data)
  expect((await send(writer, `/api/v1/media/${id}`, origin, "put")).status()).toBe(403)
  expect((await send(writer, "/api/v1/media/00000000-0000-4000-8000-000000000000", origin, "put")).status()).toBe(404)
  const again = await send(writer, "/api/v1/media", origin)
  expect([again.status(), await again.json()]).toMatchObject([201, { same: id }])
  expect((await writer.get("/api/v1/media")).status()).toBe(200)
  expect((await nobody.get("/api/v1/media")).status()).toBe(401)
})

test("a picture without its words keeps an article from going out, and says so beside the picture", async ({ caller, open }) => {
  const [as, chief] = [await caller("chief"), await open("chief")]
  const pictureId = await upload(as)
  const id = await start(as, { ...copy({ title: freshTitle("بلا وصف"), sectionId: await optionOf(as, "/desk/articles/new", "رأي") }), pictureId })
  await chief.goto(`/desk/articles/${id}`)
  await expect(chief.getByRole("link", { name: "النص البديل للصورة" })).toBeVisible()
  await chief.getByRole("button", { name: "نشر", exact: true }).click()
  await expect(chief.locator("#pictureId-err")).toContainText("يلزم نص بديل لصورة المقال.")
  const fields = { id: pictureId, alt: "ميناء", caption: "", credit: "أرشيف", rights: "", rightsUntil: "", focalX: "0.5", focalY: "0.5" }
  expect(await act(as, "desk/media change", `/desk/media/${pictureId}`, { fields })).toMatchObject({ ok: true })
  await chief.reload()
  await move(chief, "نشر", "نُشر المقال.")
})
