"use server"

import { act } from "@/app/desk/act"
import type { Result } from "@/lib/result"
import * as users from "@/lib/users/commands"

type Previous = Result<unknown> | null

export const invite = async (_: Previous, form: FormData) => act(users.invite, form)
export const revoke = async (_: Previous, form: FormData) => act(users.revokeInvitation, form)
export const setRole = async (_: Previous, form: FormData) => act(users.setRole, form)
export const setActive = async (_: Previous, form: FormData) => act(users.setActive, form)
export const makeResetLink = async (_: Previous, form: FormData) => act(users.makeResetLink, form)
export const endSessions = async (_: Previous, form: FormData) => act(users.endSessions, form)
export const takeTwoStep = async (_: Previous, form: FormData) => act(users.takeTwoStep, form)
