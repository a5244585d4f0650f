import { describe, expect, it } from "vitest"
import { emptyBody } from "./body"
import { readAnswer } from "./save-answer"
import { workingCopySchema, type WorkingCopy } from "./schema"

const copy: WorkingCopy = {
  title: "نهران وخريطة واحدة", kicker: "", subtitle: "", standfirst: "", body: emptyBody, origin: "own", kind: "editorial", kindLabel: null,
  sectionId: null, printedSection: null, sourceId: null, sourceDate: null, sourceDateText: null, sourceUrl: null, pictureId: null, authorIds: [], tagIds: [],
  plannedFor: "2017-12-14T08:00:00.000Z", embargoUntil: null,
}

describe("the answer to a save", () => {
  it("gives the new version", () => expect(readAnswer(200, { version: 7 })).toEqual({ kind: "saved", version: 7 }))

  it("gives the colleague's whole text where it was stale", () => {
    const answer = readAnswer(409, { code: "conflict", base: null, theirs: { ...copy, version: 9, editedBy: "سامر" } })
    expect(answer).toEqual({ kind: "conflict", theirs: { version: 9, editedBy: "سامر", copy } })
  })

  it("gives of it what a save may send, and nothing that stands beside", () => {
    const answer = readAnswer(409, { theirs: { ...copy, version: 9, editedBy: "سامر", state: "draft" } })
    expect(answer).toEqual({ kind: "conflict", theirs: { version: 9, editedBy: "سامر", copy } })
    expect(answer.kind === "conflict" && workingCopySchema.safeParse(answer.theirs.copy).success).toBe(true)
  })

  it.each(Object.keys(copy))("takes no text for a colleague's that lacks its %s, or has something else there", (field) => {
    for (const wrong of [undefined, 7, {}, [7]]) {
      expect(readAnswer(409, { theirs: { ...copy, version: 9, editedBy: "سامر", [field]: wrong } })).toEqual({ kind: "unknown", why: "away" })
    }
  })

  it.each([[{ version: 0 }], [{ version: 1.5 }], [{ version: "7" }], [{}], [[]], [null]])("takes %j for no version", (body) =>
    expect(readAnswer(200, body)).toEqual({ kind: "unknown", why: "away" }))

  it("says who took it over", () => {
    expect(readAnswer(423, { code: "taken", by: "سامر" })).toEqual({ kind: "taken", by: "سامر" })
    expect(readAnswer(423, { code: "taken" })).toEqual({ kind: "locked" })
  })

  it("tells a refusal of the state from a conflict", () =>
    expect(readAnswer(409, { code: "not_allowed_now", state: "trashed" })).toEqual({ kind: "notNow" }))

  it("names the fields", () =>
    expect(readAnswer(422, { code: "invalid", fields: { title: ["too_long"] } })).toEqual({ kind: "invalid", fields: { title: ["too_long"] } }))

  it.each([[500], [502], [503], [200]])("counts %i without our answer as unknown, so that the same save goes again", (status) =>
    expect(readAnswer(status, "<html>")).toEqual({ kind: "unknown", why: "away" }))

  it.each([[401, "signedOut"], [403, "forbidden"], [404, "notFound"], [413, "tooLarge"], [423, "locked"]])("reads %i", (status, kind) =>
    expect(readAnswer(status, null)).toEqual({ kind }))
})
