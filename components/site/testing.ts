import type { ReactElement } from "react"
import { renderToStaticMarkup } from "react-dom/server"
import { expect } from "vitest"
import { markup } from "./markup"

/** A part of a readers' page as it is drawn, which has to be what React draws, and without React. */
export function drawn(element: ReactElement): string {
  const byReact = renderToStaticMarkup(element)
  expect(markup(element)).toBe(byReact)
  return byReact
}
