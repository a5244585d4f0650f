import { z } from "zod"
import { command } from "@/lib/command"

const exportSchema = z.strictObject({ format: z.enum(["csv", "jsonl"]) })

/** Says in the record that it was taken out of the house, before it is. Changes nothing, so it may be done while all else is frozen. */
export const exportRecord = command({
  permission: "record.read",
  input: exportSchema,
  whileFrozen: true,
  load: ({ tx }) => tx.newsroom.findFirst({ select: { id: true } }),
  run: async () => ({}),
  note: ({ input }) => ({ did: "export", format: input.format }),
})
