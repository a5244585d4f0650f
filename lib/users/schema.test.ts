import { expect, test } from "vitest"
import { acceptSchema, inviteSchema, roleSchema } from "./schema"

const id = "7e2a1a2e-5d3f-4a3b-9a54-1c2f3d4e5f60"
const invited = { email: "Salma@Waha.Example ", name: "سلمى", role: "editor" }

test("an e-mail is kept in one form, a name without what hides in it", () => {
  const name = "سلمى\u202E\u200F"
  expect(inviteSchema.parse({ ...invited, name })).toEqual({ email: "salma@waha.example", name: "سلمى", role: "editor", sectionIds: [] })
})

test("one ticked section comes as a text, several as a list", () => {
  expect(inviteSchema.parse({ ...invited, sectionIds: id }).sectionIds).toEqual([id])
  expect(inviteSchema.parse({ ...invited, sectionIds: [id, id] }).sectionIds).toEqual([id, id])
  expect(inviteSchema.safeParse({ ...invited, sectionIds: ["x"] }).success).toBe(false)
})

test.each([
  [{ ...invited, name: "\u202E" }, "required"],
  [{ ...invited, email: "" }, "required"],
  [{ ...invited, email: "سلمى@waha.example" }, "bad_email"],
])("%j is refused", (form, problem) => expect(inviteSchema.safeParse(form).error?.issues[0]?.message).toBe(problem))

test("nothing comes in that the verb does not take", () => {
  expect(inviteSchema.safeParse({ ...invited, active: "yes" }).success).toBe(false)
  expect(inviteSchema.safeParse({ ...invited, role: "owner" }).success).toBe(false)
  expect(roleSchema.safeParse({ id, role: "chief", email: "x@y.example" }).success).toBe(false)
  for (const forged of [{ role: "admin" }, { sectionIds: id }, { purpose: "setup" }]) {
    expect(acceptSchema.safeParse({ name: "سلمى", password: "a long enough one", ...forged }).success).toBe(false)
  }
})

test("a password has twelve characters at the least", () => {
  expect(acceptSchema.safeParse({ name: "سلمى", password: "11 letters." }).error?.issues[0]?.message).toBe("password_short")
})
