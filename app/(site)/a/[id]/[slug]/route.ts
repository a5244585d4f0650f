import { article } from "@/app/(site)/a/[id]/article"

export const dynamic = "force-dynamic"

/** An article's page; the id finds it and the slug adorns it. */
export const GET = article
