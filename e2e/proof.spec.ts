import { createHash, randomBytes } from "node:crypto"
import type { APIRequestContext, Page } from "@playwright/test"
import { codeAt } from "../lib/auth/codes"
import { asOwner } from "./facts"
import { expect, expectAccessible, test, tryLogIn, type Caller, type Open, type Role } from "./fixtures"
import { newPerson, type Person } from "./people"
import { act } from "./server"

/** A person of this test's own, with a browser in which they have just logged in. */
async function guest(open: Open, caller: Caller, role: Role): Promise<{ page: Page; person: Person; admin: APIRequestContext }> {
  const admin = await caller("admin")
  const person = await newPerson(admin, await caller("nobody"), role)
  const page = await open("reader")
  await page.goto("/login")
  await tryLogIn(page, person.email, person.password)
  await page.waitForURL("**/desk")
  return { page, person, admin }
}

const line = (page: Page, name: string) => page.getByRole("list", { name: "العاملون" }).getByRole("listitem").filter({ hasText: name })
const gone = "هذا الرابط لم يعد صالحًا"

test("a dangerous act asks who is there, and goes on by itself; its link makes a new password once, and every session ends", async ({ open, caller }) => {
  test.slow()
  const { page, person: boss, admin } = await guest(open, caller, "admin")
  const { page: old, person } = await guest(open, caller, "writer")
  await asOwner((owner) => owner.query("UPDATE desk.session SET confirmed_at = clock_timestamp() - interval '16 minutes' WHERE user_id = $1", [boss.id]))

  await page.goto("/desk/users")
  await line(page, person.name).getByRole("button", { name: "رابط كلمة مرور" }).click()
  await page.getByRole("dialog").getByRole("button", { name: "إنشاء الرابط" }).click()
  const proof = page.getByRole("dialog", { name: "تأكيد الهوية" })
  await expect(proof.getByLabel("كلمة المرور", { exact: true })).toBeFocused()
  await expectAccessible(page, "the proof of who one is")
  await proof.getByLabel("كلمة المرور", { exact: true }).fill("not the password at all")
  await proof.getByRole("button", { name: "تأكيد" }).click()
  await expect(proof.getByText("كلمة المرور غير صحيحة.")).toBeVisible()
  await expect(page.getByRole("region", { name: "رابط كلمة المرور الجديدة" })).toHaveCount(0)
  await proof.getByLabel("كلمة المرور", { exact: true }).fill(boss.password)
  await proof.getByRole("button", { name: "تأكيد" }).click()
  const shown = page.getByRole("region", { name: "رابط كلمة المرور الجديدة" })
  const link = await shown.getByLabel("الرابط").inputValue()
  await expect(proof).toHaveCount(0)

  const reader = await open("reader")
  await reader.goto(link)
  await expectAccessible(reader, "a new password")
  const field = reader.getByLabel("كلمة المرور الجديدة")
  for (const [typed, told] of [["short", "كلمة المرور قصيرة"], ["passwordpassword", "كلمة المرور هذه معروفة"]] as const) {
    await field.fill(typed)
    await reader.getByRole("button", { name: "حفظ كلمة المرور" }).click()
    await expect(reader.getByText(told)).toBeVisible()
    await expect(field).toHaveValue(typed)
    await expect(field).toBeFocused()
  }
  await field.fill("quite another sentence")
  await reader.getByRole("button", { name: "حفظ كلمة المرور" }).click()
  await reader.waitForURL("**/login?told=password")
  await expect(reader.getByText("حُفظت كلمة المرور. يمكن تسجيل الدخول بها.")).toBeVisible()
  await old.goto("/desk")
  await expect(old).toHaveURL(/\/login/)
  await tryLogIn(reader, person.email, person.password)
  await expect(reader.getByText("البريد الإلكتروني أو كلمة المرور غير صحيحة.")).toBeVisible()
  await tryLogIn(reader, person.email, "quite another sentence")
  await reader.waitForURL("**/desk")
  await reader.goto(link)
  await expect(reader.getByRole("heading", { name: gone })).toBeVisible()
  await expectAccessible(reader, "a link that is gone")
  expect(await act(admin, "desk/users setActive", "/desk/users", { fields: { id: boss.id, active: "no" } })).toMatchObject({ ok: true })
})

test("a new address is theirs once they say so from there, and the sessions end", async ({ open, caller }) => {
  const { page, person } = await guest(open, caller, "writer")
  const [token, email] = [randomBytes(32).toString("base64url"), `new-${person.email}`]
  await asOwner((owner) => owner.query(`INSERT INTO desk.account_link (purpose, token_hash, user_id, email, expires_at)
    VALUES ('email', $1, $2, $3, clock_timestamp() + interval '1 hour')`, [createHash("sha256").update(token).digest("hex"), person.id, email]))
  const reader = await open("reader")
  await reader.goto(`/confirm-email/${token}`)
  await expect(reader.getByText(email)).toBeVisible()
  await expectAccessible(reader, "a new address")
  await page.goto("/desk") // looking changed nothing
  await expect(page.getByRole("main")).toContainText(person.name)
  await reader.getByRole("button", { name: "تأكيد البريد" }).click()
  await reader.waitForURL("**/login?told=email")
  await expect(reader.getByText("تغيّر بريد الحساب.", { exact: false })).toBeVisible()
  await page.goto("/desk")
  await expect(page).toHaveURL(/\/login/)
  await tryLogIn(reader, email, person.password)
  await reader.waitForURL("**/desk")
  await reader.goto(`/confirm-email/${token}`)
  await expect(reader.getByRole("heading", { name: gone })).toBeVisible()
})

test("who lost their telephone logs in by a recovery code, once", async ({ open, caller }) => {
  test.slow()
  const { page, person } = await guest(open, caller, "editor")
  await page.goto("/desk/profile")
  await page.getByRole("button", { name: "تفعيل التحقّق بخطوتين" }).click()
  const secret = (await page.locator("bdi.key").innerText()).replace(/\s/g, "")
  await page.getByLabel("الرمز الظاهر في التطبيق").fill(codeAt(secret, new Date()))
  await page.getByRole("button", { name: "تأكيد الرمز وتفعيل الخطوة الثانية" }).click()
  await expect(page.getByRole("heading", { name: "الرموز الاحتياطية" })).toBeVisible()
  await expectAccessible(page, "recovery codes")
  const codes = (await page.getByRole("main").innerText()).match(/\b[0-9A-Za-z]{4}(?:[ -][0-9A-Za-z]{4})+\b/g) ?? []
  expect(codes).toHaveLength(10)
  const code = String(codes[0])

  const other = await open("reader")
  const second = async () => {
    await other.goto("/login?next=/desk/profile")
    await tryLogIn(other, person.email, person.password)
    await other.waitForURL(/\/login\/code/)
  }
  const send = async (text: string) => {
    await other.getByLabel("الرمز").fill(text)
    await other.getByRole("button", { name: "متابعة" }).click()
  }
  await second()
  await expectAccessible(other, "the second step")
  await send("000000")
  await expect(other.getByText("الرمز غير صحيح", { exact: false })).toBeVisible()
  await send(code)
  await other.waitForURL("**/desk/profile")
  await expect(other.getByText("بقيت 9 رموز احتياطية", { exact: false })).toBeVisible()
  await other.getByRole("button", { name: "تسجيل الخروج" }).click()
  await other.waitForURL("**/login")
  await second()
  await send(code)
  await expect(other.getByText("الرمز غير صحيح", { exact: false })).toBeVisible()
})
