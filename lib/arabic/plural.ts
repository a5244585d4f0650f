import { formatNumber, houseDigits, type Digits } from "./numbers"

export type PluralForms = Record<"zero" | "one" | "two" | "few" | "many" | "other", string>

const rules = new Intl.PluralRules("ar")

/** Chooses among the six Arabic plural forms (CLDR) for n >= 0; every "#" in the chosen form becomes the number, in the house's digits. */
export function plural(n: number, forms: PluralForms, digits: Digits = houseDigits()): string {
  return forms[rules.select(n)].replaceAll("#", formatNumber(n, digits))
}
