"use client"

import { useState } from "react"
import type { FormAction } from "@/components/form/form"
import { strings } from "@/lib/strings"
import { RestoreDialog } from "./restore-dialog"

type Props = {
  id: string
  version: number
  choices: readonly { revisionId: string; name: string }[]
  live: boolean
  approved: boolean
  restore: FormAction
}

/** The revisions that are compared, each with the way to bring it back; what was done is said here, after the page was drawn anew. */
export function Restore({ choices, ...rest }: Props) {
  const [done, setDone] = useState(false)
  return (
    <>
      <div role="status">{done ? <p className="msg">{strings.desk.history.restored}</p> : null}</div>
      {choices.map(({ revisionId, name }) => (
        <div className="bar" key={revisionId}>
          <span className="quiet"><bdi>{name}</bdi></span>
          <RestoreDialog {...rest} revisionId={revisionId} name={name} onDone={() => setDone(true)} />
        </div>
      ))}
    </>
  )
}
