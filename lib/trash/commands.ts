import { z } from "zod"
import { command } from "@/lib/command"
import { removeTrash } from "./purge"

/** As many as one asking removes; the rest is asked for again. */
const MOST = 1_000

/** Removes for good all that lies in the trash, without waiting for the days. Cannot be undone. */
export const emptyTrash = command({
  permission: "trash.empty",
  dangerous: true,
  input: z.strictObject({}),
  load: ({ tx }) => tx.newsroom.findFirst({ select: { id: true } }),
  run: async ({ tx, actor }) => {
    const { articles, seen } = await removeTrash(tx, actor.id, MOST)
    return { articles, seen }
  },
  note: ({ out }) => ({ count: out.articles.length + out.seen.length, ...out }),
})
