import { Fragment } from "react"
import { isolate } from "./isolate"

/** A text of the newsroom's in a right-to-left line: numeric dates and foreign words each in their own direction. */
export function Text({ children }: { children: string }) {
  const runs = isolate(children)
  if (runs.length === 1 && !runs[0]?.foreign) return children
  return runs.map((run, index) =>
    run.foreign ? <bdi dir="ltr" key={index}>{run.text}</bdi> : <Fragment key={index}>{run.text}</Fragment>,
  )
}
