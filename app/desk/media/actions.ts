"use server"

import { redirect } from "next/navigation"
import { act } from "@/app/desk/act"
import { actingPerson } from "@/lib/auth/session"
import { formFields } from "@/lib/form-data"
import * as media from "@/lib/media/commands"
import { store } from "@/lib/media/store"
import type { Result } from "@/lib/result"
import { urls } from "@/lib/urls"

type Previous = Result<unknown> | null

export const change = async (_: Previous, form: FormData) => act(media.changePicture, form)

export const setSectionPicture = async (_: Previous, form: FormData) => act(media.setSectionPicture, form)
export const setSourceLogo = async (_: Previous, form: FormData) => act(media.setSourceLogo, form)
export const setNewsroomLogo = async (_: Previous, form: FormData) => act(media.setNewsroomLogo, form)

export async function remove(_: Previous, form: FormData): Promise<Result<unknown>> {
  const result = await media.removePicture(await actingPerson(), formFields(form))
  if (!result.ok) return result
  await store().remove(result.value.formerKey)
  redirect(urls.desk.media())
}
