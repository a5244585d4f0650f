import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { setSectionPicture } from "@/app/desk/media/actions"
import { SectionsBoard } from "@/components/desk/sections-board"
import { requireActor } from "@/lib/auth/session"
import { editorChoices, sectionTree } from "@/lib/sections/queries"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"
import * as actions from "./actions"

export const metadata: Metadata = { title: strings.desk.sections.title }

export default async function SectionsPage() {
  const actor = await requireActor(urls.desk.sections())
  const [tree, editors] = await Promise.all([sectionTree(actor), editorChoices(actor)])
  if (!tree || !editors) notFound()
  return <SectionsBoard tree={tree} editors={editors} actions={{ ...actions, picture: setSectionPicture }} />
}
