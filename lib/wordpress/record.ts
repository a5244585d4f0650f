import "server-only"
import { db } from "@/lib/db"
import { record } from "@/lib/history/record"
import type { Actor } from "@/lib/permissions"
import type { Report } from "./report"

/** One entry for a whole import: whose it was, from where, and how many of what. */
export async function recordImport(actor: Actor, { site, outcomes }: Report, fileName: string): Promise<void> {
  const { id } = await db().newsroom.findFirstOrThrow({ select: { id: true } })
  await db().$transaction((tx) => record(tx, {
    actorId: actor.id, actorName: actor.name, action: "newsroom.import", subjectType: "newsroom", subjectId: id,
    data: { from: site.url, file: fileName.slice(0, 200), ...outcomes },
  }))
}
