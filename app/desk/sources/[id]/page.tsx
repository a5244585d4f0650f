import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { z } from "zod"
import { setSourceLogo } from "@/app/desk/media/actions"
import { change, merge } from "@/app/desk/sources/actions"
import { MergeSource } from "@/components/desk/merge-dialog"
import { PicturePlace } from "@/components/desk/picture-place"
import { SourceForm } from "@/components/desk/sources-form"
import { Notice } from "@/components/ui/notice"
import { PageHead } from "@/components/ui/page-head"
import { requireActor } from "@/lib/auth/session"
import { usageCounts } from "@/lib/names/usage"
import { knownPapers, sourceForDesk } from "@/lib/sources/queries"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"

export const metadata: Metadata = { title: strings.desk.sources.title }

const query = z.object({ merged: z.string().catch("") })
type Props = { params: Promise<{ id: string }>; searchParams: Promise<unknown> }

export default async function SourcePage({ params, searchParams }: Props) {
  const { id } = await params
  const actor = await requireActor(urls.desk.source(id))
  const source = await sourceForDesk(actor, id)
  if (!source) notFound()
  const [papers, { copies, live }, { merged }] = await Promise.all([knownPapers(actor), usageCounts("source", id), searchParams.then((given) => query.parse(given))])
  const { uses, merge: merging } = strings.desk
  const note = <>
    <a href={urls.source(source.slug)}>{strings.desk.sources.publicPage}</a> · <a href={urls.desk.uses("source", id)}>{uses.link}</a>: {uses.copies(copies)}{strings.desk.lists.comma}{uses.live(live)}
  </>
  return (
    <>
      <PageHead title={source.name} note={note}>
        <MergeSource source={source} articles={copies} live={live} papers={(papers ?? []).map(({ names, ...paper }) => ({ ...paper, variants: names }))} action={merge} />
      </PageHead>
      {merged === "yes" ? <Notice>{merging.doneSource}</Notice> : null}
      <SourceForm action={change} source={source} />
      <PicturePlace action={setSourceLogo} id={id} pictureId={source.logoId} label={strings.desk.media.place.source} />
    </>
  )
}
