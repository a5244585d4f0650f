"use server"

import { redirect } from "next/navigation"
import { fromOurPages, visitor } from "@/lib/auth/session"
import { formFields } from "@/lib/form-data"
import { reject, type Result } from "@/lib/result"
import { urls } from "@/lib/urls"
import { askReset, resetPassword } from "@/lib/users/reset"

export async function ask(_: Result<unknown> | null, form: FormData): Promise<Result<unknown>> {
  if (!(await fromOurPages())) return reject({ code: "bad_origin" })
  return askReset(String(form.get("email") ?? ""), await visitor())
}

export async function reset(token: string, _: Result<unknown> | null, form: FormData): Promise<Result<unknown>> {
  if (!(await fromOurPages())) return reject({ code: "bad_origin" })
  const result = await resetPassword(token, formFields(form))
  if (result.ok) redirect(`${urls.login()}?told=password`)
  return result
}
