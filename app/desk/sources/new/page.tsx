import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { add } from "@/app/desk/sources/actions"
import { NewSourceForm } from "@/components/desk/sources-form"
import { PageHead } from "@/components/ui/page-head"
import { requireActor } from "@/lib/auth/session"
import { can } from "@/lib/permissions"
import { knownPapers } from "@/lib/sources/queries"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"

export const metadata: Metadata = { title: strings.desk.sources.add }

export default async function NewSourcePage() {
  const actor = await requireActor(urls.desk.newSource())
  const papers = await knownPapers(actor)
  if (!papers) notFound()
  return (
    <>
      <PageHead title={strings.desk.sources.add} note={strings.desk.sources.rest} />
      <NewSourceForm action={add} papers={papers} manages={can(actor, "source.manage", { id: "all" })} />
    </>
  )
}
