import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { change } from "@/app/desk/sources/actions"
import { SourceForm } from "@/components/desk/sources-form"
import { PageHead } from "@/components/ui/page-head"
import { requireActor } from "@/lib/auth/session"
import { sourceForDesk } from "@/lib/sources/queries"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"

export const metadata: Metadata = { title: strings.desk.sources.title }

export default async function SourcePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const source = await sourceForDesk(await requireActor(urls.desk.source(id)), id)
  if (!source) notFound()
  return (
    <>
      <PageHead title={source.name} note={<a href={urls.source(source.slug)}>{strings.desk.sources.publicPage}</a>} />
      <SourceForm action={change} source={source} />
    </>
  )
}
