"use server"

import { redirect } from "next/navigation"
import { actingPerson } from "@/lib/auth/session"
import { formFields } from "@/lib/form-data"
import { sweepMedia } from "@/lib/media/upload"
import * as newsroom from "@/lib/newsroom/commands"
import type { Result } from "@/lib/result"
import { urls } from "@/lib/urls"

export async function clear(_: Result<unknown> | null, form: FormData): Promise<Result<unknown>> {
  const result = await newsroom.clearDemo(await actingPerson(), formFields(form))
  if (!result.ok) return result
  await sweepMedia(0) // the demonstration's pictures are nobody's now
  redirect(urls.desk.home())
}
