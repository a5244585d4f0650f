"use client"

import { useRouter } from "next/navigation"
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from "react"
import { Editor, type EditorHandle } from "@/components/editor/editor"
import type { FormAction } from "@/components/form/form"
import { Button } from "@/components/ui/button"
import { MultiCombobox, type AddOption } from "@/components/ui/combobox"
import { formatTime } from "@/lib/arabic/dates"
import { readingMinutes } from "@/lib/arabic/reading"
import { comparedFields } from "@/lib/articles/compared"
import { countBody } from "@/lib/articles/count"
import type { WorkingCopy } from "@/lib/articles/schema"
import type { FieldProblems } from "@/lib/result"
import { strings } from "@/lib/strings"
import { problemText } from "@/lib/strings/desk-problems"
import { urls } from "@/lib/urls"
import type { ArticleChoices, Clock } from "./article-choices"
import { Conflict } from "./conflict"
import { EditingContext } from "./editing"
import { FidelityLine } from "./fidelity-line"
import { focusField } from "./focus-field"
import { HeadFields } from "./head-fields"
import { IsnadFields } from "./isnad-fields"
import { LogInAgain } from "./log-in-again"
import { zoneName } from "./moment"
import { MomentField } from "./moment-field"
import { PictureField } from "./picture-field"
import { PlanField } from "./plan-field"
import { PresenceLine } from "./presence-line"
import { SaveLine } from "./save-line"
import { usePresence } from "./use-presence"
import { useSave, type Took } from "./use-save"

const words = strings.desk.fields

export type ArticleFormProps = {
  /** Who writes here: what the journal of this device keeps is theirs alone. */
  person: string
  /** Null for an article that is not there yet: the first save makes it, and the page's address becomes its own. */
  id: string | null
  version: number
  copy: WorkingCopy
  /** When the working copy was last written, as ISO text. */
  savedAt?: string | null
  choices: ArticleChoices
  clock: Clock
  /** The paragraphs of the page that it was clipped from, where it was. */
  clipped?: readonly string[] | null
  /** Why nothing can be changed here, in words. */
  readOnly?: string | undefined
  /** Says when it is meant to appear: apart from its text, and from what a save writes. */
  plan?: FormAction | undefined
  addSource?: AddOption | undefined
  addAuthor?: AddOption | undefined
  addTag?: AddOption | undefined
  /** The second margin; it reads EditingContext. */
  children?: ReactNode
}

const noProblems: FieldProblems = {}
/** Fields that keep what was typed beside what it means: they are made anew when another text is shown. */
const keepsTyped: ReadonlySet<string> = new Set(["sourceId", "sourceDate", "sourceDateText", "authorIds", "tagIds", "plannedFor", "embargoUntil", "kindLabel"])

/** The form of an article: its text and what is said of it, one line above that always tells what is saved, and the second margin beside. */
export function ArticleForm(props: ArticleFormProps) {
  const { choices, clock, readOnly } = props
  const router = useRouter()
  const [copy, setCopy] = useState(props.copy)
  const [shownKey, setShownKey] = useState(0)
  const [problems, setProblems] = useState(noProblems)
  const [told, setTold] = useState<string | null>(null)
  const [asking, setAsking] = useState(false)
  const [moving, setMoving] = useState(false)
  const latest = useRef(props.copy)
  const editor = useRef<EditorHandle | null>(null)

  /** Shows another whole text. The editor changes only the paragraphs that differ, so that the caret stays in one's own. */
  const show = useCallback((next: WorkingCopy, took: Took | null) => {
    const changed = comparedFields(latest.current, next)
    latest.current = next
    setCopy(next)
    setProblems(noProblems)
    editor.current?.apply(next.body)
    if (changed.some((field) => keepsTyped.has(field))) setShownKey((key) => key + 1)
    if (took === null) setTold(strings.desk.saving.recovered)
    else if (took.by && took.fields.length + took.blocks > 0) setTold(tookWords(took))
  }, [])

  const saving = useSave({
    person: props.person,
    id: props.id,
    version: props.version,
    copy: props.copy,
    readOnly: readOnly !== undefined,
    show,
    onProblems: (fields) => point(fields),
    gather: () => editor.current?.tell(),
  })
  const { id, status, noteEdit, hear, save, settledVersion, articleId } = saving
  const presence = usePresence({
    caller: saving.caller, id, on: readOnly === undefined, version: saving.version,
    onNewer: hear, onTaken: saving.taken, onSignedOut: () => setAsking(true),
  })
  const { noteTyping } = presence
  const opening = readOnly === undefined && !saving.ready
  const fixed = readOnly !== undefined || opening || moving || status.kind === "taken"

  const set = useCallback(
    (change: Partial<WorkingCopy>) => {
      latest.current = { ...latest.current, ...change }
      setCopy(latest.current)
      setProblems((before) => Object.fromEntries(Object.entries(before).filter(([field]) => !(field in change))))
      noteTyping()
      noteEdit(latest.current)
    },
    [noteEdit, noteTyping],
  )

  // The server may have written a newer text by itself (a revision restored): it comes as a colleague's does.
  useEffect(() => {
    if (props.version > saving.version) hear({ copy: props.copy, version: props.version, editedBy: "" })
  }, [props.version, props.copy, saving.version, hear])

  // Of one's own accord the text is saved and the page stays as it is; who presses «حفظ» wants to see where the article stands.
  const saveAndShow = useCallback(async () => {
    if (!(await save())) return
    setProblems(noProblems)
    const made = articleId()
    if (props.id === null && made !== null) {
      // Nothing may be typed into a page that is about to be another.
      setMoving(true)
      router.replace(urls.desk.article(made))
    } else router.refresh()
  }, [save, router, props.id, articleId])

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.code !== "KeyS") return
      event.preventDefault()
      if (!readOnly) void saveAndShow()
    }
    window.addEventListener("keydown", press)
    return () => window.removeEventListener("keydown", press)
  })

  useEffect(() => {
    if (status.kind === "conflict") document.getElementById("conflict")?.focus()
    if (status.kind === "signedOut") setAsking(true)
  }, [status.kind])

  /** Shows what is on this page as readers would see it: what is unsaved is saved first. The window opens at once, or browsers would block it. */
  async function preview(articleId: string) {
    const shown = window.open("", "_blank")
    if (!readOnly && (await settledVersion()) === null) return shown?.close()
    if (shown) shown.location.href = urls.desk.preview(articleId)
  }

  const point = (fields: FieldProblems) => {
    setProblems(fields)
    const [first] = Object.keys(fields)
    if (first) focusField(first)
  }
  const ofPicture = ["pictureAlt", "pictureCredit", "pictureRights"].flatMap((field) => problems[field] ?? [])
  const pictureProblems = ofPicture.length > 0 ? ofPicture : undefined
  const editing = { version: id === null ? null : saving.version, dirty: saving.dirty, settledVersion, point, copy }
  const fields = { copy, set, problems, choices, clock }
  const count = useMemo(() => countBody(copy.body), [copy.body])
  const textFields = ["body", "figureAlt", "figureCredit", "figureGone", "figureRights"].flatMap((field) => problems[field] ?? [])

  const begun = props.id === null && id !== null
  const state = status.kind === "conflict" ? saving.state() : null
  const at = saving.savedAt ?? props.savedAt

  return (
    <EditingContext value={editing}>
      <SaveLine
        status={status}
        savedAt={at ? formatTime(new Date(at), clock.timeZone) : null}
        readOnly={readOnly}
        onSave={() => void saveAndShow()}
        onLogIn={() => setAsking(true)}
      >
        {id === null ? null : (
          <Button onClick={() => void preview(id)}>{strings.desk.article.preview}</Button>
        )}
      </SaveLine>
      <h1 className="sr-only">{props.id === null ? strings.desk.article.create : strings.desk.article.edit}</h1>
      <PresenceLine others={presence.others} takenBy={status.kind === "taken" ? status.by : null} takeOver={presence.takeOver} />
      <div role="status">{told ? <p className="msg">{told} <Button onClick={() => setTold(null)}>{strings.desk.actions.close}</Button></p> : null}</div>
      {status.kind === "conflict" && state ? (
        <Conflict base={state.base} mine={copy} theirs={status.theirs} choices={choices} onChoose={saving.choose} />
      ) : null}
      <LogInAgain
        open={asking}
        caller={saving.caller}
        onClose={() => setAsking(false)}
        onIn={() => {
          setAsking(false)
          saving.resume()
        }}
      />
      <div className="ed">
        <fieldset className="sheet" disabled={fixed} aria-busy={opening || undefined}>
          <HeadFields key={`head${shownKey}`} {...fields} />
          <IsnadFields key={`isnad${shownKey}`} {...fields} addSource={props.addSource} addAuthor={props.addAuthor} />
          <div className="field" id="body">
            <div className="label" id="body-label">
              {words.body}
            </div>
            <Editor
              initial={props.copy.body}
              handle={editor}
              labelledBy="body-label"
              describedBy={textFields.length > 0 ? "body-err" : undefined}
              invalid={textFields.length > 0}
              disabled={fixed}
              opening={opening}
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
              {props.clipped && copy.origin === "republished" ? <FidelityLine original={props.clipped} body={copy.body} /> : null}
            </div>
          </div>
          <PictureField
            id="pictureId"
            label={words.pictureId}
            value={copy.pictureId}
            problems={problems["pictureId"] ?? pictureProblems}
            disabled={fixed}
            edit
            onChange={(pictureId) => set({ pictureId })}
          />
          <MultiCombobox
            key={`tags${shownKey}`}
            id="tagIds"
            label={words.tagIds}
            optional
            options={choices.tags}
            value={copy.tagIds}
            problems={problems["tagIds"]}
            onAdd={props.addTag}
            onChange={(tagIds) => set({ tagIds })}
          />
          <details key={`moments${shownKey}`} id="moments" open={problems["embargoUntil"] !== undefined || undefined}>
            <summary>{strings.desk.article.moments}</summary>
            {id === null ? (
              <MomentField label={words.plannedFor} value={copy.plannedFor} clock={clock} problems={problems["plannedFor"]} onChange={(plannedFor) => set({ plannedFor })} />
            ) : <PlanField id={id} plannedFor={(props.id === null ? copy : props.copy).plannedFor} clock={clock} plan={props.plan} />}
            <MomentField label={words.embargoUntil} value={copy.embargoUntil} clock={clock} problems={problems["embargoUntil"]} onChange={(embargoUntil) => set({ embargoUntil })} />
            <p className="hint" suppressHydrationWarning>{words.clock(zoneName(clock.timeZone))}</p>
          </details>
        </fieldset>
        {props.children || begun ? (
          <aside aria-label={strings.desk.publishing.label}>
            {begun ? <Steps onGo={() => void saveAndShow()} /> : null}
            {props.children}
          </aside>
        ) : null}
      </div>
    </EditingContext>
  )
}

/** A new article that saved itself: where its review and publishing are. */
function Steps({ onGo }: { onGo: () => void }) {
  return (
    <section className="panel">
      <h2>{strings.desk.publishing.title}</h2>
      <p>{strings.desk.saving.stepsText}</p>
      <div className="stackb"><Button onClick={onGo}>{strings.desk.saving.steps}</Button></div>
    </section>
  )
}

function tookWords({ by, blocks, fields }: Took): string {
  const { merged } = strings.desk.saving
  return merged(by, [...(blocks > 0 ? [strings.desk.article.paragraphs(blocks)] : []), ...(fields.length > 0 ? [fieldWords(fields)] : [])].join(strings.desk.lists.comma))
}

const fieldWords = (fields: readonly string[]): string =>
  fields.flatMap((field) => {
    const word: unknown = (words as Record<string, unknown>)[field]
    return typeof word === "string" ? [word] : []
  }).join(strings.desk.lists.comma)
