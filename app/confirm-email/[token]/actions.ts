"use server"

import { redirect } from "next/navigation"
import { fromOurPages } from "@/lib/auth/session"
import { reject, type Result } from "@/lib/result"
import { urls } from "@/lib/urls"
import { confirmEmail } from "@/lib/users/reset"

export async function take(token: string, _previous: Result<unknown> | null, _form: FormData): Promise<Result<unknown>> {
  if (!(await fromOurPages())) return reject({ code: "bad_origin" })
  const result = await confirmEmail(token)
  if (result.ok) redirect(`${urls.login()}?told=email`)
  return result
}
