import type { Tx } from "@/lib/db"
import type { Prisma } from "@/lib/generated/desk/client"

export type Entry = {
  actorId: string | null
  actorName: string
  action: string
  outcome?: "done" | "denied"
  subjectType: string
  subjectId: string
  data?: Prisma.InputJsonObject
}

/** Adds to the record. The database gives number, time and hash, one writer at a time until its transaction ends. */
export async function record(tx: Tx, entry: Entry): Promise<void> {
  const { actorId, actorName, action, outcome = "done", subjectType, subjectId, data = {} } = entry
  await tx.$executeRaw`
    INSERT INTO desk.event (actor_id, actor_name, action, outcome, subject_type, subject_id, data)
    VALUES (${actorId}::uuid, ${actorName}, ${action}, ${outcome}, ${subjectType}, ${subjectId}, ${JSON.stringify(data)}::jsonb)`
}
