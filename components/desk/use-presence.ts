"use client"

import { useCallback, useEffect, useRef, useState } from "react"
import type { Theirs } from "@/lib/articles/save-answer"
import { BEAT_MS, type Present } from "@/lib/presence/rules"
import { beat, getWorkingCopy, takeOver, type Caller } from "./article-server"

type PresenceInput = {
  caller: Caller
  id: string | null
  /** False where nothing can be changed here: then nobody is told of this page. */
  on: boolean
  version: number
  onNewer: (theirs: Theirs) => void
  onTaken: (by: string) => void
  onSignedOut: () => void
}

/** Who else has the article open, and their newer text when there is one; says the same of this page. */
export function usePresence(input: PresenceInput) {
  const { caller, id, on } = input
  const given = useRef(input)
  useEffect(() => void (given.current = input))
  const [others, setOthers] = useState<readonly Present[]>([])
  const typedAt = useRef(0)

  useEffect(() => {
    if (id === null || !on) return
    let ended = false
    let opens = true
    let timer: ReturnType<typeof setTimeout> | undefined
    // A page that nobody has typed in yet counts from its opening.
    typedAt.current ||= Date.now()

    async function round(articleId: string) {
      const told = await beat(caller, articleId, { idleMs: Math.max(0, Math.min(Date.now() - typedAt.current, 86_400_000)), ...(opens ? { opens } : {}) })
      if (ended) return
      if (told === "signedOut") given.current.onSignedOut()
      else if (told) {
        opens = false
        setOthers((before) => (JSON.stringify(before) === JSON.stringify(told.others) ? before : told.others))
        if (told.takenBy !== null) given.current.onTaken(told.takenBy)
        else if (told.version > given.current.version) {
          const theirs = await getWorkingCopy(caller, articleId)
          if (theirs && !ended) given.current.onNewer(theirs)
        }
      }
      if (ended) return
      timer = setTimeout(() => void round(articleId), told && told !== "signedOut" && told.others.length > 0 ? BEAT_MS.together : BEAT_MS.alone)
    }
    void round(id)
    // Back from a pocket or a closed lid: what happened meanwhile is asked for at once.
    const back = () => {
      if (document.visibilityState !== "visible" || ended) return
      clearTimeout(timer)
      void round(id)
    }
    const leave = () => void beat(caller, id, { idleMs: 0, leaves: true })
    document.addEventListener("visibilitychange", back)
    window.addEventListener("pagehide", leave)
    return () => {
      ended = true
      clearTimeout(timer)
      document.removeEventListener("visibilitychange", back)
      window.removeEventListener("pagehide", leave)
      leave()
    }
  }, [caller, id, on])

  return {
    others,
    noteTyping: useCallback(() => void (typedAt.current = Date.now()), []),
    takeOver: useCallback(async () => id !== null && takeOver(caller, id), [caller, id]),
  }
}
