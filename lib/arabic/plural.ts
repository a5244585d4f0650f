export type PluralForms = Record<"zero" | "one" | "two" | "few" | "many" | "other", string>

const rules = new Intl.PluralRules("ar")

/** Chooses among the six Arabic plural forms (CLDR) for n >= 0; every "#" in the chosen form becomes the number. */
export function plural(n: number, forms: PluralForms): string {
  return forms[rules.select(n)].replaceAll("#", String(n))
}
