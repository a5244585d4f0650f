import { describe, expect, it } from "vitest"
import { emptyBody } from "./body"
import { readAnswer } from "./save-answer"
import type { WorkingCopy } from "./schema"

const copy: WorkingCopy = {
  title: "نهران وخريطة واحدة", kicker: "", subtitle: "", standfirst: "", body: emptyBody, origin: "own", kind: "editorial", kindLabel: null,
  sectionId: null, printedSection: null, sourceId: null, sourceDate: null, sourceDateText: null, sourceUrl: null, pictureId: null, authorIds: [], tagIds: [],
  plannedFor: "2017-12-14T08:00:00.000Z", embargoUntil: null,
}

describe("the answer to a save", () => {
  it("gives the new version", async () => expect(await readAnswer(200, { version: 7 })).toEqual({ kind: "saved", version: 7 }))

  it("gives the colleague's whole text where it was stale", async () => {
    const answer = await readAnswer(409, { code: "conflict", base: null, theirs: { ...copy, version: 9, editedBy: "سامر" } })
    expect(answer).toEqual({ kind: "conflict", theirs: { version: 9, editedBy: "سامر", copy } })
  })

  it("takes no text for a colleague's that holds what this page does not know: its next save would lose it", async () => {
    const newer = { type: "doc", content: [{ type: "chart", attrs: { id: "aaaaaaaa" } }] }
    for (const more of [{ state: "draft" }, { body: newer }]) {
      expect(await readAnswer(409, { theirs: { ...copy, version: 9, editedBy: "سامر", ...more } })).toEqual({ kind: "unknown", why: "away" })
    }
  })

  it.each(Object.keys(copy))("takes no text for a colleague's that lacks its %s, or has something else there", async (field) => {
    // Articles were kept and opened before they had pictures.
    for (const wrong of [...(field === "pictureId" ? [] : [undefined]), 7, {}, [7]]) {
      expect(await readAnswer(409, { theirs: { ...copy, version: 9, editedBy: "سامر", [field]: wrong } })).toEqual({ kind: "unknown", why: "away" })
    }
  })

  it.each([[{ version: 0 }], [{ version: 1.5 }], [{ version: "7" }], [{}], [[]], [null]])("takes %j for no version", async (body) =>
    expect(await readAnswer(200, body)).toEqual({ kind: "unknown", why: "away" }))

  it("says who took it over", async () => {
    expect(await readAnswer(423, { code: "taken", by: "سامر" })).toEqual({ kind: "taken", by: "سامر" })
    expect(await readAnswer(423, { code: "taken" })).toEqual({ kind: "locked" })
  })

  it("tells a refusal of the state from a conflict", async () =>
    expect(await readAnswer(409, { code: "not_allowed_now", state: "trashed" })).toEqual({ kind: "notNow" }))

  it("names the fields", async () =>
    expect(await readAnswer(422, { code: "invalid", fields: { title: ["too_long"] } })).toEqual({ kind: "invalid", fields: { title: ["too_long"] } }))

  it.each([[500], [502], [503], [200]])("counts %i without our answer as unknown, so that the same save goes again", async (status) =>
    expect(await readAnswer(status, "<html>")).toEqual({ kind: "unknown", why: "away" }))

  it.each([[401, "signedOut"], [403, "forbidden"], [404, "notFound"], [413, "tooLarge"], [423, "locked"]])("reads %i", async (status, kind) =>
    expect(await readAnswer(status, null)).toEqual({ kind }))
})
