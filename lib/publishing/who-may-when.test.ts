import { describe, expect, it } from "vitest"
import { isAllowed, relations, rows, type Relation } from "@/lib/permissions-page"
import { roles, type Actor, type ArticleFacts, type Role } from "@/lib/permissions"
import { states, type State } from "./state"
import { moveNames, openMoves, type Circumstances, type Move } from "./workflow"

// Who may make which move, and when, stands in docs/permissions.md; the code is held to it.
const moveRows = rows.filter((row) => row.when.length > 0)

const actor = (role: Role) => ({ id: "me", name: "me", role, sectionIds: ["given"] }) as unknown as Actor
const places = { here: "given", elsewhere: "other", unplaced: null }
const article = (relation: Relation, state: State): ArticleFacts => {
  const [whose, where] = relation.split(" ") as ["own" | "theirs", keyof typeof places]
  return { id: "a", writerId: whose === "own" ? "me" : "her", sectionId: places[where], isDraft: state === "draft" }
}
const everyday: Circumstances = { secondPerson: false, own: false }

describe("who may make which move, when", () => {
  it("has a line with states for every move, and for nothing else", () => {
    expect(moveRows.map((row) => row.right).sort()).toEqual(moveNames.map((move) => `article.${move}`).sort())
    expect(moveRows.flatMap((row) => row.when.filter((state) => !states.some((known) => known === state)))).toEqual([])
  })

  for (const row of moveRows) {
    it(`${row.right}: every role, relation and state is as docs/permissions.md says`, () => {
      const move = row.right.replace("article.", "") as Move
      for (const role of roles) {
        for (const relation of relations) {
          for (const state of states) {
            const open = openMoves(actor(role), article(relation, state), state, everyday).includes(move)
            const says = row.when.includes(state) && isAllowed(row, role, relation, state === "draft")
            expect(`${role} ${relation} ${state}: ${open}`).toBe(`${role} ${relation} ${state}: ${says}`)
          }
        }
      }
    })
  }

  it("with the second-person rule, nobody approves or updates their own and only what was approved is published", () => {
    const chief = actor("chief")
    const own = article("own elsewhere", "in_review")
    const strict = (own: boolean): Circumstances => ({ secondPerson: true, own })
    expect(openMoves(chief, own, "in_review", strict(true))).toEqual(["sendBack"])
    expect(openMoves(chief, own, "in_review", strict(false))).toEqual(["sendBack", "approve"])
    expect(openMoves(chief, { ...own, isDraft: true }, "draft", strict(false))).not.toContain("publish")
    expect(openMoves(chief, own, "approved", strict(true))).toContain("publish")
    expect(openMoves(chief, own, "live", strict(true))).toEqual(["correct", "withdraw"])
  })
})
