import type { Result } from "@/lib/result"

/** What a command gave that had to succeed; a refusal fails the test with its whole reason. */
export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return result.value
}

/** How a command ended: «ok», or the code of its refusal. */
export const code = (result: Result<unknown>): string => (result.ok ? "ok" : result.failure.code)
