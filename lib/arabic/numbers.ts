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

let house: Digits = "latn"

/**
 * From now on dates and counts are written in these digits wherever a caller names no others. A process serves one newsroom, so this is
 * its house style; it is told whenever the settings are read (docs/decisions/0018).
 */
export function writeInDigits(digits: Digits): void {
  house = digits
}

/** The digits of the newsroom that this process serves. */
export const houseDigits = (): Digits => house

/** The same text with its Latin digits written in these. */
export const inDigits = (text: string, digits: Digits = house): string =>
  digits === "latn" ? text : text.replace(/\d/g, (digit) => String.fromCharCode(ARABIC_ZERO + Number(digit)))

/** A plain number in the digits of the house, ungrouped and free of the hidden marks that Intl adds. */
export const formatNumber = (n: number, digits: Digits = house): string => inDigits(String(n), digits)
