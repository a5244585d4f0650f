import type { Metadata } from "next"
import { redirect } from "next/navigation"
import { LoginForm } from "@/components/desk/login-form"
import { currentActor } from "@/lib/auth/session"
import { strings } from "@/lib/strings"
import { safeReturn } from "@/lib/urls"
import { signIn } from "./actions"

export const metadata: Metadata = { title: strings.desk.login.title }

/** What was done a moment ago, and leads here. */
const sentences = new Map([["password", strings.desk.forgotten.done], ["email", strings.desk.newEmail.done], ["account", strings.desk.invite.done]])

export default async function LoginPage({ searchParams }: { searchParams: Promise<{ next?: string | string[]; told?: string | string[] }> }) {
  const { next: wanted, told } = await searchParams
  const next = safeReturn(wanted)
  if (await currentActor()) redirect(next)
  const done = typeof told === "string" ? sentences.get(told) : undefined
  return <LoginForm action={signIn} next={next} {...(done ? { note: done } : {})} />
}
