"use client"

import type { ReactNode } from "react"
import { Button } from "@/components/ui/button"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"
import type { SaveStatus } from "./use-save"

const words = strings.desk.saving

/** Which of the line's shapes a state takes: on the server, under way, only here, refused. */
const shapes: Record<SaveStatus["kind"], string> = {
  fresh: "saved local", saved: "saved", dirty: "saved local", busy: "saved busy", failed: "saved refused", conflict: "saved refused",
}

const sentence = (status: SaveStatus): string =>
  status.kind === "failed" ? words[status.why] : words[status.kind]

type Props = { status: SaveStatus; savedAt: string | null; readOnly: string | undefined; onSave: () => void; children?: ReactNode }

/** The first line of the page: which is true of the text, in words, and the way to save it. */
export function SaveLine({ status, savedAt, readOnly, onSave, children }: Props) {
  const busy = status.kind === "busy"
  return (
    <div className="state">
      <span role="status" className={readOnly ? "saved local" : shapes[status.kind]}>
        {readOnly ?? sentence(status)}
      </span>
      {status.kind === "saved" && savedAt && !readOnly ? <span className="quiet num">{savedAt}</span> : null}
      {status.kind === "failed" && status.why === "signedOut" ? (
        <span className="quiet">
          <a href={urls.login()} target="_blank" rel="noopener">
            {words.logIn}
          </a>{" "}
          {words.thenSave}
        </span>
      ) : null}
      <div className="end">
        {children}
        {readOnly ? null : (
          <Button onClick={onSave} busy={busy}>
            {busy ? words.busy : strings.desk.actions.save}
          </Button>
        )}
      </div>
    </div>
  )
}
