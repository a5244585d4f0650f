import "server-only"
import { createReadStream, existsSync } from "node:fs"
import { actorFrom, personSelect } from "@/lib/auth/actor"
import { db } from "@/lib/db"
import { recordImport } from "./record"
import { merged, reportSchema, type Report } from "./report"
import { ImportStopped, importWordPress } from "./run"
import { forgetSent, sentFile } from "./store"
import { WxrProblem } from "./wxr"

type Job = { id: string; file: string; fileName: string; state: string; createdBy: string; report: unknown }

/**
 * Does what waits: looks through what was sent, takes in what was begun. A job is held while it is worked at and noted after each
 * transaction, so another process, or this one after a crash, takes up what nobody has touched for a while, where it was left.
 */
export async function workOnImports(): Promise<void> {
  for (;;) {
    const [job] = await db().$queryRaw<Job[]>`
      UPDATE desk.import_job SET touched_at = clock_timestamp() WHERE id = (
        SELECT id FROM desk.import_job WHERE state IN ('sent', 'running') AND (touched_at IS NULL OR touched_at < clock_timestamp() - interval '90 seconds')
        ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED)
      RETURNING id, file, file_name AS "fileName", state, created_by::text AS "createdBy", report`
    if (!job) return
    await work(job).catch((error: unknown) => giveUp(job, error))
  }
}

async function work(job: Job): Promise<void> {
  if (!existsSync(sentFile(job.file))) throw new Gone()
  const actor = actorFrom(await db().user.findUnique({ where: { id: job.createdBy, active: true }, select: personSelect }))
  if (!actor || actor.role !== "admin") throw new ImportStopped("no_longer_allowed")
  const before = reportSchema.safeParse(job.report)
  const whole = (report: Report) => (before.success ? merged(before.data, report) : report)
  const dryRun = job.state === "sent"
  const touch = (done: number, report: Report) =>
    db().$executeRaw`UPDATE desk.import_job SET touched_at = clock_timestamp(), done = ${done}, report = CASE WHEN ${dryRun} THEN report ELSE ${JSON.stringify(whole(report))}::jsonb END WHERE id = ${job.id}::uuid`
  const { report } = await importWordPress({
    open: () => createReadStream(sentFile(job.file)), actor, dryRun, onProgress: async (done, so) => void (await touch(done, so)),
  })
  if (dryRun) {
    await db().importJob.updateMany({ where: { id: job.id, state: "sent" }, data: { state: "looked", foretold: report, done: 0 } })
    return
  }
  await db().$executeRaw`UPDATE desk.import_job SET state = 'done', finished_at = clock_timestamp(), report = ${JSON.stringify(whole(report))}::jsonb WHERE id = ${job.id}::uuid`
  await recordImport(actor, whole(report), job.fileName)
  await forgetSent(job.file)
}

class Gone extends Error {}

async function giveUp(job: Job, error: unknown): Promise<void> {
  const known = error instanceof WxrProblem ? error.fault : error instanceof ImportStopped ? error.why : error instanceof Gone ? "gone" : "unknown"
  if (known === "unknown") console.error("An import went wrong:", error)
  await db().$executeRaw`UPDATE desk.import_job SET state = 'failed', problem = ${known}, finished_at = clock_timestamp() WHERE id = ${job.id}::uuid AND state IN ('sent', 'running')`
  await forgetSent(job.file)
}

const shared = globalThis as typeof globalThis & { wahaImports?: Promise<void> | undefined }

/** Begins at once where this process is also the worker; elsewhere the worker finds it. */
export function workSoon(): void {
  shared.wahaImports ??= workOnImports()
    .catch((error: unknown) => console.error("Imports could not be worked at:", error))
    .finally(() => (shared.wahaImports = undefined))
}
