import { reader } from "@/app/(site)/reader"
import { ArchiveDocument } from "@/components/site/archive"
import { monthsOfArchive } from "@/lib/days/published"
import { urls } from "@/lib/urls"

export const dynamic = "force-dynamic"

/** The archive by years and months. */
export const GET = reader(async ({ chrome }) => {
  const months = await monthsOfArchive()
  return { document: <ArchiveDocument chrome={{ ...(await chrome), path: urls.archive() }} months={months} />, page: "lists", tags: ["articles"] }
})
