"use client"

import { useCallback, useRef, useState } from "react"
import { strings } from "@/lib/strings"
import { problemText } from "@/lib/strings/desk-problems"
import { urls } from "@/lib/urls"

const words = strings.desk.media.upload
const AT_ONCE = 2

export type Upload = {
  number: number
  name: string
  file: File
  state: "waiting" | "sending" | "making" | "done" | "failed"
  percent: number
  /** Why it failed, in words. */
  problem?: string
  id?: string
  /** The picture that came of the very same file before. */
  same?: string | null
}

type Answer = { id?: string; same?: string | null; code?: string; fields?: Record<string, string[]> }

/** What an answer says to whoever uploaded, where it is a refusal. */
function problemOf(status: number, { code, fields }: Answer): string {
  const [key] = Object.values(fields ?? {}).flat()
  if (status === 413) return words.tooLarge
  if (status === 401) return words.signedOut
  if (status === 429) return words.tooMany
  if (status === 507) return words.full
  if (status === 503 && code === "busy") return words.busy
  if (status === 403) return strings.desk.media.picture.readOnly
  return key === undefined ? words.away : problemText(key)
}

/** The bytes of one file, to this address; tells how far it is. What was never answered is `status` 0. */
function send(file: File, method: string, address: string, onPercent: (percent: number) => void): Promise<{ status: number; answer: Answer }> {
  return new Promise((done) => {
    const request = new XMLHttpRequest()
    request.open(method, `${address}?name=${encodeURIComponent([...file.name].slice(0, 255).join("").toWellFormed())}`)
    request.setRequestHeader("Content-Type", "application/octet-stream")
    request.upload.onprogress = ({ loaded, total }) => onPercent(total > 0 ? Math.floor((loaded / total) * 100) : 0)
    const end = () => {
      try {
        done({ status: request.status, answer: JSON.parse(request.responseText || "{}") as Answer })
      } catch {
        done({ status: request.status, answer: {} })
      }
    }
    request.onload = end
    request.onerror = end
    request.onabort = end
    request.send(file)
  })
}

/**
 * Uploads, two at a time, each on its own: one that fails says why and can be sent again, and the others go on.
 * `onDone` hears of each picture that is there.
 */
export function useUploads(onDone: (id: string) => void, to?: { method: "PUT"; address: string }) {
  const [uploads, setUploads] = useState<Upload[]>([])
  const count = useRef(0)
  const waiting = useRef<Upload[]>([])
  const running = useRef(0)
  const { method = "POST", address = urls.api.media() } = to ?? {}

  const note = useCallback((number: number, change: Partial<Upload>) => {
    setUploads((all) => all.map((one) => (one.number === number ? { ...one, ...change } : one)))
  }, [])

  const go = useCallback(() => {
    while (running.current < AT_ONCE) {
      const next = waiting.current.shift()
      if (!next) return
      running.current += 1
      note(next.number, { state: "sending", percent: 0 })
      void send(next.file, method, address, (percent) => note(next.number, percent < 100 ? { percent } : { percent, state: "making" }))
        .then(({ status, answer }) => {
          if ((status === 201 || status === 200) && answer.id) {
            note(next.number, { state: "done", percent: 100, id: answer.id, same: answer.same ?? null })
            onDone(answer.id)
          } else note(next.number, { state: "failed", problem: status === 0 ? words.offline : problemOf(status, answer) })
        })
        .finally(() => {
          running.current -= 1
          go()
        })
    }
  }, [address, method, note, onDone])

  const add = useCallback((files: Iterable<File>) => {
    const fresh = [...files].map((file): Upload => ({ number: (count.current += 1), name: file.name, file, state: "waiting", percent: 0 }))
    if (fresh.length === 0) return
    setUploads((all) => [...fresh, ...all])
    waiting.current.push(...fresh)
    go()
  }, [go])

  const again = useCallback((upload: Upload) => {
    note(upload.number, { state: "waiting", percent: 0 })
    waiting.current.push(upload)
    go()
  }, [go, note])

  const hide = useCallback((number: number) => setUploads((all) => all.filter((one) => one.number !== number)), [])
  return { uploads, add, again, hide }
}
