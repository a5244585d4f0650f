import { databaseNow, db, type Tx } from "@/lib/db"
import type { Actor } from "@/lib/permissions"
import { accept, reject, type Result } from "@/lib/result"
import { PER_DAY } from "./limits"
import { NotNow } from "./upload"

const AT_ONCE = 8 // uploads of one person under way

/** How many pictures a person added or replaced within 24 hours, by the record, which forgets nothing. */
export const addedToday = (tx: Pick<Tx, "event">, actorId: string, now: Date): Promise<number> =>
  tx.event.count({ where: { actorId, outcome: "done", at: { gt: new Date(now.getTime() - 86_400_000) }, OR: [{ action: "media.add" }, { action: "media.change", data: { path: ["replaced"], equals: true } }] } })

/** Whether a person may add another picture today: asked before a byte of it is taken in; the command asks again. */
export async function mayAddToday(actor: Actor): Promise<Result<null>> {
  return (await addedToday(db(), actor.id, await databaseNow(db()))) >= PER_DAY ? reject({ code: "throttled", minutes: 60 }) : accept(null)
}

const underWay = new Map<string, number>()

/**
 * Does an upload for a person, of whom no more than so many are under way at once: one account cannot fill the disk with what waits.
 * @throws NotNow
 */
export async function amongFew<T>(actor: Actor, work: () => Promise<T>): Promise<T> {
  const before = underWay.get(actor.id) ?? 0
  if (before >= AT_ONCE) throw new NotNow("busy")
  underWay.set(actor.id, before + 1)
  try {
    return await work()
  } finally {
    const left = (underWay.get(actor.id) ?? 1) - 1
    if (left > 0) underWay.set(actor.id, left)
    else underWay.delete(actor.id)
  }
}
