import { article } from "./article"

export const dynamic = "force-dynamic"

/** The short address of an article, which is what readers copy. */
export const GET = article
