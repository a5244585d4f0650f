import { createHash } from "node:crypto"
import article from "./styles/article.inline.css"
import front from "./styles/front.inline.css"
import lists from "./styles/lists.inline.css"
import review from "./styles/review.inline.css"

/** The stylesheet of each class of page, as text. */
export const styles = { article, front, lists, review }

export type PageClass = keyof typeof styles

const sha = (css: string) => `'sha256-${createHash("sha256").update(css).digest("base64")}'`

const policyOf = (page: PageClass): string =>
  [
    "default-src 'none'", `style-src ${sha(styles[page])}`, "font-src 'self'", "img-src 'self' data:", "script-src 'self'", "connect-src 'self'",
    "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
  ].join("; ")
const policies: Record<PageClass, string> = { article: policyOf("article"), front: policyOf("front"), lists: policyOf("lists"), review: policyOf("review") }

/** The content policy of a readers' page of this class: nothing but our own files and the one stylesheet it carries. */
export const contentPolicy = (page: PageClass): string => policies[page]
