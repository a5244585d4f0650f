export const changeCodes = [
  "line_ends", "special_spaces", "hidden_characters", "control_characters", "presentation_forms", "normalized", "spaces", "empty_lines",
] as const
export type ChangeCode = (typeof changeCodes)[number]
export type Change = { code: ChangeCode; count: number }
export type Cleaned = { text: string; lines: string[]; changes: Change[] }

type Step = { code: ChangeCode; pattern: RegExp; by: string | ((match: string) => string) }

const steps: Step[] = [
  { code: "line_ends", pattern: /\r\n?|[\u000B\u000C\u0085\u2028\u2029]/g, by: "\n" },
  { code: "special_spaces", pattern: /[\t\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g, by: " " },
  { code: "hidden_characters", pattern: /[\u00AD\u200B\u202A-\u202E\u2060\uFEFF]/g, by: "" },
  { code: "control_characters", pattern: /(?!\n)[\p{Cc}\p{Cs}]/gu, by: "" },
  { code: "presentation_forms", pattern: /[\uFB50-\uFBB1\uFBD3-\uFD3D\uFE70-\uFEFC]/g, by: baseLetters },
  { code: "normalized", pattern: /[^\u0000-\u00FF]+/g, by: (run) => run.normalize("NFC") },
  { code: "spaces", pattern: / {2,}/g, by: " " },
  { code: "spaces", pattern: /^ +/gm, by: "" },
  { code: "spaces", pattern: /(?<! ) +$/gm, by: "" },
  { code: "empty_lines", pattern: /^\n+/g, by: "" },
  { code: "empty_lines", pattern: /\n+$/g, by: "" },
  { code: "empty_lines", pattern: /\n{3,}/g, by: "\n\n" },
]

/**
 * The automatic class of cleaning and nothing more: line ends, white space, invisible characters, presentation forms of
 * Arabic letters, NFC. The sequence of letters, digits, marks, punctuation and symbols (NFKC) stays as it was; direction
 * marks and joiners that an editor must judge stay too. `changes` counts what was done. Idempotent, linear.
 */
export function clean(text: string): Cleaned {
  const counts = new Map<ChangeCode, number>()
  let cleaned = text
  for (const step of steps) cleaned = apply(step, cleaned, counts)
  const whole = cleaned.normalize("NFC")
  const changes = [...counts].filter(([, count]) => count > 0).map(([code, count]) => ({ code, count }))
  return { text: whole, lines: whole === "" ? [] : whole.split("\n"), changes }
}

function apply(step: Step, text: string, counts: Map<ChangeCode, number>): string {
  let count = 0
  const by = step.by
  const result = text.replace(step.pattern, (match: string) => {
    const replaced = typeof by === "string" ? by : by(match)
    if (replaced !== match) count += 1
    return replaced
  })
  counts.set(step.code, (counts.get(step.code) ?? 0) + count)
  return result
}

/** Isolated forms of marks decompose to a space and the mark; the mark belongs to the letter before it, so the space goes. */
function baseLetters(form: string): string {
  return form.normalize("NFKC").replaceAll(" ", "")
}
