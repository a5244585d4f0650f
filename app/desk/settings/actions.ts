"use server"

import { act } from "@/app/desk/act"
import * as newsroom from "@/lib/newsroom/commands"
import type { Result } from "@/lib/result"

type Previous = Result<unknown> | null

export const save = async (_: Previous, form: FormData) => act(newsroom.changeSettings, form)
export const dismissFirstSteps = async (_: Previous, form: FormData) => act(newsroom.dismissFirstSteps, form)
