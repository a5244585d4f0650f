"use client"

import { Field } from "@/components/ui/field"
import { strings } from "@/lib/strings"
import { arabCountries, otherCountries } from "@/lib/strings/countries"

const words = strings.desk.sources

/** The country that a newspaper is printed in; a code that is in neither list stays as it is. */
export function CountryField({ defaultValue }: { defaultValue: string }) {
  const known = defaultValue === "" || defaultValue in arabCountries || defaultValue in otherCountries
  return (
    <Field label={words.country} name="country">
      {(wiring) => (
        <select name="country" defaultValue={defaultValue} {...wiring}>
          <option value="">{words.noCountry}</option>
          {known ? null : <option value={defaultValue}>{defaultValue}</option>}
          <Group label={words.arabCountries} countries={arabCountries} />
          <Group label={words.otherCountries} countries={otherCountries} />
        </select>
      )}
    </Field>
  )
}

function Group({ label, countries }: { label: string; countries: Record<string, string> }) {
  return (
    <optgroup label={label}>
      {Object.entries(countries).map(([code, name]) => <option key={code} value={code}>{name}</option>)}
    </optgroup>
  )
}
