"use server"

import { act } from "@/app/desk/act"
import * as calendar from "@/lib/calendar/commands"
import type { Result } from "@/lib/result"

export const plan = async (_: Result<unknown> | null, form: FormData) => act(calendar.plan, form)
