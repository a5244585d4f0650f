"use server"

import { redirect } from "next/navigation"
import { logIn, proveSecondStep } from "@/lib/auth/log-in"
import { challengeToken, fromOurPages, setLoggedIn, visitor } from "@/lib/auth/session"
import { reject, type Result } from "@/lib/result"
import { safeReturn, urls } from "@/lib/urls"

export async function signIn(_previous: Result<unknown> | null, form: FormData): Promise<Result<unknown> | null> {
  if (!(await fromOurPages())) return reject({ code: "bad_origin" })
  const result = await logIn({ email: String(form.get("email") ?? ""), password: String(form.get("password") ?? "") }, await visitor())
  if (!result.ok) return result
  await setLoggedIn(result.value)
  const next = safeReturn(form.get("next"))
  redirect(result.value.step === "in" ? next : urls.loginCode(next))
}

/** The second step, for a browser whose password was right. */
export async function proveCode(_previous: Result<unknown> | null, form: FormData): Promise<Result<unknown> | null> {
  if (!(await fromOurPages())) return reject({ code: "bad_origin" })
  const next = safeReturn(form.get("next"))
  const challenge = await challengeToken()
  const result = challenge ? await proveSecondStep(challenge, String(form.get("code") ?? ""), await visitor()) : reject({ code: "signed_out" })
  if (!result.ok && result.failure.code === "signed_out") redirect(urls.login(next))
  if (!result.ok) return result
  await setLoggedIn(result.value)
  redirect(next)
}
