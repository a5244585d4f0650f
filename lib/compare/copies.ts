import type { Ignored } from "@/lib/arabic/words"
import { comparedFields, type ComparedField } from "@/lib/articles/compared"
import type { WorkingCopy } from "@/lib/articles/schema"
import { compareUnits, type BlockChange } from "./blocks"
import { unitsOf } from "./units"
import { diffWords, type Part } from "./word-diff"

const written = ["title", "kicker", "subtitle", "standfirst", "kindLabel", "printedSection", "sourceDateText"] as const
type WrittenField = (typeof written)[number]
const isWritten = (field: ComparedField): field is WrittenField => written.some((each) => each === field)

/** How a field of two working copies differs: by words, line by line, or as one value beside another. */
export type FieldChange =
  | { field: WrittenField; kind: "words"; parts: Part[] }
  | { field: "body"; kind: "body"; blocks: BlockChange[] }
  | { field: Exclude<ComparedField, WrittenField | "body">; kind: "values" }

/**
 * Everything in which two working copies differ, in the form's order. A field whose words differ only in what is ignored is left out;
 * so is one whose spaces alone do.
 */
export function compareCopies(before: WorkingCopy, after: WorkingCopy, ignored: Ignored): FieldChange[] {
  return comparedFields(before, after).flatMap((field): FieldChange[] => {
    if (field === "body") {
      const blocks = compareUnits(unitsOf(before.body), unitsOf(after.body), ignored)
      return blocks.every((block) => block.kind === "same") ? [] : [{ field, kind: "body", blocks }]
    }
    if (!isWritten(field)) return [{ field, kind: "values" }]
    const parts = diffWords(before[field] ?? "", after[field] ?? "", ignored)
    return parts.every((part) => part.kind === "same") ? [] : [{ field, kind: "words", parts }]
  })
}
