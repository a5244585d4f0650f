import { db } from "@/lib/db"
import { makeSetupInvitation } from "@/lib/users/invitations"
import { addKnownSources } from "./papers"

/**
 * What every newsroom begins with, and nobody in it: the registry of newspapers, and a single-use page where the first admin is made.
 * Gives that page's token; an earlier one that was not used is void from then on. Null where there are people already.
 */
export async function seedEmpty(): Promise<string | null> {
  await addKnownSources()
  if ((await db().user.count()) > 0) return null
  return makeSetupInvitation()
}
