import { suspendFocusMode } from "@/components/editor/focus-mode"

/** Where what has no field of its own is mended. */
const fieldOf: Record<string, string> = {
  permission: "sourceId", sourceDay: "sourceDate", share: "body", pictureAlt: "pictureId", pictureCredit: "pictureId", pictureRights: "pictureId",
  figureAlt: "body", figureCredit: "body", figureGone: "body", figureRights: "body",
}

/** Brings a field of the article's form before the eye and gives it the focus. */
export function focusField(field: string): void {
  const found = document.getElementById(fieldOf[field] ?? field)
  if (found && !document.getElementById("body")?.contains(found)) suspendFocusMode()
  const control = found?.querySelector<HTMLElement>("[role=textbox]") ?? found
  control?.scrollIntoView({ block: "center" })
  control?.focus({ preventScroll: true })
}
