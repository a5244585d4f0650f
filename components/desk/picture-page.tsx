"use client"

import { Link } from "@/components/ui/link"
import { useRouter } from "next/navigation"
import { useCallback, useState, type ReactNode } from "react"
import { Form, type FormAction } from "@/components/form/form"
import { Submit } from "@/components/form/submit"
import { TextArea, TextField } from "@/components/ui/field"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"
import { PictureImage, type PictureChoice } from "./picture-image"
import { FilePicker, Uploads } from "./uploads"
import { useUploads } from "./use-uploads"

const words = strings.desk.media.picture
const STEP = 0.05

const within = (share: number) => Math.min(1, Math.max(0, Math.round(share * 1_000) / 1_000))
const percent = (share: number) => Math.round(share * 100)

type Point = { x: number; y: number }

/** The picture whole, and the point of it that must stay in sight: by a click, or by arrow keys. */
function FocalPoint({ picture, at, onMove, locked }: { picture: PictureChoice; at: Point; onMove: (at: Point) => void; locked: boolean }) {
  const press = (event: { key: string; preventDefault: () => void }) => {
    const moves: Record<string, Point> = { ArrowLeft: { x: -STEP, y: 0 }, ArrowRight: { x: STEP, y: 0 }, ArrowUp: { x: 0, y: -STEP }, ArrowDown: { x: 0, y: STEP } }
    const move = moves[event.key]
    if (!move) return
    event.preventDefault()
    onMove({ x: within(at.x + move.x), y: within(at.y + move.y) })
  }
  const mark = <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true"><path d={`M${percent(at.x)} 0V100M0 ${percent(at.y)}H100`} /></svg>
  if (locked) return <div className="focal"><PictureImage picture={picture} fit={960} eager /></div>
  return (
    <div>
      <button
        type="button" className="focal" aria-label={`${words.focal}: ${words.focalAt(percent(at.x), percent(at.y))}`} aria-describedby="focal-hint" onKeyDown={press}
        onClick={(event) => {
          if (event.detail === 0) return // pressed by the keyboard: the arrows move it
          const box = event.currentTarget.getBoundingClientRect()
          onMove({ x: within((event.clientX - box.left) / box.width), y: within((event.clientY - box.top) / box.height) })
        }}
      >
        <PictureImage picture={picture} fit={960} eager />
        {mark}
      </button>
      <p className="hint" id="focal-hint">{words.focal}: {words.focalHint}</p>
      <p className="quiet" role="status">{words.focalAt(percent(at.x), percent(at.y))}</p>
    </div>
  )
}

type Props = {
  picture: PictureChoice & { rights: string }
  rightsUntil: string
  changes: boolean
  removes: boolean
  used: boolean
  actions: Record<"change" | "remove", FormAction>
  /** Where it is used, and what is known of the file. */
  children: ReactNode
}

/** All that is said of a picture, and what may be done with it. */
export function PicturePage({ picture, rightsUntil, changes, removes, used, actions, children }: Props) {
  const router = useRouter()
  const [at, setAt] = useState<Point>({ x: picture.focalX, y: picture.focalY })
  const { uploads, add, again, hide } = useUploads(useCallback(() => {
    setAt({ x: 0.5, y: 0.5 })
    router.refresh()
  }, [router]), { method: "PUT", address: urls.api.picture(picture.id) })
  return (
    <div className="cols">
      <div>
        <FocalPoint picture={picture} at={at} onMove={setAt} locked={!changes} />
        {changes ? (
          <Form action={actions.change} className="sheet" done={words.saved} label={words.words}>
            <input type="hidden" name="id" value={picture.id} />
            <input type="hidden" name="focalX" value={at.x} />
            <input type="hidden" name="focalY" value={at.y} />
            <TextArea label={words.alt} name="alt" hint={words.altHint} defaultValue={picture.alt} rows={2} />
            <TextArea label={words.caption} name="caption" optional hint={words.captionHint} defaultValue={picture.caption} rows={2} />
            <TextField label={words.credit} name="credit" hint={words.creditHint} defaultValue={picture.credit} />
            <div className="two">
              <TextField label={words.rights} name="rights" optional hint={words.rightsHint} defaultValue={picture.rights} />
              <TextField label={words.rightsUntil} name="rightsUntil" optional hint={words.rightsUntilHint} defaultValue={rightsUntil} />
            </div>
            <div className="bar">
              <Submit kind="go" pending={strings.desk.actions.saving}>{strings.desk.actions.save}</Submit>
              <Link href={urls.desk.media()}>{words.back}</Link>
            </div>
          </Form>
        ) : <p className="quiet">{words.readOnly}</p>}
      </div>
      <aside>
        {children}
        {changes ? (
          <details className="danger">
            <summary>{words.replace}</summary>
            <p>{words.replaceNote}</p>
            <Uploads uploads={uploads} again={again} hide={hide} done={strings.desk.media.upload.replaced} links={false} />
            <div className="bar"><FilePicker label={words.replace} onFiles={(files) => add(files.slice(0, 1))} /></div>
          </details>
        ) : null}
        {removes ? (
          <details className="danger">
            <summary>{words.remove}</summary>
            {used ? <p>{words.removeUsed}</p> : (
              <Form action={actions.remove}>
                <input type="hidden" name="id" value={picture.id} />
                <p>{words.removeNote}</p>
                <div className="bar"><Submit kind="red">{words.remove}</Submit></div>
              </Form>
            )}
          </details>
        ) : null}
      </aside>
    </div>
  )
}
