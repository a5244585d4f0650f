import type { Metadata } from "next"
import { redirect } from "next/navigation"
import { LoginForm } from "@/components/desk/login-form"
import { currentActor } from "@/lib/auth/session"
import { strings } from "@/lib/strings"
import { safeReturn } from "@/lib/urls"
import { signIn } from "./actions"

export const metadata: Metadata = { title: strings.desk.login.title }

export default async function LoginPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const next = safeReturn((await searchParams).next)
  if (await currentActor()) redirect(next)
  return <LoginForm action={signIn} next={next} />
}
