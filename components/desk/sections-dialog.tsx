"use client"

import { useState, type ReactNode } from "react"
import { Form, type FormAction } from "@/components/form/form"
import { Submit } from "@/components/form/submit"
import { DialogButton, Dismiss } from "@/components/ui/dialog"
import { CheckField, SelectField } from "@/components/ui/field"
import { merges, type Placed } from "@/lib/sections/order"
import { strings } from "@/lib/strings"
import type { Outcome } from "./outcome"
import { PicturePlace } from "./picture-place"
import { SectionForm, type SectionFields } from "./sections-form"

const words = strings.desk.sections
const tree = strings.desk.sectionTree

export type EditorChoice = { id: string; name: string }
export type Section = SectionFields & Placed & { pictureId: string | null; hidden: boolean; onFront: boolean; articles: number; live: number; editors: readonly EditorChoice[] }
export type SectionActions = Record<"add" | "change" | "place" | "merge" | "band" | "setEditors" | "hide" | "remove" | "picture", FormAction>

type DialogProps = { section: Section; all: readonly Section[]; editors: readonly EditorChoice[]; actions: SectionActions; outcome: Outcome }
type PartProps = { section: Section; close: () => void }

/** All that is kept of one section and can be done to it. */
export function SectionDialog({ section, all, editors, actions, outcome }: DialogProps) {
  const { name, onFront, parentId } = section
  const parents = all.filter((each) => each.parentId === null).map(({ id, name: called }) => ({ id, name: called }))
  const { done } = tree
  return (
    <DialogButton label={strings.desk.actions.edit} title={words.change(name)}>
      {(close) => (
        <>
          <SectionForm action={outcome.closing(words.done.changed, actions.change, close)} section={section} parents={parents} close={close} />
          <Part title={tree.editors}>
            <Editors section={section} editors={editors} action={outcome.closing(done.editors(name), actions.setEditors, close)} close={close} />
          </Part>
          <Part title={strings.desk.media.place.section}>
            <PicturePlace action={actions.picture} id={section.id} pictureId={section.pictureId} label={strings.desk.media.place.section} />
          </Part>
          {parentId === null ? (
            <Part title={tree.front}>
              <Band section={section} action={outcome.closing(onFront ? done.unband(name) : done.band(name), actions.band, close)} close={close} />
            </Part>
          ) : null}
          <Part title={tree.merge}>
            <Merge section={section} all={all} said={(into) => outcome.closing(done.merged(name, into), actions.merge, close)} close={close} />
          </Part>
          <Part title={words.remove}>
            <Remove section={section} action={outcome.closing(words.done.removed, actions.remove, close)} close={close} />
          </Part>
        </>
      )}
    </DialogButton>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="danger">
      <summary>{title}</summary>
      {children}
    </details>
  )
}

function Editors({ section, editors, action, close }: PartProps & { editors: readonly EditorChoice[]; action: FormAction }) {
  if (editors.length === 0) return <p className="hint">{tree.noEditors}</p>
  return (
    <Form action={action} label={tree.editors}>
      <input type="hidden" name="id" value={section.id} />
      <div className="picks">
        {editors.map(({ id, name }) => (
          <CheckField key={id} label={name} name="userIds" value={id} defaultChecked={section.editors.some((editor) => editor.id === id)} />
        ))}
      </div>
      <p className="hint">{tree.editorsHint}</p>
      <div className="bar">
        <Submit pending={strings.desk.actions.saving}>{strings.desk.actions.save}</Submit>
        <Dismiss onClick={close} />
      </div>
    </Form>
  )
}

function Band({ section: { id, onFront }, action, close }: PartProps & { action: FormAction }) {
  return (
    <Form action={action} label={tree.front}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="onFront" value={onFront ? "no" : "yes"} />
      <p>{onFront ? tree.frontOn : tree.frontOff}</p>
      <div className="bar">
        <Submit>{onFront ? tree.frontHide : tree.frontShow}</Submit>
        <Dismiss onClick={close} />
      </div>
    </Form>
  )
}

/** Says, before anything is done, what will follow and how much of it there is. */
function Merge({ section, all, said, close }: PartProps & { all: readonly Section[]; said: (into: string) => FormAction }) {
  const [into, setInto] = useState("")
  const { id, name, articles, live, editors } = section
  const targets = all.filter((each) => merges(all, id, each.id) === null)
  const target = targets.find((each) => each.id === into)
  if (targets.length === 0) return <p className="hint">{tree.mergeNone}</p>
  return (
    <Form action={said(target?.name ?? "")} label={tree.merge}>
      <input type="hidden" name="id" value={id} />
      <SelectField
        label={tree.into_} name="into" value={into} empty={tree.mergeChoose} onChange={(event) => setInto(event.target.value)}
        choices={targets.map((each) => ({ value: each.id, label: each.name }))}
      />
      {target ? (
        <div className="follows" role="status">
          <p>{tree.willFollow(target.name)}</p>
          <ul>
            <li>{tree.mergeArticles(articles, live)}</li>
            <li>{tree.mergeChildren(all.filter((each) => each.parentId === id).length)}</li>
            <li>{tree.mergeEditors(editors.length)}</li>
            <li>{tree.mergeAddress(name)}</li>
          </ul>
          {target.hidden ? <p className="err">{tree.mergeHidden(target.name)}</p> : null}
          <p>{tree.mergeFinal(name)}</p>
        </div>
      ) : null}
      <div className="bar">
        <Submit kind="red">{tree.mergeDo}</Submit>
        <Dismiss onClick={close} />
      </div>
    </Form>
  )
}

/** The removal asks once more; a refusal says in the dialog how many articles there are. */
function Remove({ section, action, close }: PartProps & { action: FormAction }) {
  return (
    <Form action={action} label={words.remove}>
      <input type="hidden" name="id" value={section.id} />
      <p>{words.removeConfirm(section.name)}</p>
      <div className="bar">
        <Submit kind="red">{words.remove}</Submit>
        <Dismiss onClick={close} />
      </div>
    </Form>
  )
}
