"use server"

import { act } from "@/app/desk/act"
import * as breaking from "@/lib/breaking/commands"
import * as front from "@/lib/front/commands"
import type { Result } from "@/lib/result"

type Previous = Result<unknown> | null

export const arrange = async (_: Previous, form: FormData) => act(front.arrangeFront, form)
export const setBreaking = async (_: Previous, form: FormData) => act(breaking.setBreaking, form)
export const endBreaking = async (_: Previous, form: FormData) => act(breaking.endBreaking, form)
