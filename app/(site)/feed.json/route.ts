import { siteFeed } from "@/app/(site)/site-feed"

export const dynamic = "force-dynamic"

/** The newest articles, for programs that readers follow the site with. */
export const GET = siteFeed
