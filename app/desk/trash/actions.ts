"use server"

import { act } from "@/app/desk/act"
import * as publishing from "@/lib/publishing/commands"
import type { Result } from "@/lib/result"
import * as trash from "@/lib/trash/commands"

type Previous = Result<unknown> | null

export const restore = async (_: Previous, form: FormData) => act(publishing.untrash, form)
export const empty = async (_: Previous, form: FormData) => act(trash.emptyTrash, form)
