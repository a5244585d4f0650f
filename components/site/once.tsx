import type { ReactNode } from "react"

export type OnceProps = {
  /** The things it is drawn from, each the same object on every page that shows it so; what most have in common first. */
  of: readonly object[]
  /** Which drawing of them: one of few names, since each is remembered. */
  as: string
  /** Draws it, of `of` and what `as` says alone. No picture stands in it. */
  draw: () => ReactNode
}

/** What stands on many pages alike. It is drawn once and then written as it was (markup.ts), for as long as the things it is drawn from are there. */
export const Once = ({ draw }: OnceProps): ReactNode => draw()
