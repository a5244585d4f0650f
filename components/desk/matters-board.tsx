import { Form, type FormAction } from "@/components/form/form"
import { Submit } from "@/components/form/submit"
import { Empty } from "@/components/ui/empty"
import { TextField } from "@/components/ui/field"
import type { MatterPiece, MattersDay } from "@/lib/matters/view"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"

const words = strings.desk.matters

type Props = MattersDay & { confirm: FormAction; remove: FormAction }

/** A piece with its paper, to be taken into a matter or left out. */
function Choice({ piece: { id, title, paper }, checked }: { piece: MatterPiece; checked: boolean }) {
  return (
    <li>
      <label>
        <input type="checkbox" name="article" value={id} defaultChecked={checked} />
        <span><bdi className="src">{paper}</bdi> <bdi>{title}</bdi></span>
      </label>
    </li>
  )
}

type FormProps = { day: string; pieces: readonly MatterPiece[]; checked: boolean; words?: readonly string[]; confirm: FormAction; label: string }

function MatterForm({ day, pieces, checked, words: shared = [], confirm, label }: FormProps) {
  return (
    <Form action={confirm} done={words.confirmed} label={label} className="block">
      <h2 className="d2">{label}</h2>
      {shared.length > 0 ? <p className="quiet">{words.shared} <bdi>{shared.join(strings.desk.lists.comma)}</bdi></p> : null}
      <input type="hidden" name="day" value={day} />
      <ul className="picks alone">{pieces.map((piece) => <Choice key={piece.id} piece={piece} checked={checked} />)}</ul>
      <TextField label={words.name} name="title" hint={words.nameHint} maxLength={120} />
      <p><Submit>{words.confirm}</Submit></p>
    </Form>
  )
}

/** A day's matters: what was confirmed, what seems to be one, and everything of the day to choose from by hand. */
export function MattersBoard({ day, pieces, suggestions, matters, confirm, remove }: Props) {
  const by = (ids: readonly string[]) => ids.flatMap((id) => pieces.find((piece) => piece.id === id) ?? [])
  const free = pieces.filter((piece) => !piece.taken)
  if (pieces.length === 0 && matters.length === 0) return <Empty title={words.empty}>{null}</Empty>
  return (
    <>
      {matters.map(({ id, title, pieces: ids }) => (
        <section className="block" key={id}>
          <h2 className="d2"><a href={urls.matter(id)}><bdi>{title}</bdi></a></h2>
          <ul className="rows ranks">{by(ids).map((piece) => <li key={piece.id}><div><bdi className="src">{piece.paper}</bdi> <bdi>{piece.title}</bdi></div></li>)}</ul>
          <Form action={remove} label={words.removeOf(title)}><input type="hidden" name="id" value={id} /><Submit>{words.remove}</Submit></Form>
        </section>
      ))}
      {suggestions.map((suggestion, index) => (
        <MatterForm key={suggestion.pieces.join()} day={day} pieces={by(suggestion.pieces)} checked words={suggestion.words} confirm={confirm} label={words.suggestion(index + 1)} />
      ))}
      {suggestions.length === 0 && matters.length === 0 ? <p className="quiet">{words.none}</p> : null}
      {free.length > 1 ? <details><summary>{words.byHand}</summary><MatterForm day={day} pieces={free} checked={false} confirm={confirm} label={words.another} /></details> : null}
    </>
  )
}
