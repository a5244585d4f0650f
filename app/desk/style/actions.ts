"use server"

import { act } from "@/app/desk/act"
import * as style from "@/lib/style/commands"
import type { Result } from "@/lib/result"

type Previous = Result<unknown> | null

export const switchRule = async (_: Previous, form: FormData) => act(style.switchRule, form)
export const addWord = async (_: Previous, form: FormData) => act(style.addStyleWord, form)
export const removeWord = async (_: Previous, form: FormData) => act(style.removeStyleWord, form)
