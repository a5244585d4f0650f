import { z } from "zod"
import { command } from "@/lib/command"

/** Says that somebody takes everything along; the archive itself follows as it is made (lib/export/write.ts). */
export const exportEverything = command({
  permission: "newsroom.export",
  dangerous: true,
  input: z.strictObject({}),
  load: ({ tx }) => tx.newsroom.findFirst({ select: { id: true } }),
  run: async ({ subject, now }) => ({ id: subject.id, at: now.toISOString() }),
})
