"use server"

import { act } from "@/app/desk/act"
import * as tags from "@/lib/tags/commands"
import type { Result } from "@/lib/result"

type Previous = Result<unknown> | null

export const add = async (_: Previous, form: FormData) => act(tags.addTag, form)
export const rename = async (_: Previous, form: FormData) => act(tags.renameTag, form)
export const merge = async (_: Previous, form: FormData) => act(tags.mergeTag, form)
