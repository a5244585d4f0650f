import type { ReactElement } from "react"
import { ArticleDocument, type ArticleView } from "./article-page"
import type { FrontView } from "@/lib/articles/view"
import type { Chrome } from "./chrome"
import { FrontDocument } from "./front-page"
import { markup } from "./markup"
import type { PageClass } from "./styles"
import { contentPolicy } from "./styles"

/** A document as text, with its doctype. No runtime follows it: what is drawn here is all there is. */
export async function renderDocument(document: ReactElement): Promise<string> {
  const plain = markup(document)
  if (plain !== null) return `<!doctype html>${plain}`
  // Imported here and not above: Next refuses the static import in a route's graph.
  const { renderToStaticMarkup } = await import("react-dom/server")
  return `<!doctype html>${renderToStaticMarkup(document)}`
}

/** The article's page as text, for the readers' route and for the desk's preview; send it with `pageHeaders("article")`. */
export function renderArticle(view: ArticleView, chrome: Chrome): Promise<string> {
  return renderDocument(<ArticleDocument view={view} chrome={chrome} />)
}

/** The front page as text, for the desk's preview of an arrangement; send it with `pageHeaders("front")`. */
export function renderFront(view: FrontView, chrome: Chrome): Promise<string> {
  return renderDocument(<FrontDocument view={view} chrome={chrome} />)
}

/** The headers of a readers' page of this class, its content policy among them. */
export const pageHeaders = (page: PageClass): Record<string, string> => ({
  "Content-Type": "text/html; charset=utf-8",
  "Content-Security-Policy": contentPolicy(page),
})
