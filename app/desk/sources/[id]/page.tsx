import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { setSourceLogo } from "@/app/desk/media/actions"
import { change } from "@/app/desk/sources/actions"
import { PicturePlace } from "@/components/desk/picture-place"
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
      <PicturePlace action={setSourceLogo} id={id} pictureId={source.logoId} label={strings.desk.media.place.source} />
    </>
  )
}
