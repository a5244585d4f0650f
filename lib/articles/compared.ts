import type { WorkingCopy } from "./schema"

const fields = [
  "title", "kicker", "subtitle", "standfirst", "kind", "kindLabel", "sectionId", "origin", "sourceId", "sourceDate", "sourceUrl",
  "authorIds", "tagIds", "pictureId", "plannedFor", "embargoUntil", "body",
] as const
export type ComparedField = (typeof fields)[number]

/** The fields in which two working copies differ, in the form's order. */
export const comparedFields = (one: WorkingCopy, other: WorkingCopy): ComparedField[] =>
  fields.filter((field) => JSON.stringify(one[field] ?? null) !== JSON.stringify(other[field] ?? null))
