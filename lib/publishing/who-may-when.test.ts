import { describe, expect, it } from "vitest"
import { roles, type Actor, type ArticleFacts, type Role } from "@/lib/permissions"
import { states, type State } from "./state"
import { moveNames, openMoves, type Circumstances, type Move } from "./workflow"

// Who may make which move, and when. Written by hand, to be read and corrected by an editor-in-chief; the code is held to it.
//   own      an article that the person wrote themselves, in a section that they were not given
//   section  somebody else's article, in a section that they were given
//   any      somebody else's article, in a section that they were not given
const table = `
move            writer  editor        chief            admin            when
submit          own     own,section   own,section,any  own,section,any  draft
sendBack        -       section       own,section,any  own,section,any  in_review approved
approve         -       section       own,section,any  own,section,any  in_review
publish         -       section       own,section,any  own,section,any  draft in_review approved
reschedule      -       section       own,section,any  own,section,any  scheduled live_update_ahead
unschedule      -       section       own,section,any  own,section,any  scheduled live_update_ahead
update          -       section       own,section,any  own,section,any  live
correct         -       section       own,section,any  own,section,any  live
withdraw        -       -             own,section,any  own,section,any  live live_update_ahead live_take_down_ahead
cancelTakeDown  -       -             own,section,any  own,section,any  live_take_down_ahead
reopen          -       -             own,section,any  own,section,any  withdrawn
trash           own*    own*,section  own,section,any  own,section,any  draft withdrawn
untrash         own     own,section   own,section,any  own,section,any  trashed
`
// * while it is a draft.

type Row = { move: string; who: Record<Role, string[]>; when: string[] }
const rows: Row[] = table.trim().split("\n").slice(1).map((text) => {
  const [move = "", writer = "", editor = "", chief = "", admin = "", ...when] = text.split(/\s+/)
  const who = (cell: string) => (cell === "-" ? [] : cell.split(","))
  return { move, who: { writer: who(writer), editor: who(editor), chief: who(chief), admin: who(admin) }, when }
})

const actor = (role: Role) => ({ id: "me", name: "me", role, sectionIds: ["given"] }) as unknown as Actor
const facts = { own: { writerId: "me", sectionId: "other" }, section: { writerId: "her", sectionId: "given" }, any: { writerId: "her", sectionId: "other" } }
const everyday: Circumstances = { secondPerson: false, own: false }

const allowed = (row: Row, role: Role, relation: string, state: State) =>
  row.when.includes(state) && (row.who[role].includes(relation) || (row.who[role].includes(`${relation}*`) && state === "draft"))

describe("who may make which move, when", () => {
  it("has a row for every move", () => expect(rows.map((row) => row.move).sort()).toEqual([...moveNames].sort()))

  for (const row of rows) {
    it(`${row.move}: every role, relation and state is as the table says`, () => {
      for (const role of roles) {
        for (const [relation, fact] of Object.entries(facts)) {
          for (const state of states) {
            const article: ArticleFacts = { id: "a", ...fact, isDraft: state === "draft" }
            const open = openMoves(actor(role), article, state, everyday).includes(row.move as Move)
            expect(`${role} ${relation} ${state}: ${open}`).toBe(`${role} ${relation} ${state}: ${allowed(row, role, relation, state)}`)
          }
        }
      }
    })
  }

  it("never takes a right away from somebody who rises", () => {
    for (const [lower, higher] of [["writer", "editor"], ["editor", "chief"], ["chief", "admin"]] as const) {
      for (const fact of Object.values(facts)) {
        for (const state of states) {
          const article: ArticleFacts = { id: "a", ...fact, isDraft: state === "draft" }
          const before = openMoves(actor(lower), article, state, everyday)
          expect(openMoves(actor(higher), article, state, everyday)).toEqual(expect.arrayContaining(before))
        }
      }
    }
  })

  it("with the second-person rule, nobody approves or updates their own and only what was approved is published", () => {
    const chief = actor("chief")
    const article: ArticleFacts = { id: "a", ...facts.own, isDraft: false }
    const strict = (own: boolean): Circumstances => ({ secondPerson: true, own })
    expect(openMoves(chief, article, "in_review", strict(true))).toEqual(["sendBack"])
    expect(openMoves(chief, article, "in_review", strict(false))).toEqual(["sendBack", "approve"])
    expect(openMoves(chief, { ...article, isDraft: true }, "draft", strict(false))).not.toContain("publish")
    expect(openMoves(chief, article, "approved", strict(true))).toContain("publish")
    expect(openMoves(chief, article, "live", strict(true))).toEqual(["correct", "withdraw"])
  })
})
