"use server"

import { act } from "@/app/desk/act"
import * as authors from "@/lib/authors/commands"
import type { Result } from "@/lib/result"

type Previous = Result<unknown> | null

export const add = async (_: Previous, form: FormData) => act(authors.addAuthor, form)
export const rename = async (_: Previous, form: FormData) => act(authors.renameAuthor, form)
export const merge = async (_: Previous, form: FormData) => act(authors.mergeAuthor, form)
