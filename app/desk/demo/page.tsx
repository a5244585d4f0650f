import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { ClearDemo } from "@/components/desk/demo-clear"
import { PageHead } from "@/components/ui/page-head"
import { requireActor } from "@/lib/auth/session"
import { demoToClear } from "@/lib/newsroom/queries"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"
import { clear } from "./actions"

export const metadata: Metadata = { title: strings.desk.demo.title }

export default async function DemoPage() {
  const counts = await demoToClear(await requireActor(urls.desk.demo()))
  if (!counts) notFound()
  return (
    <>
      <PageHead title={strings.desk.demo.title} />
      <ClearDemo action={clear} counts={counts} />
    </>
  )
}
