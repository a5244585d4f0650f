"use client"

import { useCallback, useState, type ReactNode } from "react"
import { createPortal } from "react-dom"
import css from "@/components/site/styles/lists.inline.css"

/** The readers' stylesheet for a tree of its own: what it says of the page it says of the host; the desk's page has loaded the faces. */
const within = (text: string) =>
  text
    .replace(/@font-face\s*\{[^}]*\}/g, "")
    .replace(/--font-naskh:[^;}]*;?/g, "")
    .replace(/:root/g, ":host")
    .replace(/(?<=^|[},])html(?=\{)/g, ":host")
    .replace(/(?<=^|[},])body(?=\{)/g, ".body")

let sheet: CSSStyleSheet | undefined
function readersSheet(): CSSStyleSheet {
  if (sheet) return sheet
  sheet = new CSSStyleSheet()
  sheet.replaceSync(`${within(css)} :host { display: block } .colophon { margin-block-start: 0 }`)
  return sheet
}

/**
 * Draws readers' own components within the desk, under the readers' own stylesheet and no rule of the desk's. It is a picture: nothing in
 * it can be pressed or is read aloud, so what it shows is also said in words beside it.
 */
export function AsReaders({ children }: { children: ReactNode }) {
  const [root, setRoot] = useState<ShadowRoot | null>(null)
  const host = useCallback((element: HTMLDivElement | null) => {
    if (!element) return
    const shadow = element.shadowRoot ?? element.attachShadow({ mode: "open" })
    shadow.adoptedStyleSheets = [readersSheet()]
    setRoot(shadow)
  }, [])
  return (
    <div ref={host} className="drawn" inert aria-hidden="true">
      {root ? createPortal(<div className="body">{children}</div>, root) : null}
    </div>
  )
}
