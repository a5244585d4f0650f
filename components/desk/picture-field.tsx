"use client"

import { useCallback, useEffect, useId, useRef, useState } from "react"
import { Button } from "@/components/ui/button"
import { Dialog, Dismiss } from "@/components/ui/dialog"
import { Field } from "@/components/ui/field"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"
import { PictureImage, type PictureChoice } from "./picture-image"
import { FilePicker, Uploads } from "./uploads"
import { useUploads } from "./use-uploads"

export type { PictureChoice } from "./picture-image"

const words = strings.desk.media

async function ask<T>(query: Record<string, string>): Promise<T | null> {
  try {
    const response = await fetch(`${urls.api.media()}?${new URLSearchParams(query)}`, { cache: "no-store" })
    return response.ok ? ((await response.json()) as T) : null
  } catch {
    return null
  }
}

type Props = {
  label: string
  /** The chosen picture's id, or null. */
  value: string | null
  onChange: (id: string | null) => void
  /** With it a form sends the id, empty for none. */
  name?: string
  id?: string
  hint?: string
  problems?: readonly string[] | undefined
  disabled?: boolean
  /** A link to the page on which what is said of the picture is written. */
  edit?: boolean
}

/** One picture out of the library, searched for or uploaded right here. Fit for any form: it holds no form of its own. */
export function PictureField({ label, value, onChange, name, id, hint, problems, disabled = false, edit = false }: Props) {
  const [known, setKnown] = useState<PictureChoice | null>(null)
  const [gone, setGone] = useState(false)
  const [open, setOpen] = useState(false)
  const shown = known?.id === value ? known : null

  useEffect(() => {
    if (value === null || known?.id === value) return
    let current = true
    void ask<PictureChoice>({ id: value }).then((found) => {
      if (!current) return
      if (found) setKnown(found)
      setGone(found === null)
    })
    return () => {
      current = false
    }
  }, [value, known])

  const choose = (picture: PictureChoice) => {
    setKnown(picture)
    setGone(false)
    setOpen(false)
    onChange(picture.id)
  }
  return (
    <Field label={label} optional problems={problems} id={id} {...(name === undefined ? {} : { name })} {...(hint === undefined ? {} : { hint })}>
      {(wiring) => (
        <div className="chosen">
          {value !== null && shown ? <PictureImage picture={shown} /> : null}
          <div>
            {value === null ? <p className="quiet">{words.field.none}</p> : null}
            {value !== null && gone && !shown ? <p className="quiet">{words.field.gone}</p> : null}
            {shown && value !== null ? (
              <>
                <p><bdi>{shown.alt || words.noAlt}</bdi></p>
                {shown.credit ? <p className="quiet"><bdi>{shown.credit}</bdi></p> : null}
                {shown.rightsEnded ? <p className="err">{words.rightsEnded}</p> : null}
              </>
            ) : null}
            <div className="bar">
              <Button {...wiring} aria-label={`${label}: ${value === null ? words.field.choose : words.field.change}`} disabled={disabled} aria-haspopup="dialog" onClick={() => setOpen(true)}>{value === null ? words.field.choose : words.field.change}</Button>
              {value === null ? null : <Button disabled={disabled} onClick={() => onChange(null)}>{words.field.remove}</Button>}
              {edit && value !== null ? <a href={urls.desk.picture(value)} target="_blank" rel="noreferrer">{words.field.edit}</a> : null}
            </div>
          </div>
          {name ? <input type="hidden" name={name} value={value ?? ""} /> : null}
          <Dialog open={open} title={words.field.dialog} onClose={() => setOpen(false)}>
            <Picker onChoose={choose} close={() => setOpen(false)} />
          </Dialog>
        </div>
      )}
    </Field>
  )
}

type Page = { items: PictureChoice[]; next: string | null }

type PickerProps = { onChoose: (picture: PictureChoice) => void; close: () => void; /** Files that are sent at once; the first that arrives is the one chosen. */ files?: readonly File[] }

const noFiles: readonly File[] = []

/** The library to choose a picture from, by words or by sending one. */
export function Picker({ onChoose, close, files = noFiles }: PickerProps) {
  const [q, setQ] = useState("")
  const [page, setPage] = useState<Page | null>(null)
  const [failed, setFailed] = useState(false)
  const field = useId()
  const latest = useRef("")
  const sent = useRef(files.length > 0)
  const choose = useRef(onChoose)
  useEffect(() => void (choose.current = onChoose), [onChoose])

  const find = useCallback(async (text: string, after?: string) => {
    latest.current = text
    const found = await ask<Page>({ q: text, ...(after ? { after } : {}) })
    if (latest.current !== text) return
    setFailed(found === null)
    if (found) setPage((before) => (after && before ? { items: [...before.items, ...found.items], next: found.next } : found))
  }, [])
  useEffect(() => void find(""), [find])

  const { uploads, add, again, hide } = useUploads(useCallback((id: string) => {
    void ask<PictureChoice>({ id }).then((picture) => {
      if (picture && sent.current) {
        sent.current = false
        return choose.current(picture)
      }
      if (picture) setPage((before) => ({ items: [picture, ...(before?.items ?? [])], next: before?.next ?? null }))
    })
  }, []))

  const begun = useRef(false)
  useEffect(() => {
    if (begun.current) return
    begun.current = true
    add(files)
  }, [add, files])

  return (
    <div
      className="pick"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        add(event.dataTransfer.files)
      }}
      onPaste={(event) => add(event.clipboardData.files)}
    >
      <div className="find">
        <div>
          <label htmlFor={field}>{words.search}</label>
          <input
            id={field} type="search" value={q} onChange={(event) => setQ(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== "Enter") return
              event.preventDefault()
              void find(q)
            }}
          />
        </div>
        <Button onClick={() => void find(q)}>{words.field.find}</Button>
        <FilePicker label={words.choose} multiple onFiles={add} />
      </div>
      <Uploads uploads={uploads} again={again} hide={hide} links={false} />
      {failed ? <p className="err" role="alert">{words.field.failed}</p> : null}
      {page === null && !failed ? <p className="quiet" role="status">{words.field.loading}</p> : null}
      {page?.items.length === 0 ? <p className="quiet">{q === "" ? words.none : words.noneFound}</p> : null}
      <ul className="plates" aria-label={words.list}>
        {page?.items.map((picture) => (
          <li key={picture.id}>
            <button type="button" onClick={() => onChoose(picture)} aria-label={words.field.pick(picture.alt || picture.fileName || words.unnamed)}>
              <PictureImage picture={picture} alt="" />
              <span><bdi>{picture.alt || picture.fileName || words.unnamed}</bdi></span>
            </button>
          </li>
        ))}
      </ul>
      <div className="bar">
        {page?.next ? <Button onClick={() => void find(latest.current, page.next ?? undefined)}>{words.field.more}</Button> : null}
        <Dismiss onClick={close} />
      </div>
    </div>
  )
}
