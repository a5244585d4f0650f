"use client"

import type { ReactNode } from "react"

type ToolProps = {
  name: string
  /** A drawing in place of the words; the name is then what is said. */
  icon?: ReactNode
  pressed?: boolean | undefined
  disabled?: boolean | undefined
  expanded?: boolean | undefined
  onPress: () => void
}

/** One tool. Only the toolbar's current one is in the page's tab order; the toolbar sees to that. */
export function Tool({ name, icon, pressed, disabled, expanded, onPress }: ToolProps) {
  return (
    <button
      type="button"
      tabIndex={-1}
      data-tool
      aria-label={icon ? name : undefined}
      title={icon ? name : undefined}
      aria-pressed={pressed}
      aria-expanded={expanded}
      aria-disabled={disabled || undefined}
      // The text keeps its selection, and a phone its keyboard.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => {
        if (!disabled) onPress()
      }}
    >
      {icon ?? name}
    </button>
  )
}

const drawn = (path: string) => (
  <svg viewBox="0 0 24 24" aria-hidden="true">
    <path d={path} />
  </svg>
)

/** Drawn for a page that runs right to left: undo points to where the text came from. */
export const icons = {
  list: drawn("M3 6h12M3 12h12M3 18h12M20 6h.01M20 12h.01M20 18h.01"),
  numbered: drawn("M3 6h12M3 12h12M3 18h12M20 4v4M18.5 11h2.5l-2.5 3h2.5M18.5 16.5h2.5v3.5h-2.5M19.5 18.2h1.5"),
  link: drawn("M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1"),
  undo: drawn("M15 5l5 5-5 5M20 10H9a5 5 0 0 0 0 10h3"),
  redo: drawn("M9 5l-5 5 5 5M4 10h11a5 5 0 0 1 0 10h-3"),
}
