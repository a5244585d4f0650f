"use server"

import { redirect } from "next/navigation"
import { clearSession, fromOurPages } from "@/lib/auth/session"
import { urls } from "@/lib/urls"

export async function signOut(): Promise<void> {
  if (await fromOurPages()) await clearSession()
  redirect(urls.login())
}
