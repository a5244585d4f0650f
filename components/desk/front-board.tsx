"use client"

import { useEffect, useRef, useState } from "react"
import { Form, type FormAction } from "@/components/form/form"
import { Submit } from "@/components/form/submit"
import { Button } from "@/components/ui/button"
import { TextField } from "@/components/ui/field"
import { PageHead } from "@/components/ui/page-head"
import { PLACES, carried, partOf } from "@/lib/front/places"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"
import { FrontSearch } from "./front-search"
import { zoneName } from "./moment"
import { Arrow, Grip } from "./sections-board"
import { useDrag } from "./use-drag"

const words = strings.desk.front

export type PlacedArticle = { id: string; title: string; source: string | null; section: string | null; live: boolean }

type FrontBoardProps = {
  version: number
  places: readonly PlacedArticle[]
  /** The newest live articles, to begin with. */
  newest: readonly PlacedArticle[]
  until: { day: string; time: string } | null
  /** How long the saved arrangement holds, in words; null where it has no end. */
  standing: string | null
  changed: string | null
  timeZone: string
  action: FormAction
}

/** The top of the front page as a chief arranges it: the places in their order, and what could be put there. Nothing is saved before the button says so. */
export function FrontBoard({ version, places: saved, newest, until, standing, changed, timeZone, action }: FrontBoardProps) {
  const [places, setPlaces] = useState(saved)
  const [said, setSaid] = useState<string | null>(null)
  const focus = useRef<string | null>(null)
  const ids = places.map((place) => place.id)
  const dirty = ids.join() !== saved.map((place) => place.id).join()

  // A line that moved, or went, took the focus along; it comes back to the button that was pressed, or to one beside it.
  useEffect(() => {
    if (focus.current === null) return
    const wanted = focus.current
    focus.current = null
    const find = (id: string) => document.querySelector<HTMLButtonElement>(`#${CSS.escape(id)}:not(:disabled)`)
    const [way, id] = wanted.split("-")
    ;(find(wanted) ?? find(`${way === "up" ? "down" : "up"}-${id}`) ?? document.querySelector<HTMLElement>("#front-q"))?.focus()
  }, [places])

  function go(from: number, to: number, button?: string) {
    const one = places[from]
    if (!one) return
    const next = carried(places, from, to)
    if (button) focus.current = `${button}-${one.id}`
    setPlaces(next)
    setSaid(words.done.moved(one.title, next.indexOf(one) + 1))
  }
  function remove(at: number) {
    const one = places[at]
    if (!one) return
    focus.current = `remove-${places[at + 1]?.id ?? places[at - 1]?.id ?? ""}`
    setPlaces(places.filter((_place, index) => index !== at))
    setSaid(words.done.removed(one.title))
  }
  function add(one: PlacedArticle) {
    if (places.length >= PLACES || ids.includes(one.id)) return
    setPlaces([...places, one])
    setSaid(words.done.added(one.title, places.length + 1))
  }

  const preview = `${urls.desk.frontPreview()}${ids.length > 0 ? `?${ids.map((id) => `place=${id}`).join("&")}` : ""}`
  return (
    <>
      <PageHead title={words.title} note={words.note}>
        <a className="btn" href={preview} target="_blank" rel="noopener">{words.preview}</a>
      </PageHead>
      <div role="status">{said ? <div className="msg">{said}</div> : null}</div>
      <div className="cols front-desk">
        <section>
          <h2 className="d2">{words.arranged}</h2>
          {standing ? <p className="quiet">{standing}</p> : null}
          {changed ? <p className="quiet">{changed}</p> : null}
          <Form
            action={action} label={words.arranged}
            onResult={(result) => { if (result.ok) setSaid(places.length > 0 ? words.done.saved : words.done.cleared) }}
          >
            <input type="hidden" name="version" value={version} />
            {ids.map((id) => <input key={id} type="hidden" name="place" value={id} />)}
            {places.length === 0 ? <p className="mt-4">{words.byDate}</p> : (
              <ol className="tree mt-4" aria-label={words.arranged}>
                {places.map((place, index) => (
                  <li key={place.id}>
                    <PlaceRow
                      place={place} index={index} last={index === places.length - 1} onRemove={() => remove(index)}
                      onStep={(to, button) => go(index, to, button)}
                      onDropped={(dragged, edge) => go(ids.indexOf(dragged), edge === "before" ? index : index + 1)}
                    />
                  </li>
                ))}
              </ol>
            )}
            {places.length > 0 ? (
              <>
                <div className="two mt-4">
                  <TextField label={words.day} name="day" type="date" optional defaultValue={until?.day} />
                  <TextField label={words.time} name="time" type="time" optional defaultValue={until?.time} />
                </div>
                <p className="hint">{words.endHint} {strings.desk.publishing.clock(zoneName(timeZone))}</p>
              </>
            ) : null}
            {dirty ? <p className="quiet mt-4">{words.unsaved}</p> : null}
            <div className="bar mt-4">
              <Submit kind="go" pending={strings.desk.actions.saving}>{words.save}</Submit>
              {places.length > 0 ? (
                <Button onClick={() => { focus.current = "none-none"; setPlaces([]); setSaid(words.byDate) }}>{words.clear}</Button>
              ) : null}
            </div>
          </Form>
        </section>
        <FrontSearch newest={newest} placed={ids} full={places.length >= PLACES} onAdd={add} />
      </div>
    </>
  )
}

type RowProps = {
  place: PlacedArticle
  index: number
  last: boolean
  onStep: (to: number, button: "up" | "down") => void
  onDropped: (dragged: string, edge: "before" | "after") => void
  onRemove: () => void
}

function PlaceRow({ place, index, last, onStep, onDropped, onRemove }: RowProps) {
  const { id, title, source, live } = place
  const { ref, edge, carried: held } = useDrag({
    kind: "place", id, edgeAt: (_dragged, height) => (height < 0.5 ? "before" : "after"),
    onDrop: (dragged, where) => { if (where !== "into") onDropped(dragged, where) },
  })
  return (
    <div ref={ref} className={held ? "placed carried" : "placed"} data-edge={edge ?? undefined}>
      <Grip />
      <span className="what">
        <span className="quiet">{words.parts[partOf(index)]}{source ? <>{" · "}<span className="src"><bdi>{source}</bdi></span></> : null}</span>
        <strong className="block"><bdi>{title || strings.desk.article.untitled}</bdi></strong>
        {live ? null : <span className="err block">{words.notLive}</span>}
      </span>
      <span className="end">
        <button type="button" className="ico" id={`up-${id}`} disabled={index === 0} aria-label={words.up(title)} onClick={() => onStep(index - 1, "up")}>
          <Arrow d="M12 20V5M5 12l7-7 7 7" />
        </button>
        <button type="button" className="ico" id={`down-${id}`} disabled={last} aria-label={words.down(title)} onClick={() => onStep(index + 2, "down")}>
          <Arrow d="M12 4v15M5 12l7 7 7-7" />
        </button>
        <button type="button" className="ico" id={`remove-${id}`} aria-label={words.removeOf(title)} onClick={onRemove}>{words.remove}</button>
      </span>
    </div>
  )
}
