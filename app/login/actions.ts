"use server"

import { redirect } from "next/navigation"
import { logIn } from "@/lib/auth/log-in"
import { fromOurPages, setSession, visitor } from "@/lib/auth/session"
import { reject, type Result } from "@/lib/result"
import { safeReturn } from "@/lib/urls"

export async function signIn(_previous: Result<unknown> | null, form: FormData): Promise<Result<unknown> | null> {
  if (!(await fromOurPages())) return reject({ code: "bad_origin" })
  const result = await logIn({ email: String(form.get("email") ?? ""), password: String(form.get("password") ?? "") }, await visitor())
  if (!result.ok) return result
  await setSession(result.value.token)
  redirect(safeReturn(form.get("next")))
}
