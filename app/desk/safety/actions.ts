"use server"

import { act } from "@/app/desk/act"
import type { Result } from "@/lib/result"
import * as safety from "@/lib/safety/commands"

type Previous = Result<unknown> | null

export const freeze = async (_: Previous, form: FormData) => act(safety.freeze, form)
export const release = async (_: Previous, form: FormData) => act(safety.release, form)
export const releaseAccount = async (_: Previous, form: FormData) => act(safety.releaseAccount, form)
