"use server"

import { act } from "@/app/desk/act"
import type { Result } from "@/lib/result"
import * as sections from "@/lib/sections/commands"

type Previous = Result<unknown> | null

export const add = async (_: Previous, form: FormData) => act(sections.addSection, form)
export const change = async (_: Previous, form: FormData) => act(sections.changeSection, form)
export const place = async (_: Previous, form: FormData) => act(sections.placeSection, form)
export const hide = async (_: Previous, form: FormData) => act(sections.hideSection, form)
export const remove = async (_: Previous, form: FormData) => act(sections.removeSection, form)
export const merge = async (_: Previous, form: FormData) => act(sections.mergeSection, form)
export const band = async (_: Previous, form: FormData) => act(sections.bandSection, form)
export const setEditors = async (_: Previous, form: FormData) => act(sections.setSectionEditors, form)
