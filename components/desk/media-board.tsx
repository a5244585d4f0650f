"use client"

import { Link } from "@/components/ui/link"
import { useRouter } from "next/navigation"
import { useCallback, useEffect, type ReactNode } from "react"
import { PageHead } from "@/components/ui/page-head"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"
import { PictureImage, type PictureChoice } from "./picture-image"
import { FilePicker, Uploads } from "./uploads"
import { useUploads } from "./use-uploads"

const words = strings.desk.media

/** Whether what is pasted is meant for a field. */
const typing = (target: EventTarget | null) => target instanceof HTMLElement && target.closest("input, textarea, [contenteditable=true]") !== null

/** The library: pictures are dropped anywhere on the page, pasted, or chosen, and stand in the list as soon as they are there. */
export function MediaBoard({ pictures, children }: { pictures: readonly PictureChoice[]; children: ReactNode }) {
  const router = useRouter()
  const { uploads, add, again, hide } = useUploads(useCallback(() => router.refresh(), [router]))
  const under = uploads.some(({ state }) => state !== "done" && state !== "failed")

  useEffect(() => {
    const over = (event: DragEvent) => event.preventDefault()
    const drop = (event: DragEvent) => {
      event.preventDefault()
      add(event.dataTransfer?.files ?? [])
    }
    const paste = (event: ClipboardEvent) => {
      if (typing(event.target) || !event.clipboardData?.files.length) return
      event.preventDefault()
      add(event.clipboardData.files)
    }
    const leave = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener("dragover", over)
    window.addEventListener("drop", drop)
    window.addEventListener("paste", paste)
    if (under) window.addEventListener("beforeunload", leave)
    return () => {
      window.removeEventListener("dragover", over)
      window.removeEventListener("drop", drop)
      window.removeEventListener("paste", paste)
      window.removeEventListener("beforeunload", leave)
    }
  }, [add, under])

  return (
    <>
      <PageHead title={words.title} note={words.note}>
        <FilePicker label={words.choose} kind="go" multiple onFiles={add} />
      </PageHead>
      <p className="quiet">{words.drop} {words.kinds}</p>
      <Uploads uploads={uploads} again={again} hide={hide} />
      {children}
      {pictures.length > 0 ? (
        <ul className="plates" aria-label={words.list}>
          {pictures.map((picture) => (
            <li key={picture.id}>
              <Link href={urls.desk.picture(picture.id)}>
                <PictureImage picture={picture} alt="" />
                <span><bdi>{picture.alt || picture.fileName || words.unnamed}</bdi></span>
              </Link>
              {picture.alt === "" ? <p className="src">{words.noAlt}</p> : null}
              {picture.credit ? <p className="quiet"><bdi>{picture.credit}</bdi></p> : null}
              {picture.rightsEnded ? <p className="src">{words.rightsEnded}</p> : null}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}
