import type { ReactNode } from "react"

/** The page's title, a quiet line beneath it, and its verbs at the far end. */
export function PageHead({ title, note, children }: { title: string; note?: ReactNode; children?: ReactNode }) {
  return (
    <div className="bar">
      <div>
        <h1>{title}</h1>
        {note ? <p className="quiet">{note}</p> : null}
      </div>
      {children ? <div className="end">{children}</div> : null}
    </div>
  )
}
