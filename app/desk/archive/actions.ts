"use server"

import { act } from "@/app/desk/act"
import type { Result } from "@/lib/result"
import * as imports from "@/lib/wordpress/commands"
import { forgetSent } from "@/lib/wordpress/store"
import { workSoon } from "@/lib/wordpress/jobs"
import { env } from "@/lib/env"

export async function start(_: Result<unknown> | null, form: FormData): Promise<Result<unknown>> {
  const result = await act(imports.startImport, form)
  if (result.ok && env().APP_ROLE === "all") workSoon()
  return result
}

export async function drop(_: Result<unknown> | null, form: FormData): Promise<Result<unknown>> {
  const result = await act(imports.dropImport, form)
  if (result.ok) await forgetSent(result.value.file)
  return result
}
