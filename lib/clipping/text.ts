import { readWideTrail } from "./breadcrumb"
import { isHtml, readHtml } from "./html"
import type { Hints } from "./markup-reader"

export type Page = { text: string; hints: Hints; html: boolean }

const NO_HINTS: Hints = { headings: [], pageTitle: null, url: null, breadcrumb: null, leftOut: false }

/** The words of a paste, markup read away where there is any, and what the markup said beside them. */
export function readPaste(input: string): Page {
  if (!isHtml(input)) return { text: input, hints: { ...NO_HINTS, breadcrumb: readWideTrail(input) }, html: false }
  return { ...readHtml(input), html: true }
}
