import type { Metadata } from "next"
import { ConfirmForm } from "@/components/form/confirm"
import { PageHead } from "@/components/ui/page-head"
import { requireStanding } from "@/lib/auth/session"
import { strings } from "@/lib/strings"
import { safeReturn, urls } from "@/lib/urls"
import { confirm } from "./actions"

export const metadata: Metadata = { title: strings.desk.confirm.title }

/** Where somebody proves who they are when no script can ask; the way back is one of the desk's own pages. */
export default async function ConfirmPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const next = safeReturn((await searchParams).next)
  await requireStanding(urls.desk.confirm(next))
  return (
    <>
      <PageHead title={strings.desk.confirm.title} />
      <div className="sheet"><ConfirmForm action={confirm} next={next} /></div>
    </>
  )
}
