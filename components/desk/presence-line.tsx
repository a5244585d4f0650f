"use client"

import { useState } from "react"
import { Button } from "@/components/ui/button"
import { DialogButton, Dismiss } from "@/components/ui/dialog"
import { Notice } from "@/components/ui/notice"
import type { Present } from "@/lib/presence/rules"
import { strings } from "@/lib/strings"

const words = strings.desk.presence

type Props = { others: readonly Present[]; takenBy: string | null; takeOver: () => Promise<boolean> }

/** Who else has this article open, by name, and the way to take it over; or who took it from here, and the way back. */
export function PresenceLine({ others, takenBy, takeOver }: Props) {
  const [failed, setFailed] = useState(false)
  const [busy, setBusy] = useState(false)
  async function take(then?: () => void) {
    setBusy(true)
    const done = await takeOver()
    setBusy(false)
    setFailed(!done)
    if (done) then?.()
  }
  const writing = others.filter(({ state }) => state === "writing").map(({ name }) => name).join(strings.desk.lists.comma)
  const names = others.map(({ name }) => name).join(strings.desk.lists.comma)
  return (
    <section aria-label={words.label}>
      {failed ? <Notice kind="bad">{words.failed}</Notice> : null}
      {takenBy !== null ? (
        <div className="who">
          <p>{words.takenText(takenBy)}</p>
          {/* The text that stands on the server now is read anew. */}
          <Button busy={busy} onClick={() => void take(() => window.location.reload())}>{words.takeBack}</Button>
        </div>
      ) : null}
      <div aria-live="polite">
        {takenBy === null && others.length > 0 ? (
          <div className="who">
            {writing ? <p><strong>{words.writing(writing)}</strong></p> : null}
            {others.filter(({ state }) => state === "idle").map(({ name, idleMinutes }) => <p key={name}>{words.idle(name, idleMinutes)}</p>)}
            <p className="quiet">{words.both}</p>
            <DialogButton label={words.takeOver}>
              {(close) => (
                <>
                  <p>{words.takeOverText(names)}</p>
                  <div className="bar">
                    <Button kind="go" busy={busy} onClick={() => void take(close)}>{words.takeOver}</Button>
                    <Dismiss onClick={close} />
                  </div>
                </>
              )}
            </DialogButton>
          </div>
        ) : null}
      </div>
    </section>
  )
}
