import type { ReactElement } from "react"
import type { FrontView } from "@/lib/articles/view"
import type { PageText } from "@/lib/page-store/direct"
import { ArticleDocument, type ArticleView } from "./article-page"
import type { Chrome } from "./chrome"
import { Opening } from "./document"
import { FrontDocument } from "./front-page"
import { markup } from "./markup"
import { contentPolicy, type PageClass } from "./styles"

/** What stands after the beginning of a head: that is in the opening already. */
const afterHead = (drawn: string) => drawn.slice(drawn.indexOf("<head>") + "<head>".length)

const openings = new Map<PageClass, string>()

/** What every page of a class begins with, from its doctype to its stylesheet. */
function openingOf(page: PageClass): string {
  const known = openings.get(page)
  if (known !== undefined) return known
  const drawn = markup(<Opening page={page} />)
  if (drawn === null) throw new Error("an opening that is not plain")
  const opening = `<!doctype html>${drawn.slice(0, -"</head></html>".length)}`
  openings.set(page, opening)
  return opening
}

/** A document of this class as text. No runtime follows it: what is drawn here is all there is. */
export async function renderDocument(document: ReactElement, page: PageClass): Promise<PageText> {
  const plain = markup(document)
  if (plain !== null) return { opening: openingOf(page), rest: afterHead(plain) }
  // Imported here and not above: Next refuses the static import in a route's graph.
  const { renderToStaticMarkup } = await import("react-dom/server")
  return { opening: openingOf(page), rest: afterHead(renderToStaticMarkup(document)) }
}

/** A page in one. */
export const wholeText = ({ opening, rest }: PageText): string => opening + rest

/** The article's page as text, for the desk's preview; send it with `pageHeaders("article")`. */
export async function renderArticle(view: ArticleView, chrome: Chrome): Promise<string> {
  return wholeText(await renderDocument(<ArticleDocument view={view} chrome={chrome} />, "article"))
}

/** The front page as text, for the desk's preview of an arrangement; send it with `pageHeaders("front")`. */
export async function renderFront(view: FrontView, chrome: Chrome): Promise<string> {
  return wholeText(await renderDocument(<FrontDocument view={view} chrome={chrome} />, "front"))
}

/** The headers of a readers' page of this class, its content policy among them. */
export const pageHeaders = (page: PageClass): Record<string, string> => ({
  "Content-Type": "text/html; charset=utf-8",
  "Content-Security-Policy": contentPolicy(page),
})
