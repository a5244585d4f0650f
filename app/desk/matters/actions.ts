"use server"

import { act } from "@/app/desk/act"
import { confirmMatter, removeMatter } from "@/lib/matters/commands"
import type { Result } from "@/lib/result"

type Previous = Result<unknown> | null

export const confirm = async (_: Previous, form: FormData) => act(confirmMatter, form)
export const remove = async (_: Previous, form: FormData) => act(removeMatter, form)
