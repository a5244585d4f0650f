"use server"

import { redirect } from "next/navigation"
import { act } from "@/app/desk/act"
import { actingPerson } from "@/lib/auth/session"
import { formFields } from "@/lib/form-data"
import type { Result } from "@/lib/result"
import * as sources from "@/lib/sources/commands"
import { decide as decideOf } from "@/lib/sources/decide"
import { urls } from "@/lib/urls"

type Previous = Result<unknown> | null

export const change = async (_: Previous, form: FormData) => act(sources.changeSource, form)

export async function merge(_: Previous, form: FormData): Promise<Result<unknown>> {
  const result = await sources.mergeSource(await actingPerson(), formFields(form))
  if (result.ok) redirect(urls.desk.sourceMerged(result.value.into))
  return result
}

export async function decide(_: Previous, form: FormData): Promise<Result<unknown>> {
  const result = await decideOf(await actingPerson(), formFields(form))
  if (result.ok) redirect(urls.desk.sourcesReviewed(result.value.decision === "keep" ? "kept" : "withdrawn", result.value.done, result.value.left))
  return result
}

export async function add(_: Previous, form: FormData): Promise<Result<unknown>> {
  const result = await sources.addSource(await actingPerson(), formFields(form))
  if (result.ok) redirect(urls.desk.sourceAdded(result.value.id))
  return result
}
