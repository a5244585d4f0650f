"use client"

import type { ReactNode } from "react"
import { Button } from "@/components/ui/button"
import { strings } from "@/lib/strings"
import type { SaveStatus } from "./use-save"

const words = strings.desk.saving

/** Which of the line's shapes a state takes: on the server, under way, only here, refused. */
const shapes: Record<SaveStatus["kind"], string> = {
  fresh: "saved local", saved: "saved", busy: "saved busy", local: "saved local", nowhere: "saved refused",
  signedOut: "saved local", taken: "saved local", conflict: "saved local", refused: "saved refused",
}

function sentence(status: SaveStatus): string {
  if (status.kind === "refused") return words.refused(status.why)
  if (status.kind === "taken") return words.taken(status.by)
  return words[status.kind]
}

/** What stands beside it: why it is so, where that is more than the state itself says. */
function why(status: SaveStatus): string | null {
  if (status.kind === "nowhere") return words.nowhereText
  return status.kind === "local" && status.why ? words[status.why] : null
}

type Props = {
  status: SaveStatus
  savedAt: string | null
  readOnly: string | undefined
  onSave: () => void
  /** Opens the log-in dialog again, after it was closed. */
  onLogIn: () => void
  children?: ReactNode
}

/** The first line of the page: which is true of the text, in words, and the way to save it. */
export function SaveLine({ status, savedAt, readOnly, onSave, onLogIn, children }: Props) {
  const more = why(status)
  // Saving by itself goes on all the time: a screen reader is told where it does not succeed, and not each time that it does.
  const quiet = status.kind === "saved" || status.kind === "busy" || status.kind === "fresh"
  return (
    <div className="state">
      <span role="status" aria-live={quiet ? "off" : "polite"} className={readOnly ? "saved local" : shapes[status.kind]}>
        {readOnly ?? sentence(status)}
      </span>
      {more && !readOnly ? <span className="quiet">{more}</span> : null}
      {status.kind === "saved" && savedAt && !readOnly ? <span className="quiet num">{savedAt}</span> : null}
      <div className="end">
        {status.kind === "signedOut" ? <Button onClick={onLogIn}>{words.logIn}</Button> : null}
        {children}
        {readOnly || status.kind === "taken" ? null : <Button onClick={onSave}>{strings.desk.actions.save}</Button>}
      </div>
    </div>
  )
}
