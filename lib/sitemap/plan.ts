import "server-only"
import { db } from "@/lib/db"
import { PART } from "./parts"

/** Parts what has grown too long. Done again and again, and in the midst of a million at most once. */
export async function planSitemap(size = PART): Promise<void> {
  await db().$executeRaw`SELECT desk.plan_sitemap(${size}::integer)`
}
