import { strings } from "@/lib/strings"
import type { Part } from "@/lib/compare/word-diff"

const words = strings.desk.wordDiff
/** A line that was parted or joined shows where. */
const LINE_END = "\u00B6\n"

/** Which of the two texts is drawn: the old one with what was removed, the new one with what was added, or one text of both. */
export type DiffSide = "both" | "before" | "after"

/**
 * A comparison by words, drawn within a line of text: what is gone struck through, what is new underlined, and each told in words to who
 * does not see it. Nothing is wrapped but whole words, so their letters stay joined.
 */
export function WordDiff({ parts, side = "both" }: { parts: readonly Part[]; side?: DiffSide }) {
  return parts.map(({ kind, before, after }, index) => {
    if (kind === "same") return <span key={index}>{side === "before" ? before : after}</span>
    if (kind === "removed" ? side === "after" : side === "before") return null
    const Mark = kind === "removed" ? "del" : "ins"
    return (
      <Mark key={index}>
        <span className="sr-only">{words[kind]} </span>
        {(kind === "removed" ? before : after).replaceAll("\n", LINE_END)}
        <span className="sr-only"> {words.end}</span>
      </Mark>
    )
  })
}
