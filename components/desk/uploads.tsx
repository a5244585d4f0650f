"use client"

import { Link } from "@/components/ui/link"
import { Button } from "@/components/ui/button"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"
import type { Upload } from "./use-uploads"

const words = strings.desk.media

/** What the line of an upload says of it. */
function saying({ state, percent, problem }: Upload, done: string): string {
  if (state === "waiting") return words.upload.waiting
  if (state === "sending") return words.upload.sending(percent)
  if (state === "making") return words.upload.making
  return state === "failed" ? (problem ?? words.upload.away) : done
}

type Props = { uploads: readonly Upload[]; again: (upload: Upload) => void; hide: (number: number) => void; done?: string; links?: boolean }

/** Each file with a hairline that fills and words that say how far it is; one that failed says why. */
export function Uploads({ uploads, again, hide, done = words.upload.done, links = true }: Props) {
  if (uploads.length === 0) return null
  return (
    <ul className="rows uploads" aria-label={words.upload.label} aria-live="polite">
      {uploads.map((upload) => (
        <li key={upload.number}>
          <div>
            <strong><bdi>{upload.name || words.unnamed}</bdi></strong>
            <p className={upload.state === "failed" ? "err" : "quiet"}>{saying(upload, done)}</p>
            {upload.same ? (
              <p className="quiet">{words.upload.same} <Link href={urls.desk.picture(upload.same)}>{words.upload.openSame}</Link></p>
            ) : null}
            {upload.state === "sending" || upload.state === "making" ? <progress max={100} value={upload.percent} aria-label={upload.name} /> : null}
          </div>
          <div className="side">
            <div className="verbs">
              {upload.state === "done" && upload.id && links ? <Link className="btn" href={urls.desk.picture(upload.id)}>{words.upload.open}</Link> : null}
              {upload.state === "failed" ? <Button onClick={() => again(upload)}>{words.upload.again}</Button> : null}
              {upload.state === "done" || upload.state === "failed" ? (
                <Button onClick={() => hide(upload.number)} aria-label={words.upload.dismiss(upload.name)}>{words.upload.hide}</Button>
              ) : null}
            </div>
          </div>
        </li>
      ))}
    </ul>
  )
}

/** The way to choose files, as a button; several where `multiple`. */
export function FilePicker({ label, multiple = false, kind = "plain", onFiles }: { label: string; multiple?: boolean; kind?: "plain" | "go"; onFiles: (files: File[]) => void }) {
  return (
    <label className={kind === "go" ? "btn go picker" : "btn picker"}>
      {label}
      <input
        type="file" accept="image/jpeg,image/png,image/webp" multiple={multiple} className="sr-only"
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = "" // the same file again is a choice again
        }}
      />
    </label>
  )
}
