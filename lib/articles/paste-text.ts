import { leastEdit, type Edit } from "@/lib/edits"

/** What the automatic class of cleaning does to a line (arabic.md §6), by kind. */
export const cleanings = ["specialSpaces", "spaces", "hidden", "presentation", "composed"] as const
export type Cleaning = (typeof cleanings)[number]
export type PasteEdit = Edit & { counts: Partial<Record<Cleaning, number>> }

const SPACES = "\\t\\u00A0\\u1680\\u2000-\\u200A\\u202F\\u205F\\u3000"
const HIDDEN = "\\u00AD\\u200B\\u202A-\\u202E\\u2060\\uFEFF\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F-\\u009F"
/** Runs of white space with what is hidden in it; runs of what is hidden alone; runs of other signs that are not ASCII. */
const PIECES = new RegExp(`[ ${SPACES}${HIDDEN}]+|[^\\u0000-\\u00FF ${SPACES}${HIDDEN}\\n\\uFFFC]+`, "g")
const SPACE = new RegExp(`[ ${SPACES}]`, "g")
const SPECIAL = new RegExp(`[${SPACES}]`, "g")
const UNSEEN = new RegExp(`[${HIDDEN}]`, "g")
const PRESENTATION = /[\uFB50-\uFBB1\uFBD3-\uFD3D\uFE70-\uFEFC]/g

/**
 * The changes that clean a stretch of a pasted line and nothing more: white space is one plain space, and none at the line's ends and breaks;
 * what is not seen goes; presentation forms of letters become letters; letters with marks are encoded in one way. The sequence of letters,
 * digits, marks, punctuation and symbols stays as it was, and so do direction marks and joiners, of which an editor must judge. In order,
 * apart, linear. `starts` and `ends`: whether the stretch begins and ends where its line does.
 */
export function pasteEdits(text: string, { starts, ends }: { starts: boolean; ends: boolean }): PasteEdit[] {
  const edits: PasteEdit[] = []
  for (const { 0: run, index: from } of text.matchAll(PIECES)) {
    const to = from + run.length
    const spaces = run.match(SPACE)?.length ?? 0
    const hidden = run.match(UNSEEN)?.length ?? 0
    if (spaces + hidden > 0) {
      const edge = (from === 0 ? starts : text.charAt(from - 1) === "\n") || (to === text.length ? ends : text.charAt(to) === "\n")
      const by = spaces === 0 || edge ? "" : " "
      if (by === run) continue
      const special = run.match(SPECIAL)?.length ?? 0
      edits.push({ from, to, by, counts: { ...(special > 0 ? { specialSpaces: special } : {}), ...(hidden > 0 ? { hidden } : {}), ...(special + hidden === 0 ? { spaces: 1 } : {}) } })
    } else {
      const letters = run.replace(PRESENTATION, (form) => form.normalize("NFKC").replaceAll(" ", ""))
      const by = letters.normalize("NFC")
      if (by === run) continue
      const forms = run.match(PRESENTATION)?.length ?? 0
      edits.push({ ...leastEdit(run, by, from), counts: forms > 0 ? { presentation: forms } : { composed: 1 } })
    }
  }
  return edits
}
