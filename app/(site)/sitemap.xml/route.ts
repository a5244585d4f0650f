import { reader } from "@/app/(site)/reader"
import { LISTS, partName } from "@/lib/sitemap/parts"
import { anyNames, partBeginnings } from "@/lib/sitemap/published"
import { writeIndex } from "@/lib/sitemap/write"
import { urls } from "@/lib/urls"

export const dynamic = "force-dynamic"

/** The index of the sitemap: the pages that are lists, by-lines and topics where there are any, and then the articles in parts. */
export const GET = reader(async ({ chrome }) => {
  const [{ origin }, beginnings, any] = await Promise.all([chrome, partBeginnings(), anyNames()])
  const parts = [...LISTS.filter((part) => part === "pages" || any[part]), ...[null, ...beginnings].map(partName)]
  return { text: writeIndex(parts.map((part) => origin + urls.sitemapPart(part))), type: "application/xml; charset=utf-8", tags: ["articles", "authors", "tags"] }
})
