"use server"

import { redirect } from "next/navigation"
import { fromOurPages } from "@/lib/auth/session"
import { formFields } from "@/lib/form-data"
import { reject, type Result } from "@/lib/result"
import { urls } from "@/lib/urls"
import { acceptInvitation } from "@/lib/users/accept"

export async function accept(token: string, _: Result<unknown> | null, form: FormData): Promise<Result<unknown>> {
  if (!(await fromOurPages())) return reject({ code: "bad_origin" })
  const result = await acceptInvitation(token, formFields(form))
  if (result.ok) redirect(`${urls.login()}?told=account`)
  return result
}
