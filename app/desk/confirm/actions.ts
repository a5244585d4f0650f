"use server"

import { redirect } from "next/navigation"
import { confirmIdentity } from "@/lib/auth/confirm"
import { actingStanding } from "@/lib/auth/session"
import type { Result } from "@/lib/result"
import { safeReturn } from "@/lib/urls"

/** Proves in this session who is there. A form of a page names where to go then; the dialog goes on with what it was asked for. */
export async function confirm(_: Result<unknown> | null, form: FormData): Promise<Result<unknown>> {
  const { actor } = await actingStanding()
  const result = await confirmIdentity(actor, { password: form.get("password"), code: form.get("code") })
  const next = form.get("next")
  if (result.ok && next !== null) redirect(safeReturn(next))
  return result
}
