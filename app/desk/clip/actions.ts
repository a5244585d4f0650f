"use server"

import { redirect } from "next/navigation"
import { create } from "@/lib/articles/commands"
import { actingPerson } from "@/lib/auth/session"
import { clip } from "@/lib/clipping/commands"
import { continued } from "@/lib/clipping/continue"
import { formFields } from "@/lib/form-data"
import type { Result } from "@/lib/result"
import { urls } from "@/lib/urls"

export async function extract(_previous: unknown, form: FormData) {
  const fields = formFields(form)
  // A form is posted with CRLF whatever was pasted; the clipping keeps what stood in the field.
  const raw = typeof fields.raw === "string" ? fields.raw.replaceAll("\r\n", "\n") : fields.raw
  return clip(await actingPerson(), { ...fields, raw })
}

export async function proceed(_previous: Result<unknown> | null, form: FormData): Promise<Result<unknown> | null> {
  const result = await create(await actingPerson(), continued(formFields(form)))
  if (!result.ok) return result
  redirect(urls.desk.article(result.value.id))
}
