import { fold, foldKey } from "@/lib/arabic/fold"

const SEPARATORS = new Set([..." \t\n\u00A0/\\|›»>‹«<·•●■–—-←→"])
const PUNCTUATION = new Set([...SEPARATORS, ...":،,.;؛*\"“”'’‘()[]{}…!_~\u200E\u200F\u061C\u2066\u2067\u2068\u2069"])

const PAIRS: Record<string, string> = { "«": "»", "\"": "\"", "“": "”", "(": ")", "[": "]" }
const AROUND = new Set([...PUNCTUATION].filter((sign) => !"«»\"“”()[]".includes(sign)))

/** The text without separators and spaces at either end; linear whatever stands there. */
export function trimSeparators(text: string): string {
  return trimEdges(text, SEPARATORS)
}

/** The text without punctuation, quotation marks, separators and hidden marks at either end. */
export function trimPunctuation(text: string): string {
  return trimEdges(text, PUNCTUATION)
}

/** A printed name or label without what surrounds it; quotation marks and brackets go only where they hold the whole of it. */
export function trimAround(text: string): string {
  const bare = trimEdges(text, AROUND)
  const closer = PAIRS[bare.charAt(0)]
  const inner = bare.slice(1, -1)
  if (closer === undefined) return withoutLoneCloser(bare)
  if (!bare.endsWith(closer)) return inner.includes(closer) ? bare : trimEdges(bare.slice(1), AROUND)
  return inner.includes(closer) ? bare : trimEdges(inner, AROUND)
}

function withoutLoneCloser(text: string): string {
  const opener = Object.entries(PAIRS).find(([, closer]) => text.endsWith(closer))?.[0]
  return opener === undefined || text.slice(0, -1).includes(opener) ? text : trimEdges(text.slice(0, -1), AROUND)
}

/** A key under which a line, a label or a name meets its other spellings, punctuation around it aside. */
export function keyOf(text: string): string {
  return trimPunctuation(foldKey(text))
}

/** Where a pattern for folded text stands in a text as printed: the whole match and its groups, as printed. */
export function matchFolded(text: string, pattern: RegExp): { whole: string; rest: string; start: number; end: number } | null {
  const folded = fold(text)
  const found = pattern.exec(folded.text)
  if (!found) return null
  const start = folded.at(found.index)
  const end = folded.after(found.index + found[0].length)
  return { whole: text.slice(start, end), rest: text.slice(end), start, end }
}

/** How many words of letters or digits a text has. */
export function wordCount(text: string): number {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}\u0640\u200C-\u200F]*/gu)?.length ?? 0
}

function trimEdges(text: string, edge: Set<string>): string {
  let start = 0
  let end = text.length
  while (start < end && edge.has(text.charAt(start))) start += 1
  while (end > start && edge.has(text.charAt(end - 1))) end -= 1
  return text.slice(start, end)
}
