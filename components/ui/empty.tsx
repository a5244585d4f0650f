import type { ReactNode } from "react"

/** Nothing is here: one sentence, and in `children` the one thing to do. */
export function Empty({ title, text, children }: { title: string; text?: ReactNode; children?: ReactNode }) {
  return (
    <div className="empty">
      <div className="d1" aria-hidden="true" />
      <h2>{title}</h2>
      {text ? <p>{text}</p> : null}
      {children ? <div className="bar">{children}</div> : null}
    </div>
  )
}
