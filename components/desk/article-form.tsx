"use client"

import { useRouter } from "next/navigation"
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from "react"
import { Editor } from "@/components/editor/editor"
import { Button } from "@/components/ui/button"
import { MultiCombobox, type AddOption } from "@/components/ui/combobox"
import { formatTime } from "@/lib/arabic/dates"
import { readingMinutes } from "@/lib/arabic/reading"
import { countBody } from "@/lib/articles/count"
import type { Theirs } from "@/lib/articles/save-answer"
import type { WorkingCopy } from "@/lib/articles/schema"
import type { FieldProblems } from "@/lib/result"
import { strings } from "@/lib/strings"
import { problemText } from "@/lib/strings/desk-problems"
import { urls } from "@/lib/urls"
import type { ArticleChoices, Clock } from "./article-choices"
import { Conflict } from "./conflict"
import { EditingContext } from "./editing"
import { focusField } from "./focus-field"
import { HeadFields } from "./head-fields"
import { IsnadFields } from "./isnad-fields"
import { zoneName } from "./moment"
import type { FormAction } from "@/components/form/form"
import { MomentField } from "./moment-field"
import { PlanField } from "./plan-field"
import { PictureField } from "./picture-field"
import { SaveLine } from "./save-line"
import { useSave, type Create } from "./use-save"

const words = strings.desk.fields

export type ArticleFormProps = {
  /** Null for an article that is not there yet: the first save then goes to `create`, and the page moves to its address. */
  id: string | null
  version: number
  copy: WorkingCopy
  /** When the working copy was last written, as ISO text. */
  savedAt?: string | null
  choices: ArticleChoices
  clock: Clock
  /** Why nothing can be changed here, in words. */
  readOnly?: string | undefined
  create?: Create
  /** Says when it is meant to appear: apart from its text, and from what a save writes. */
  plan?: FormAction | undefined
  addSource?: AddOption | undefined
  addAuthor?: AddOption | undefined
  addTag?: AddOption | undefined
  /** The second margin; it reads EditingContext. */
  children?: ReactNode
}

const noProblems: FieldProblems = {}

/** The form of an article: its text and what is said of it, one line above that always tells what is saved, and the second margin beside. */
export function ArticleForm(props: ArticleFormProps) {
  const { id, choices, clock, readOnly } = props
  const router = useRouter()
  const [copy, setCopy] = useState(props.copy)
  const [shownKey, setShownKey] = useState(0)
  const [problems, setProblems] = useState(noProblems)
  const [savedAt, setSavedAt] = useState(props.savedAt ?? null)
  const [moving, setMoving] = useState(false)
  const latest = useRef(props.copy)

  const saving = useSave({
    id,
    version: props.version,
    copy: props.copy,
    create: props.create,
    onProblems: (fields) => point(fields),
    onSaved: (created) => {
      setProblems(noProblems)
      setSavedAt(new Date().toISOString())
      if (created) {
        // The article's own page takes over; nothing may be typed into this one that would not go with it.
        setMoving(true)
        router.replace(urls.desk.article(created))
      } else router.refresh()
    },
  })
  const { status, noteEdit, noteVersion, save, settledVersion } = saving

  const set = useCallback(
    (change: Partial<WorkingCopy>) => {
      latest.current = { ...latest.current, ...change }
      setCopy(latest.current)
      setProblems((before) => Object.fromEntries(Object.entries(before).filter(([field]) => !(field in change))))
      noteEdit(latest.current)
    },
    [noteEdit],
  )

  /** Shows another whole text: its fields are made anew, because some keep what was typed beside what it means. */
  const show = useCallback((next: WorkingCopy) => {
    latest.current = next
    setCopy(next)
    setProblems(noProblems)
    setShownKey((key) => key + 1)
  }, [])

  // The server may have written a newer text by itself (a revision restored): it is shown unless something here is unsaved.
  useEffect(() => {
    if (props.version <= saving.version || saving.dirty) return
    noteVersion(props.version)
    show(props.copy)
  }, [props.version, props.copy, saving.version, saving.dirty, noteVersion, show])

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.code !== "KeyS") return
      event.preventDefault()
      if (!readOnly) void save()
    }
    window.addEventListener("keydown", press)
    return () => window.removeEventListener("keydown", press)
  })

  useEffect(() => {
    if (status.kind === "conflict") document.getElementById("conflict")?.focus()
  }, [status.kind])

  /** Shows what is on this page as readers would see it: what is unsaved is saved first. The window opens at once, or browsers would block it. */
  async function preview(articleId: string) {
    const shown = window.open("", "_blank")
    if (!readOnly && (await settledVersion()) === null) return shown?.close()
    if (shown) shown.location.href = urls.desk.preview(articleId)
  }

  const take = (theirs: Theirs) => {
    saving.takeTheirs(theirs)
    show(theirs.copy)
    router.refresh()
  }
  const point = (fields: FieldProblems) => {
    setProblems(fields)
    const [first] = Object.keys(fields)
    if (first) focusField(first)
  }
  const ofPicture = ["pictureAlt", "pictureCredit", "pictureRights"].flatMap((field) => problems[field] ?? [])
  const pictureProblems = ofPicture.length > 0 ? ofPicture : undefined
  const editing = { version: id === null ? null : saving.version, dirty: saving.dirty, settledVersion, point }
  const fields = { copy, set, problems, choices, clock }
  const count = useMemo(() => countBody(copy.body), [copy.body])
  const textFields = ["body", "figureAlt", "figureCredit", "figureGone", "figureRights"].flatMap((field) => problems[field] ?? [])

  return (
    <EditingContext value={editing}>
      <SaveLine status={status} savedAt={savedAt && formatTime(new Date(savedAt), clock.timeZone)} readOnly={readOnly} onSave={() => void save()}>
        {id === null ? null : (
          <Button onClick={() => void preview(id)}>{strings.desk.article.preview}</Button>
        )}
      </SaveLine>
      <h1 className="sr-only">{id === null ? strings.desk.article.create : strings.desk.article.edit}</h1>
      {status.kind === "conflict" ? (
        <Conflict mine={copy} theirs={status.theirs} busy={false} onKeep={() => void saving.keepMine(status.theirs)} onTake={() => take(status.theirs)} />
      ) : null}
      <div className="ed">
        <fieldset className="sheet" key={shownKey} disabled={readOnly !== undefined || moving}>
          <HeadFields {...fields} />
          <IsnadFields {...fields} addSource={props.addSource} addAuthor={props.addAuthor} />
          <div className="field" id="body">
            <div className="label" id="body-label">
              {words.body}
            </div>
            <Editor
              initial={copy.body}
              labelledBy="body-label"
              describedBy={textFields.length > 0 ? "body-err" : undefined}
              invalid={textFields.length > 0}
              disabled={readOnly !== undefined || moving}
              onChange={(body) => set({ body })}
            />
            {textFields.length > 0 ? (
              <p className="err" id="body-err">
                {textFields.map(problemText).join(" ")}
              </p>
            ) : null}
            <div className="foot">
              <span>{strings.desk.editor.words(count)}</span>
              <span>{strings.desk.editor.minutes(readingMinutes(count))}</span>
            </div>
          </div>
          <PictureField
            id="pictureId"
            label={words.pictureId}
            value={copy.pictureId}
            problems={problems["pictureId"] ?? pictureProblems}
            disabled={readOnly !== undefined || moving}
            edit
            onChange={(pictureId) => set({ pictureId })}
          />
          <MultiCombobox
            id="tagIds"
            label={words.tagIds}
            optional
            options={choices.tags}
            value={copy.tagIds}
            problems={problems["tagIds"]}
            onAdd={props.addTag}
            onChange={(tagIds) => set({ tagIds })}
          />
          <details id="moments" open={problems["embargoUntil"] !== undefined || undefined}>
            <summary>{strings.desk.article.moments}</summary>
            {id === null ? (
              <MomentField label={words.plannedFor} value={copy.plannedFor} clock={clock} problems={problems["plannedFor"]} onChange={(plannedFor) => set({ plannedFor })} />
            ) : <PlanField id={id} plannedFor={props.copy.plannedFor} clock={clock} plan={props.plan} />}
            <MomentField label={words.embargoUntil} value={copy.embargoUntil} clock={clock} problems={problems["embargoUntil"]} onChange={(embargoUntil) => set({ embargoUntil })} />
            <p className="hint" suppressHydrationWarning>{words.clock(zoneName(clock.timeZone))}</p>
          </details>
        </fieldset>
        {props.children ? <aside aria-label={strings.desk.publishing.label}>{props.children}</aside> : null}
      </div>
    </EditingContext>
  )
}
