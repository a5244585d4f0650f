/** Brings a field of the article's form before the eye and gives it the focus; what has no field of its own stands by the newspaper. */
export function focusField(field: string): void {
  const found = document.getElementById(field === "permission" ? "sourceId" : field)
  const control = found?.querySelector<HTMLElement>("[role=textbox]") ?? found
  control?.scrollIntoView({ block: "center" })
  control?.focus({ preventScroll: true })
}
