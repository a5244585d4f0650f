/** A form's fields as a plain object: what the framework put in («$ACTION_…») left out, files and doubles refused by the schema that follows. */
export function formFields(form: FormData): Record<string, unknown> {
  // One walk: asking for each name in turn takes a form of a hundred thousand names half a minute, and everybody waits.
  const values = new Map<string, FormDataEntryValue[]>()
  for (const [name, value] of form) {
    if (name.startsWith("$ACTION")) continue
    const others = values.get(name)
    if (others) others.push(value)
    else values.set(name, [value])
  }
  return Object.fromEntries([...values].map(([name, all]) => [name, all.length === 1 ? all[0] : all]))
}
