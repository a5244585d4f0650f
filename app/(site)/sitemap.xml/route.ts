import { reader } from "@/app/(site)/reader"
import { partName } from "@/lib/sitemap/parts"
import { partBeginnings } from "@/lib/sitemap/published"
import { writeIndex } from "@/lib/sitemap/write"
import { urls } from "@/lib/urls"

export const dynamic = "force-dynamic"

/** The index of the sitemap: the pages that are lists, and then the articles in parts. */
export const GET = reader(async ({ chrome }) => {
  const [{ origin }, beginnings] = await Promise.all([chrome, partBeginnings()])
  const parts = ["pages", ...[null, ...beginnings].map(partName)]
  return { text: writeIndex(parts.map((part) => origin + urls.sitemapPart(part))), type: "application/xml; charset=utf-8", tags: ["articles"] }
})
