import type { Body } from "@/lib/articles/body"
import { keptParagraphs } from "@/lib/clipping/kept"
import { measure } from "./measure"
import { fidelityOf, type Fidelity } from "./rule"

type Clipping = { recognised: unknown } | null

/** What an article is measured against: the paragraphs of its clipping. Null for our own, and for a translation: words of two languages are not compared. */
export function measuredAgainst(origin: string, clipping: Clipping): string[] | null {
  const paragraphs = origin === "republished" && clipping ? keptParagraphs(clipping.recognised) : []
  return paragraphs.some((text) => text.trim() !== "") ? paragraphs : null
}

/** What readers are told of a text as it is now; null where nothing can be measured. */
export function fidelityFor({ origin, body }: { origin: string; body: Body }, clipping: Clipping): Fidelity | null {
  const original = measuredAgainst(origin, clipping)
  return original && fidelityOf(measure(original, body))
}
