import { missing, reader } from "@/app/(site)/reader"
import { movedHere } from "@/lib/wordpress/published"

export const dynamic = "force-dynamic"

/** Every address that is nobody else's: one that an article had on the newsroom's former site leads to it. */
export const GET = reader(async ({ address, query }) => {
  const moved = await movedHere(address, query)
  return moved ? { moved: moved.href, tags: [`article:${moved.id}`] } : missing()
})
