import { db } from "@/lib/db"
import { can, type Actor } from "@/lib/permissions"
import { reportSchema, type Report } from "./report"

export type ImportLine = {
  id: string; fileName: string; state: string; done: number; problem: string | null; createdAt: Date; report: Report | null
}

const SHOWN = 5

/** The files that were sent for import, the newest first, each with what would come or came; null for who may not import. */
export async function imports(actor: Actor): Promise<ImportLine[] | null> {
  if (!can(actor, "newsroom.import", { id: "all" })) return null
  const rows = await db().importJob.findMany({
    where: { state: { not: "dropped" } }, orderBy: { createdAt: "desc" }, take: SHOWN,
    select: { id: true, fileName: true, state: true, done: true, problem: true, createdAt: true, foretold: true, report: true },
  })
  return rows.map(({ foretold, report, ...row }) => {
    const parsed = reportSchema.safeParse(row.state === "looked" || report === null ? foretold : report)
    return { ...row, report: parsed.success ? parsed.data : null }
  })
}
