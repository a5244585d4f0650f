"use client"

import { createContext, use } from "react"
import type { Result } from "@/lib/result"

/** Asks whoever sits there to prove who they are; whether they did. Null outside the desk. */
export const Asking = createContext<(() => Promise<boolean>) | null>(null)

type Action<T> = (previous: Result<T> | null, form: FormData) => Promise<Result<T> | null>

/**
 * The same action, which asks once more who is there where the server wants to know (`confirm_needed`), and is then sent again as it was:
 * nothing has to be typed twice. Who leaves the question unanswered gets the refusal.
 */
export function useConfirming<T>(action: Action<T>): Action<T> {
  const ask = use(Asking)
  return async (previous, form) => {
    const result = await action(previous, form)
    const wanted = result && !result.ok && result.failure.code === "confirm_needed"
    return wanted && ask && (await ask()) ? action(previous, form) : result
  }
}
