/** The shapes of a state: hollow draft, half in review, full when approved, green when it goes or went out, red when sent back. */
export type StatusShape = "draft" | "review" | "ok" | "sched" | "live" | "back"

/** A state as a word with a dot; the word says all, the dot only repeats it. */
export function Status({ shape, children }: { shape: StatusShape; children: string }) {
  return <span className={shape === "draft" ? "st" : `st ${shape}`}>{children}</span>
}
