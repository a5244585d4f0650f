import { hasSecondStep } from "@/lib/auth/second-step"
import { command } from "@/lib/command"
import { refuse } from "@/lib/result"
import { clearDemoSchema, noInput, settingsSchema } from "./schema"
import { settingsDifference } from "./settings"
import { settingsOf, settingsSelect } from "./stored"

/**
 * Writes all settings at once. Of two admins who opened the page at the same version, the later is refused with what stands now and
 * who saved it (`settings_changed`), and nothing is written.
 */
export const changeSettings = command({
  permission: "newsroom.settings",
  input: settingsSchema,
  load: async ({ tx }) => {
    await tx.$queryRaw`SELECT id FROM desk.newsroom FOR UPDATE`
    const { id, settingsVersion, settingsBy, ...row } = await tx.newsroom.findFirstOrThrow({
      select: { id: true, settingsVersion: true, settingsBy: true, ...settingsSelect },
    })
    return { id, settingsVersion, settingsBy, before: settingsOf(row) }
  },
  run: async ({ tx, actor, input: { version, settings }, subject: { id, settingsVersion, settingsBy, before } }) => {
    if (version !== settingsVersion) {
      const by = settingsBy === null ? null : await tx.user.findUnique({ where: { id: settingsBy }, select: { name: true } })
      return refuse({ code: "settings_changed", by: by?.name ?? "", version: settingsVersion, theirs: before })
    }
    // Whoever asks a second step of others goes first: the rule would shut out the one who made it in the same moment.
    if (settings.twoStep && !before.twoStep && !(await hasSecondStep(tx, actor.id))) {
      return refuse({ code: "invalid", fields: { twoStep: ["two_step_first"] } })
    }
    const { links, ...columns } = settings
    if (columns.logoId !== null && !(await tx.media.findUnique({ where: { id: columns.logoId }, select: { id: true } }))) {
      return refuse({ code: "invalid", fields: { logoId: ["gone"] } })
    }
    await tx.newsroom.update({
      where: { id }, data: { ...columns, socialLinks: links, settingsVersion: version + 1, settingsBy: actor.id }, select: { id: true },
    })
    return { id, version: version + 1, settings }
  },
  note: ({ subject, out }) => ({ changed: settingsDifference(subject.before, out.settings) }),
})

/** Puts the first steps of a new newsroom away for good. */
export const dismissFirstSteps = command({
  permission: "newsroom.settings",
  input: noInput,
  load: ({ tx }) => tx.newsroom.findFirst({ select: { id: true } }),
  run: async ({ tx, subject }) => {
    await tx.newsroom.update({ where: { id: subject.id }, data: { firstSteps: false }, select: { id: true } })
    return { id: subject.id }
  },
  note: () => ({ did: "dismissFirstSteps" }),
})

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
    // The pictures' files are swept afterwards.
    return { id: subject.id }
  },
})
