import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { StyleBoard } from "@/components/desk/style-board"
import { requireActor } from "@/lib/auth/session"
import { strings } from "@/lib/strings"
import { stylePage } from "@/lib/style/queries"
import { urls } from "@/lib/urls"
import * as actions from "./actions"

export const metadata: Metadata = { title: strings.desk.styleRules.title }

export default async function StylePage() {
  const house = await stylePage(await requireActor(urls.desk.style()))
  if (!house) notFound()
  return <StyleBoard house={house} actions={{ ...actions }} />
}
