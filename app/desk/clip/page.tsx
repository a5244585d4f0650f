import type { Metadata } from "next"
import { addAuthor, addSource } from "@/app/desk/articles/actions"
import { ClipForm } from "@/components/desk/clip-form"
import { begunOf } from "@/lib/clipping/begun"
import { formChoices } from "@/lib/articles/queries"
import { requireActor } from "@/lib/auth/session"
import { newsroomSettings } from "@/lib/newsroom/queries"
import { can } from "@/lib/permissions"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"
import { extract, proceed } from "./actions"

export const metadata: Metadata = { title: strings.desk.nav.clip }

export default async function ClipPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const asked = await searchParams
  const actor = await requireActor(urls.desk.clip())
  const [choices, { timeZone, monthStyle }] = await Promise.all([formChoices(), newsroomSettings()])
  return (
    <ClipForm
      begun={begunOf(asked, choices.sources)}
      extract={extract}
      proceed={proceed}
      choices={choices}
      clock={{ timeZone, monthStyle }}
      addSource={can(actor, "source.create", { id: "new" }) ? addSource : undefined}
      addAuthor={addAuthor}
    />
  )
}
