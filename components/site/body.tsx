import { Fragment, type ReactNode } from "react"
import { bodySchema, safeLink, type Block, type Inline, type ListItem, type Mark } from "@/lib/articles/body"
import { strings } from "@/lib/strings"
import { Text } from "./text"

function marked(mark: Mark, inner: ReactNode): ReactNode {
  if (mark.type === "bold") return <strong>{inner}</strong>
  if (mark.type === "italic") return <em>{inner}</em>
  // The schema has looked at the address already; a second look costs nothing.
  const href = safeLink(mark.attrs.href)
  return href === null ? inner : <a href={href} rel="noopener">{inner}</a>
}

const inline = (node: Inline): ReactNode =>
  node.type === "hardBreak" ? <br /> : (node.marks ?? []).reduceRight<ReactNode>((inner, mark) => marked(mark, inner), <Text>{node.text}</Text>)

const inlines = (content: readonly Inline[] | undefined) => content?.map((node, index) => <Fragment key={index}>{inline(node)}</Fragment>)

const blocks = (content: readonly (Block | ListItem)[]) => content.map((node, index) => <Fragment key={index}>{block(node)}</Fragment>)

function block(node: Block | ListItem): ReactNode {
  switch (node.type) {
    case "paragraph": return node.content && <p>{inlines(node.content)}</p>
    case "heading": return node.attrs.level === 2 ? <h2>{inlines(node.content)}</h2> : <h3>{inlines(node.content)}</h3>
    case "horizontalRule": return <hr />
    case "blockquote": return <blockquote>{blocks(node.content)}</blockquote>
    case "bulletList": return <ul>{blocks(node.content)}</ul>
    case "orderedList": return <ol start={node.attrs?.start}>{blocks(node.content)}</ol>
    case "listItem": return <li>{blocks(node.content)}</li>
  }
}

/** The text of an article. Checked against the closed schema before it is drawn, wherever it came from; what does not pass is not drawn. */
export function Body({ body }: { body: unknown }) {
  const checked = bodySchema.safeParse(body)
  return checked.success ? blocks(checked.data.content) : <p>{strings.site.article.bodyMissing}</p>
}
