import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { ArchiveBackups } from "@/components/desk/archive-backups"
import { ArchiveExport } from "@/components/desk/archive-export"
import { ArchiveImports } from "@/components/desk/archive-imports"
import { PageHead } from "@/components/ui/page-head"
import { ago } from "@/lib/arabic/ago"
import { requireActor } from "@/lib/auth/session"
import { backups } from "@/lib/backup/queries"
import { newsroomSettings } from "@/lib/newsroom/queries"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"
import { imports } from "@/lib/wordpress/queries"
import { drop, start } from "./actions"

export const metadata: Metadata = { title: strings.desk.nav.archive }

export default async function ArchivePage() {
  const actor = await requireActor(urls.desk.archive())
  const [kept, jobs, clock] = await Promise.all([backups(actor), imports(actor), newsroomSettings()])
  if (!kept || !jobs) notFound()
  const told = (at: Date) => ago(at, kept.now, strings.desk.ago, clock)
  return (
    <>
      <PageHead title={strings.desk.nav.archive} note={strings.desk.archive.note} />
      <ArchiveBackups backups={{ ...kept, kept: kept.kept.map((each) => ({ ...each, when: told(each.madeAt) })) }} />
      <ArchiveExport />
      <ArchiveImports jobs={jobs.map(({ createdAt, ...job }) => ({ ...job, when: told(createdAt) }))} actions={{ start, drop }} />
    </>
  )
}
