import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { z } from "zod"
import { NamesBoard } from "@/components/desk/names-board"
import { ListSearch } from "@/components/desk/sources-list"
import { listTags, tagChoices } from "@/lib/tags/queries"
import { line } from "@/lib/articles/schema"
import { requireActor } from "@/lib/auth/session"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"
import * as actions from "./actions"

const words = strings.desk.tags
export const metadata: Metadata = { title: words.title }

const query = z.object({ q: line(200).catch("") })

export default async function TagsPage({ searchParams }: { searchParams: Promise<unknown> }) {
  const actor = await requireActor(urls.desk.tags())
  const { q } = query.parse(await searchParams)
  const [names, choices] = await Promise.all([listTags(actor, q), tagChoices(actor)])
  if (!names || !choices) notFound()
  return (
    <NamesBoard of="tags" names={names} choices={choices} narrowed={q !== ""} actions={{ ...actions }}>
      <ListSearch label={words.search} q={q} action={urls.desk.tags()} apply={strings.desk.lists.apply} />
    </NamesBoard>
  )
}
