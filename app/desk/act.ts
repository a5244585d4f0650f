import { refresh } from "next/cache"
import { actingPerson } from "@/lib/auth/session"
import type { Command } from "@/lib/command"
import { formFields } from "@/lib/form-data"
import type { Permission } from "@/lib/permissions"
import type { Result } from "@/lib/result"

/** What every action of the desk does that stays on its page: who acts, the command, the page anew where it was done, the Result. */
export async function act<P extends Permission, Out>(verb: Command<P, Out>, form: FormData): Promise<Result<Out>> {
  const result = await verb(await actingPerson(), formFields(form))
  if (result.ok) refresh()
  return result
}
