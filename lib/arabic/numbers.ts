export type Digits = "latn" | "arab"

const ARABIC_ZERO = 0x660
const PERSIAN_ZERO = 0x6f0

/** The same text with Arabic-Indic and Persian digits written as 0-9; length and everything else unchanged. */
export function toLatinDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => {
    const code = digit.charCodeAt(0)
    return String(code - (code >= PERSIAN_ZERO ? PERSIAN_ZERO : ARABIC_ZERO))
  })
}

/** A plain number in the digits of the house, ungrouped and free of the hidden marks that Intl adds. */
export function formatNumber(n: number, digits: Digits = "latn"): string {
  const latin = String(n)
  if (digits === "latn") return latin
  return latin.replace(/\d/g, (digit) => String.fromCharCode(ARABIC_ZERO + Number(digit)))
}
