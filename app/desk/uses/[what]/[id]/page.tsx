import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { z } from "zod"
import { UsageView } from "@/components/desk/usage"
import { PageHead } from "@/components/ui/page-head"
import { listed } from "@/lib/articles/listed"
import { requireActor } from "@/lib/auth/session"
import { usageOf, usedThings, type Used } from "@/lib/names/usage"
import { newsroomSettings } from "@/lib/newsroom/queries"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"

const words = strings.desk.uses
export const metadata: Metadata = { title: words.link }

const query = z.object({ after: z.string().catch("") })
const lists: Record<Used, string> = { section: urls.desk.sections(), source: urls.desk.sources(), author: urls.desk.authors(), tag: urls.desk.tags() }

export default async function UsesPage({ params, searchParams }: { params: Promise<{ what: string; id: string }>; searchParams: Promise<unknown> }) {
  const { what: kind, id } = await params
  const what = usedThings.find((each) => each === kind)
  const actor = await requireActor(urls.desk.uses(kind, id))
  const usage = what && (await usageOf(actor, what, id, query.parse(await searchParams).after))
  if (!what || !usage) notFound()
  const clock = await newsroomSettings()
  return (
    <>
      <PageHead title={words.title(usage.name)} note={<a href={lists[what]}>{words.back[what]}</a>} />
      <UsageView
        copies={usage.copies} live={usage.live} unseen={usage.unseen} articles={usage.items.map((item) => listed(item, usage.now, clock))}
        next={usage.next === null ? null : urls.desk.uses(what, id, usage.next)}
      />
    </>
  )
}
