/**
 * One line of a CSV file (RFC 4180), its end included. A cell that a spreadsheet would run as a formula begins with an apostrophe, which
 * spreadsheets take for «this is text» (security.md S-X4). Pure.
 */
export const csvLine = (cells: readonly string[]): string => `${cells.map(cell).join(",")}\r\n`

/** What a file begins with so that Excel reads it as UTF-8. */
export const CSV_START = "\uFEFF"

// Full-width signs too, and whatever invisible stands before them: some programs read past both.
const formula = /^[\s\p{Cf}\p{Cc}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/u

function cell(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
