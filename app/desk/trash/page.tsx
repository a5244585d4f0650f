import type { Metadata } from "next"
import { TrashBoard } from "@/components/desk/trash-board"
import { requireActor } from "@/lib/auth/session"
import { strings } from "@/lib/strings"
import { trashedArticles } from "@/lib/trash/queries"
import { urls } from "@/lib/urls"
import * as actions from "./actions"

export const metadata: Metadata = { title: strings.desk.trash.title }

export default async function TrashPage() {
  const trash = await trashedArticles(await requireActor(urls.desk.trash()))
  return <TrashBoard {...trash} actions={{ ...actions }} />
}
