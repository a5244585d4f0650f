import { createElement, Fragment, type ReactNode } from "react"
import { inDigits, type Digits } from "@/lib/arabic/numbers"
import { safeLink, type Block, type Figure as Placed, type Inline, type ListItem, type Mark, type Table } from "@/lib/articles/body"
import { readBody } from "@/lib/articles/body-schema"
import type { PictureView } from "@/lib/articles/view"
import { strings } from "@/lib/strings"
import { Figure } from "./picture"
import { Text } from "./text"

const words = strings.site.article

type BodyProps = {
  body: unknown
  /** The files of the pictures that stand in the text, as far as readers may have them; one without files is not drawn. */
  pictures?: readonly PictureView[]
  /** How the numbers of footnotes are written. */
  digits?: Digits
}

/** What a text is drawn with: its pictures, its digits, and the footnotes that were met so far. */
type Drawing = { pictures: readonly PictureView[]; digits: Digits; notes: string[] }

/** The text of an article. Checked against the closed schema before it is drawn, wherever it came from; what does not pass is not drawn. */
export function Body({ body, pictures = [], digits = "latn" }: BodyProps) {
  const checked = readBody(body)
  if (checked === null) return <p>{words.bodyMissing}</p>
  const drawing: Drawing = { pictures, digits, notes: [] }
  const drawn = blocks(checked.content, drawing)
  return <>{drawn}<Notes notes={drawing.notes} digits={digits} /></>
}

const ltr = (attrs: { dir?: "ltr" | undefined } | undefined) => attrs?.dir

function marked(mark: Mark, inner: ReactNode): ReactNode {
  if (mark.type === "bold") return <strong>{inner}</strong>
  if (mark.type === "italic") return <em>{inner}</em>
  // The schema has looked at the address already; a second look costs nothing.
  const href = safeLink(mark.attrs.href)
  return href === null ? inner : <a href={href} rel="noopener">{inner}</a>
}

function inline(node: Inline, drawing: Drawing): ReactNode {
  if (node.type === "hardBreak") return <br />
  if (node.type === "footnote") return <NoteMark number={drawing.notes.push(node.attrs.text)} digits={drawing.digits} />
  return (node.marks ?? []).reduceRight<ReactNode>((inner, mark) => marked(mark, inner), <Text>{node.text}</Text>)
}

// One element for all of them and not one for each, which would cost as much as what it holds.
const inlines = (content: readonly Inline[] | undefined, drawing: Drawing) =>
  content && createElement(Fragment, null, ...content.map((node) => inline(node, drawing)))

const blocks = (content: readonly (Block | ListItem)[], drawing: Drawing) =>
  createElement(Fragment, null, ...content.map((node) => block(node, drawing)))

function block(node: Block | ListItem, drawing: Drawing): ReactNode {
  switch (node.type) {
    case "paragraph": return node.content && <p dir={ltr(node.attrs)}>{inlines(node.content, drawing)}</p>
    case "heading": {
      const Level = node.attrs.level === 2 ? "h2" : "h3"
      return <Level dir={ltr(node.attrs)}>{inlines(node.content, drawing)}</Level>
    }
    case "horizontalRule": return <hr />
    case "blockquote": return <blockquote dir={ltr(node.attrs)}>{blocks(node.content, drawing)}</blockquote>
    case "bulletList": return <ul>{blocks(node.content, drawing)}</ul>
    case "orderedList": return <ol start={node.attrs?.start}>{blocks(node.content, drawing)}</ol>
    case "listItem": return <li>{blocks(node.content, drawing)}</li>
    case "pullquote": return node.content && <aside className="pull"><p>{inlines(node.content, drawing)}</p></aside>
    case "figure": return figure(node, drawing)
    case "table": return <div className="scroll" tabIndex={0} role="group" aria-label={words.table}>{table(node, drawing)}</div>
  }
}

/** The picture as it went out: what is said of it here, and its files as they are now. */
function figure({ attrs: { mediaId, alt, caption, credit } }: Placed, { pictures }: Drawing): ReactNode {
  const files = pictures.find((picture) => picture.id === mediaId)
  return files && <Figure picture={{ ...files, alt, caption, credit }} sizes="(min-width: 62rem) 40rem, 94vw" lazy />
}

function table({ content: [first, ...rest] }: Table, drawing: Drawing): ReactNode {
  const cells = (row: Table["content"][number] | undefined) =>
    row?.content.map((cell, index) => {
      const inner = blocks(cell.content, drawing)
      return cell.type === "tableHeader" ? <th scope="col" key={index}>{inner}</th> : <td key={index}>{inner}</td>
    })
  const headed = first?.content[0]?.type === "tableHeader"
  const head = <tr>{cells(first)}</tr>
  return (
    <table>
      {headed ? <thead>{head}</thead> : null}
      <tbody>
        {headed ? null : head}
        {rest.map((row, index) => <tr key={index}>{cells(row)}</tr>)}
      </tbody>
    </table>
  )
}

/** The number of a note where it is meant, leading to the note. */
function NoteMark({ number, digits }: { number: number; digits: Digits }) {
  const shown = inDigits(String(number), digits)
  return <sup><a href={`#note${number}`} id={`mark${number}`} role="doc-noteref" aria-label={words.note(shown)}>{shown}</a></sup>
}

/** The notes at the end of a text, each leading back to where it is meant. */
function Notes({ notes, digits }: { notes: readonly string[]; digits: Digits }) {
  if (notes.length === 0) return null
  return (
    <section className="notes" role="doc-endnotes" aria-label={words.notes}>
      <ol>
        {notes.map((text, index) => (
          <li id={`note${index + 1}`} key={index}>
            <Text>{text}</Text>{" "}
            <a href={`#mark${index + 1}`} role="doc-backlink" aria-label={words.backToNote(inDigits(String(index + 1), digits))}>{words.back}</a>
          </li>
        ))}
      </ol>
    </section>
  )
}
