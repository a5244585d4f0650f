"use server"

import { act } from "@/app/desk/act"
import { refresh } from "next/cache"
import { actingPerson, actingStanding } from "@/lib/auth/session"
import { formFields } from "@/lib/form-data"
import { changeOwnPassword } from "@/lib/profile/change-password"
import * as profile from "@/lib/profile/commands"
import type { Result } from "@/lib/result"

type Previous = Result<unknown> | null

export const changeName = async (_: Previous, form: FormData) => act(profile.changeName, form)
export const changeEmail = async (_: Previous, form: FormData) => act(profile.changeEmail, form)
export const cancelTwoStep = async (_: Previous, form: FormData) => act(profile.cancelTwoStep, form)
export const endTwoStep = async (_: Previous, form: FormData) => act(profile.endTwoStep, form)
export const newCodes = async (_: Previous, form: FormData) => act(profile.newCodes, form)
export const endOneSession = async (_: Previous, form: FormData) => act(profile.endOneSession, form)
export const endOtherSessions = async (_: Previous, form: FormData) => act(profile.endOtherSessions, form)

export async function changePassword(_: Previous, form: FormData): Promise<Result<unknown>> {
  const result = await changeOwnPassword(await actingPerson(), formFields(form))
  if (result.ok) refresh()
  return result
}

// These two are also for whoever may do nothing before their second step is set up.
export async function beginTwoStep(_: Previous, form: FormData): Promise<Result<unknown>> {
  const result = await profile.beginTwoStep((await actingStanding()).actor, formFields(form))
  if (result.ok) refresh()
  return result
}

export async function confirmTwoStep(_: Previous, form: FormData): Promise<Result<unknown>> {
  const result = await profile.confirmTwoStep((await actingStanding()).actor, formFields(form))
  if (result.ok) refresh()
  return result
}
