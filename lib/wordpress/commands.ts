import { z } from "zod"
import { line } from "@/lib/articles/schema"
import { command } from "@/lib/command"
import { refuse } from "@/lib/result"

const jobOf = (states: readonly string[]) => z.strictObject({ id: z.uuid() }).transform(({ id }) => ({ id, states }))

/** Notes a file that was sent; the worker looks through it and says what would come. */
export const receiveImport = command({
  permission: "newsroom.import",
  input: z.strictObject({ fileName: line(200), file: z.string().regex(/^[0-9a-f-]{36}\.xml$/), bytes: z.number().int().nonnegative() }),
  load: async () => ({ id: "new" }),
  run: ({ tx, actor, input: { fileName, file, bytes } }) =>
    tx.importJob.create({ data: { fileName, file, bytes, createdBy: actor.id }, select: { id: true } }),
  note: ({ input }) => ({ did: "send", file: input.fileName, bytes: input.bytes }),
})

/**
 * Lets an import begin whose file was looked through. Who says so is whose articles they will be; and they prove who they are, since it puts
 * more before readers at once than any other verb.
 */
export const startImport = command({
  permission: "newsroom.import",
  dangerous: true,
  input: jobOf(["looked"]),
  load: ({ tx, input }) => tx.importJob.findUnique({ where: { id: input.id }, select: { id: true, fileName: true } }),
  run: async ({ tx, actor, input, now }) => {
    const { count } = await tx.importJob.updateMany({
      where: { id: input.id, state: { in: [...input.states] } }, data: { state: "running", startedAt: now, createdBy: actor.id, touchedAt: null },
    })
    if (count === 0) refuse({ code: "too_late" })
    return { id: input.id }
  },
  note: ({ subject }) => ({ did: "start", file: subject.fileName }),
})

/** Gives up a file that was sent and not begun; one that is being taken in goes to its end. */
export const dropImport = command({
  permission: "newsroom.import",
  input: jobOf(["sent", "looked"]),
  load: ({ tx, input }) => tx.importJob.findUnique({ where: { id: input.id }, select: { id: true, fileName: true, file: true } }),
  run: async ({ tx, input, now, subject }) => {
    const { count } = await tx.importJob.updateMany({ where: { id: input.id, state: { in: [...input.states] } }, data: { state: "dropped", finishedAt: now } })
    if (count === 0) refuse({ code: "too_late" })
    return { id: input.id, file: subject.file }
  },
  note: ({ subject }) => ({ did: "drop", file: subject.fileName }),
})
