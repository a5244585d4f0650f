"use server"

import { act } from "@/app/desk/act"
import type { Result } from "@/lib/result"
import * as sections from "@/lib/sections/commands"

type Previous = Result<unknown> | null

export const add = async (_: Previous, form: FormData) => act(sections.addSection, form)
export const change = async (_: Previous, form: FormData) => act(sections.changeSection, form)
export const move = async (_: Previous, form: FormData) => act(sections.moveSection, form)
export const hide = async (_: Previous, form: FormData) => act(sections.hideSection, form)
export const remove = async (_: Previous, form: FormData) => act(sections.removeSection, form)
