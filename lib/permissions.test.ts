import { describe, expect, it } from "vitest"
import { can, permissions, roles, type Actor, type Permission, type Role } from "./permissions"

const actor = (role: Role, sectionIds: string[] = []) => ({ id: "me", name: "me", role, sectionIds }) as unknown as Actor
const others: Partial<Record<Permission, Role>> = {
  "clipping.create": "writer", "author.create": "writer",
  "source.create": "editor", "author.manage": "editor", "tag.manage": "editor",
  "section.manage": "admin", "source.manage": "admin", "user.manage": "admin", "demo.clear": "admin",
  "media.add": "writer", "media.remove": "admin", "front.arrange": "chief", "record.read": "chief", "newsroom.freeze": "chief",
  "account.release": "chief", "trash.empty": "admin",
  "newsroom.settings": "admin", "newsroom.export": "admin", "newsroom.import": "admin",
}

describe("can", () => {
  it("has every permission that is not of an article or a note in this test", () => {
    expect(permissions.filter((name) => !/^(article|note|profile)\.|^media\.change$/.test(name)).sort()).toEqual(Object.keys(others).sort())
  })

  it("gives each right from a rank upwards", () => {
    for (const [name, from] of Object.entries(others) as [Permission, Role][]) {
      for (const role of roles) expect(`${name} ${role} ${can(actor(role), name, { id: "x" } as never)}`).toBe(`${name} ${role} ${roles.indexOf(role) >= roles.indexOf(from)}`)
    }
  })

  it("keeps one's own account one's own, whatever the role", () => {
    expect(can(actor("writer"), "profile.change", { id: "me" })).toBe(true)
    for (const role of roles) expect(can(actor(role), "profile.change", { id: "her" })).toBe(false)
  })

  it("lets a writer change their own pictures, and an editor anybody's", () => {
    expect(can(actor("writer"), "media.change", { id: "m", createdBy: "me" })).toBe(true)
    expect(can(actor("writer"), "media.change", { id: "m", createdBy: null })).toBe(false)
    expect(can(actor("editor"), "media.change", { id: "m", createdBy: null })).toBe(true)
  })

  it("denies unknown verbs and roles", () => {
    expect(can(actor("admin"), "article.burn" as never, { id: "x" } as never)).toBe(false)
    expect(can(actor("owner" as Role), "user.manage", { id: "x" })).toBe(false)
    expect(can(actor("owner" as Role), "clipping.create", { id: "x" })).toBe(false)
  })

  it("checks both sections when an article moves", () => {
    const editor = actor("editor", ["given"])
    const article = { id: "a", writerId: "her", isDraft: true }
    expect(can(editor, "article.edit", { ...article, sectionId: "given", toSectionId: "given" })).toBe(true)
    expect(can(editor, "article.edit", { ...article, sectionId: "given", toSectionId: "other" })).toBe(false)
    expect(can(editor, "article.edit", { ...article, sectionId: "other", toSectionId: "given" })).toBe(false)
    expect(can(editor, "article.edit", { ...article, sectionId: null, toSectionId: "given" })).toBe(false)
    expect(can(actor("chief"), "article.edit", { ...article, sectionId: "other", toSectionId: null })).toBe(true)
  })

  it("gives an editor their own piece that has no section yet, and nobody else's", () => {
    const editor = actor("editor", ["given"])
    expect(can(editor, "article.publish", { id: "a", writerId: "me", sectionId: null, isDraft: true })).toBe(true)
    expect(can(editor, "article.publish", { id: "a", writerId: "me", sectionId: null, toSectionId: "other", isDraft: true })).toBe(false)
    expect(can(editor, "article.publish", { id: "a", writerId: "her", sectionId: null, isDraft: true })).toBe(false)
    expect(can(actor("writer"), "article.publish", { id: "a", writerId: "me", sectionId: null, isDraft: true })).toBe(false)
  })

  it("lets a writer see and edit their own draft, and see but not edit it in review", () => {
    const mine = { id: "a", writerId: "me", sectionId: "other" }
    expect(can(actor("writer"), "article.see", { ...mine, isDraft: false })).toBe(true)
    expect(can(actor("writer"), "article.edit", { ...mine, isDraft: true })).toBe(true)
    expect(can(actor("writer"), "article.edit", { ...mine, isDraft: false })).toBe(false)
    expect(can(actor("writer"), "article.see", { ...mine, writerId: "her", isDraft: true })).toBe(false)
  })
})
