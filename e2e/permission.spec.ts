import { expect, freshTitle, test } from "./fixtures"
import { choose } from "./desk"
import { act, made, optionOf, start } from "./server"

test("a permission ends: publishing is refused with the reason, and of what is live one stays and one is taken down", async ({ open, caller }) => {
  const [admin, reader] = [await caller("admin"), await caller("nobody")]
  const name = freshTitle("صحيفة تنتهي")
  const { value } = await act(admin, "desk/articles addSource", "/desk/articles/new", { args: [name] })
  const sourceId = String(value.id)
  const sectionId = await optionOf(admin, "/desk/articles/new", "رأي")
  const lent = (title: string) => start(admin, { title: freshTitle(title), sectionId, origin: "republished", sourceId, sourceDate: "2017-12-13" })
  const [stays, goes, draft] = [await lent("يبقى"), await lent("يُسحب"), await lent("لم يُنشر")]
  await made(admin, "publish", stays, 1)
  await made(admin, "publish", goes, 1)

  const desk = await open("admin")
  await desk.goto(`/desk/sources/${sourceId}`)
  await desk.getByLabel("إذن النشر").selectOption({ label: "ممنوح" })
  await desk.getByLabel("نهاية الإذن").fill("28/2/2024")
  await desk.getByRole("button", { name: "حفظ", exact: true }).first().click()
  await expect(desk.getByText("حُفظت التغييرات.")).toBeVisible()

  await desk.goto(`/desk/articles/${draft}`)
  await desk.getByRole("button", { name: "نشر", exact: true }).click()
  await expect(desk.getByText(`انتهى إذن «${name}» في 28 شباط/ فبراير 2024.`).first()).toBeVisible()
  expect((await reader.get(`/a/${draft}`)).status()).toBe(404)

  const chief = await open("chief")
  await chief.goto("/desk")
  await chief.getByRole("link", { name: "مراجعتها" }).click()
  await expect(chief.getByRole("heading", { name: "مقالات انتهى إذن صحفها" })).toBeVisible()
  // A refusal keeps what was chosen.
  await chief.getByRole("checkbox", { name: /يبقى/ }).check()
  await chief.getByRole("button", { name: "إبقاء المحدد" }).click()
  await expect(chief.getByLabel("سبب القرار")).toHaveAttribute("aria-invalid", "true")
  await expect(chief.getByRole("checkbox", { name: /يبقى/ })).toBeChecked()
  await chief.getByLabel("سبب القرار").fill("أذنت الصحيفة بالهاتف")
  await chief.getByRole("button", { name: "إبقاء المحدد" }).click()
  await expect(chief.getByText("بقي مقال واحد.")).toBeVisible()
  await expect(chief.getByText("أذنت الصحيفة بالهاتف")).toBeVisible()
  await chief.getByRole("checkbox", { name: /يُسحب/ }).check()
  await chief.getByLabel("سبب القرار").fill("انتهى الإذن")
  await chief.getByLabel("ما يُقال للقراء عند السحب").fill("سُحب بانتهاء إذن الصحيفة.")
  await chief.getByRole("button", { name: "سحب المحدد" }).click()
  await expect(chief.getByText("سُحب مقال واحد.")).toBeVisible()
  await expect(chief.getByText(name)).toHaveCount(1) // among what was kept
  const gone = await reader.get(`/a/${goes}`)
  expect([gone.status(), (await gone.text()).includes("سُحب بانتهاء إذن الصحيفة.")]).toEqual([410, true])
  expect((await reader.get(`/a/${stays}`)).status()).toBe(308)
})

test("a paper that is there already is named while another is added, and two that are one become one for readers", async ({ open, caller }) => {
  const [admin, reader] = [await caller("admin"), await caller("nobody")]
  const [one, other] = [freshTitle("المنارة"), freshTitle("المنارة الجديدة")]
  const ids = await Promise.all([one, other].map(async (name) => String((await act(admin, "desk/articles addSource", "/desk/articles/new", { args: [name] })).value.id)))
  const id = await start(admin, { title: freshTitle("من المنارة"), sectionId: await optionOf(admin, "/desk/articles/new", "رأي"), origin: "republished", sourceId: ids[0] ?? "", sourceDate: "2017-12-13" })
  await made(admin, "publish", id, 1)
  const before = `/sources/${encodeURIComponent(one.replaceAll(" ", "-"))}`
  expect((await reader.get(before)).status()).toBe(200)

  const desk = await open("admin")
  await desk.goto("/desk/sources/new")
  await desk.getByLabel("اسم الصحيفة").fill(`جريدة ${one}`)
  await expect(desk.getByText("صحف مسجّلة قريبة من هذا الاسم:")).toBeVisible()
  await desk.getByRole("link", { name: one }).click()
  await desk.getByRole("button", { name: "دمج" }).click()
  const dialog = desk.getByRole("dialog")
  await expect(dialog.getByText("مقال واحد يحمل هذا الاسم، وسيحمل الاسم الباقي.")).toBeVisible()
  await choose(desk, "الصحيفة التي تبقى", other)
  await dialog.getByRole("button", { name: "دمج" }).click()
  await expect(desk.getByText("دُمجت الصحيفتان. هذه هي الباقية.")).toBeVisible()
  await expect(desk.getByRole("heading", { level: 1 })).toHaveText(other)
  await expect(desk.getByLabel("أسماء أخرى")).toHaveValue(new RegExp(one))
  const page = await (await reader.get(`/a/${id}`, { maxRedirects: 1 })).text()
  expect(page).toContain(`<bdi>${other}</bdi>`)
  await desk.getByRole("link", { name: "أين ورد" }).click()
  await expect(desk.getByText("مقال واحد في المكتب، واحد أمام القراء.")).toBeVisible()
})

test("a by-line is called otherwise in its place, by the keyboard", async ({ open, caller }) => {
  const admin = await caller("admin")
  const [name, other] = [freshTitle("كاتب قديم"), freshTitle("كاتب جديد")]
  await act(admin, "desk/authors add", "/desk/authors", { fields: { name } })
  const desk = await open("editor")
  await desk.goto(`/desk/authors?q=${encodeURIComponent(name)}`)
  await desk.getByRole("button", { name: `تغيير اسم ${name}` }).focus()
  await desk.keyboard.press("Enter")
  await expect(desk.getByLabel("اسم الكاتب")).toBeFocused()
  await desk.keyboard.press("Escape")
  await expect(desk.getByLabel("اسم الكاتب")).toHaveCount(0)
  await desk.getByRole("button", { name: `تغيير اسم ${name}` }).click()
  await desk.getByLabel("اسم الكاتب").fill(other)
  await desk.keyboard.press("Enter")
  await expect(desk.getByText("حُفظ الاسم.")).toBeVisible()
  await desk.goto(`/desk/authors?q=${encodeURIComponent(other)}`)
  await expect(desk.getByText(other, { exact: true })).toBeVisible()
})
