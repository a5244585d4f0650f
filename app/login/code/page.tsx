import type { Metadata } from "next"
import { redirect } from "next/navigation"
import { CodeForm } from "@/components/desk/code-form"
import { challengeStands } from "@/lib/auth/log-in"
import { challengeToken } from "@/lib/auth/session"
import { strings } from "@/lib/strings"
import { safeReturn, urls } from "@/lib/urls"
import { proveCode } from "@/app/login/actions"

export const metadata: Metadata = { title: strings.desk.loginCode.title }

export default async function LoginCodePage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const next = safeReturn((await searchParams).next)
  const challenge = await challengeToken()
  if (!challenge || !(await challengeStands(challenge))) redirect(urls.login(next))
  return <CodeForm action={proveCode} next={next} />
}
