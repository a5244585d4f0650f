import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { isAllowed, relations, rows, type Relation, type Row } from "@/lib/permissions-page"
import { can, permissions, roles, type Actor, type Permission, type Role } from "./permissions"

const actor = (role: Role, sectionIds: string[] = ["here"]) => ({ id: "me", name: "me", role, sectionIds }) as unknown as Actor

const places = { here: "here", elsewhere: "elsewhere", unplaced: null }
const writers = { own: "me", theirs: "her" }

/** A subject of every kind at once: an article, a thing with a maker, and somebody's account. */
function subject(relation: Relation, isDraft: boolean) {
  const [whose, where] = relation.split(" ") as ["own" | "theirs", keyof typeof places]
  return { id: writers[whose], writerId: writers[whose], createdBy: writers[whose], sectionId: places[where], isDraft }
}

type Cell = { row: Row; role: Role; relation: Relation; isDraft: boolean }
const cells: Cell[] = rows.flatMap((row) => roles.flatMap((role) => relations.flatMap((relation) => [true, false].map((isDraft) => ({ row, role, relation, isDraft })))))
const named = ({ row, role, relation, isDraft }: Cell) => `${row.right}, ${role}, ${relation}${isDraft ? ", draft" : ""}`

type Asked = (cell: Cell) => boolean
const asCoded: Asked = ({ row, role, relation, isDraft }) => can(actor(role), row.right as Permission, subject(relation, isDraft) as never)

/** The cells in which the code and docs/permissions.md do not agree. */
const disagreements = (asked: Asked) => cells.filter((cell) => asked(cell) !== isAllowed(cell.row, cell.role, cell.relation, cell.isDraft)).map(named)

describe("can", () => {
  it("has a line in docs/permissions.md for every right, and no other", () => {
    expect(rows.map((row) => row.right).sort()).toEqual(permissions)
  })

  it("is what docs/permissions.md says, in every cell", () => expect(disagreements(asCoded)).toEqual([]))

  it("could not say otherwise in any cell without this test seeing it", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: cells.length - 1 }), (at) => {
      const flipped = cells[at]
      if (!flipped) return
      expect(disagreements((cell) => asCoded(cell) !== (cell === flipped))).toEqual([named(flipped)])
    }), { numRuns: 50 })
  })

  it("moves an article only where the right holds at both ends, and out of every section only for who has every section", () => {
    for (const cell of cells.filter(({ row }) => /^article\./.test(row.right) && row.right !== "article.create")) {
      const { row, role, relation, isDraft } = cell
      for (const [place, toSectionId] of Object.entries(places)) {
        const there = `${relation.split(" ")[0]} ${place}` as Relation
        // «own» does not ask for the section, so it moves with its writer; a right over a section ends at its border.
        const stays = toSectionId === subject(relation, isDraft).sectionId
        const ownAlone = row.cells[role].filter((word) => word === "own" || word === "own draft")
        const byOwn = isAllowed({ ...row, cells: { ...row.cells, [role]: ownAlone } }, role, relation, isDraft)
        const bySection = isAllowed(row, role, relation, isDraft) && isAllowed(row, role, there, isDraft) &&
          (stays || toSectionId !== null || row.cells[role].includes("any"))
        const asked = can(actor(role), row.right as Permission, { ...subject(relation, isDraft), toSectionId } as never)
        expect(`${named(cell)} to ${place}: ${asked}`).toBe(`${named(cell)} to ${place}: ${byOwn || bySection}`)
      }
    }
  })

  it("never takes a right away from somebody who rises", () => {
    for (const row of rows) {
      for (const relation of relations) {
        for (const isDraft of [true, false]) {
          const may = roles.map((role) => asCoded({ row, role, relation, isDraft }))
          expect(`${row.right} ${relation} ${may}`).toBe(`${row.right} ${relation} ${[...may].sort()}`)
        }
      }
    }
  })

  it("denies unknown verbs and roles", () => {
    for (const right of ["article.burn", "toString", "constructor", "__proto__", ""]) {
      expect(can(actor("admin"), right as never, subject("own here", true) as never), right).toBe(false)
    }
    for (const role of ["owner", "", "Admin", "constructor"].map((name) => name as Role)) {
      for (const right of permissions) expect(can(actor(role), right, subject("own here", true) as never), `${role} ${right}`).toBe(false)
    }
  })
})
