"use client"

import { useEffect, useMemo, useState } from "react"
import type { Body } from "@/lib/articles/body"
import { meterOf } from "@/lib/fidelity/measure"
import type { Measure } from "@/lib/fidelity/rule"
import { whenIdle } from "./idle"
import { measureText } from "./measure-text"

/** So long after the last key the text is measured, in the pauses of the page: nobody's typing waits for it. */
const PAUSE = 700
const SLICE_MS = 6

/** How close the text is to the page that it was clipped from, as it would be told to readers if it went out now. */
export function FidelityLine({ original, body }: { original: readonly string[]; body: Body }) {
  const meter = useMemo(() => meterOf(original), [original])
  const [measured, setMeasured] = useState<Measure | null>(null)

  useEffect(() => {
    const steps = meter(body)
    return inPauses(() => {
      const step = steps.next()
      if (step.done) setMeasured(step.value)
      return step.done === true
    })
  }, [meter, body])

  return measured && <span>{measureText(measured)}</span>
}

/** Takes step after step until one says that it was the last, each time for as long as the page has nothing else to do; gives what ends it. */
function inPauses(step: () => boolean): () => void {
  let waiting: { end: () => void }
  const next = () => (waiting = whenIdle((left) => {
    const until = performance.now() + Math.min(left, SLICE_MS)
    while (!step()) if (performance.now() >= until) return next()
  }))
  const pause = setTimeout(next, PAUSE)
  waiting = { end: () => clearTimeout(pause) }
  return () => waiting.end()
}
