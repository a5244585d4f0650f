import { command } from "@/lib/command"
import { refuse } from "@/lib/result"
import { clearDemoSchema } from "./schema"

/**
 * Empties a demonstration of its people, texts, sections and invented papers; the record, the registry of newspapers and the admin
 * who asked stay. Cannot be undone. In a newsroom that is no demonstration there is nothing to clear.
 */
export const clearDemo = command({
  permission: "demo.clear",
  input: clearDemoSchema,
  load: ({ tx }) => tx.newsroom.findFirst({ where: { demo: true }, select: { id: true } }),
  run: async ({ tx, actor, subject }) => {
    const [keeper] = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM desk."user" WHERE id = ${actor.id}::uuid AND role = 'admin' AND active FOR UPDATE`
    if (!keeper) return refuse({ code: "forbidden" })
    await tx.$executeRaw`SELECT desk.clear_demo(${actor.id}::uuid)`
    return { id: subject.id }
  },
})
