import type { ReactNode } from "react"

/** A message above the work: `good` is announced politely, `bad` at once. */
export function Notice({ kind = "good", children }: { kind?: "good" | "bad"; children: ReactNode }) {
  return kind === "bad" ? (
    <div className="msg bad" role="alert">
      {children}
    </div>
  ) : (
    <div className="msg" role="status">
      {children}
    </div>
  )
}
