import type { WorkingCopy } from "./schema"

const fields = [
  "kicker", "title", "subtitle", "standfirst", "origin", "kind", "kindLabel", "sectionId", "printedSection", "sourceId", "sourceDate", "sourceDateText",
  "sourceUrl", "authorIds", "body", "pictureId", "tagIds", "plannedFor", "embargoUntil",
] as const satisfies readonly (keyof WorkingCopy)[]
export type ComparedField = (typeof fields)[number]
/** A field that is compared nowhere would be published unseen: this does not compile unless each is. */
const _forgotten: [Exclude<keyof WorkingCopy, ComparedField>] extends [never] ? true : never = true

/** As JSON, with keys in one order and without the blocks' ids: PostgreSQL has an order of its own, and an id is no text. */
const told = (value: unknown): string =>
  JSON.stringify(value ?? null, (_, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).filter(([key]) => key !== "id").sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  )

/** The fields in which two working copies differ, in the form's order. */
export const comparedFields = (one: WorkingCopy, other: WorkingCopy): ComparedField[] =>
  fields.filter((field) => told(one[field]) !== told(other[field]))
