import { searchKey } from "@/lib/arabic/normalize"
import { command } from "@/lib/command"
import type { Tx } from "@/lib/db"
import type { Prisma } from "@/lib/generated/desk/client"
import { freeSlug, lockNames } from "@/lib/names/taken"
import { refuse, type FieldProblems } from "@/lib/result"
import { addSourceSchema, changeSourceSchema, nameSourceSchema } from "./schema"

/** Refuses a name or variant that another newspaper has, as its name or as a variant, in any spelling. Needs lockNames. */
async function refuseKnown(tx: Tx, names: { name: string; variants: readonly string[] }, own?: string): Promise<void> {
  const taken = async (texts: readonly string[]) => {
    const keys = texts.map(searchKey)
    const other = own === undefined ? {} : { not: own }
    const named = await tx.source.count({ where: { nameKey: { in: keys }, id: other } })
    return named + (await tx.sourceVariant.count({ where: { key: { in: keys }, sourceId: other } })) > 0
  }
  const fields: FieldProblems = {}
  if (await taken([names.name])) fields["name"] = ["duplicate"]
  if (await taken(names.variants)) fields["variants"] = ["duplicate"]
  if (Object.keys(fields).length > 0) refuse({ code: "duplicate", fields })
}

async function replaceVariants(tx: Tx, sourceId: string, { name, variants }: { name: string; variants: readonly string[] }): Promise<void> {
  await tx.sourceVariant.deleteMany({ where: { sourceId } })
  const data = variants.map((text) => ({ key: searchKey(text), name: text, sourceId })).filter(({ key }) => key !== searchKey(name))
  await tx.sourceVariant.createMany({ data })
}

type Identity = { name: string; variants: string[]; country: string | null; site: string | null; monthStyle: string }

async function create(tx: Tx, { variants, ...identity }: Identity): Promise<{ id: string; name: string }> {
  await lockNames(tx, "source")
  await refuseKnown(tx, { name: identity.name, variants })
  const slug = await freeSlug(tx, "source", { chosen: null, name: identity.name })
  const made = await tx.source.create({ data: { ...identity, nameKey: searchKey(identity.name), slug }, select: { id: true, name: true } })
  await replaceVariants(tx, made.id, { name: identity.name, variants })
  return made
}

/** Adds a newspaper: who it is. What it allows us is recorded by an admin; until then nothing of it is recorded. */
export const addSource = command({
  permission: "source.create",
  input: addSourceSchema,
  load: async () => ({ id: "new" }),
  run: ({ tx, input }) => create(tx, input),
  note: ({ input }) => ({ did: "add", name: input.name }),
})

/** Adds a newspaper by its name alone, there and then while clipping or writing. Gives `{id, name}`. */
export const createSourceNamed = command({
  permission: "source.create",
  input: nameSourceSchema,
  load: async () => ({ id: "new" }),
  run: ({ tx, input: { name } }) => create(tx, { name, variants: [], country: null, site: null, monthStyle: "dual" }),
  note: ({ input }) => ({ did: "add", name: input.name }),
})

/**
 * Writes all that is kept of a newspaper. The label of its editorial is one of `kindLabels`; others stay.
 * An empty address leaves the present one.
 */
export const changeSource = command({
  permission: "source.manage",
  input: changeSourceSchema,
  load: ({ tx, input }) => tx.source.findUnique({ where: { id: input.id }, select: { id: true, permission: true } }),
  run: async ({ tx, input: { id, variants, slug: chosen, editorialLabel, permissionUntil, ...fields } }) => {
    await lockNames(tx, "source")
    await refuseKnown(tx, { name: fields.name, variants }, id)
    const before = await tx.source.findUniqueOrThrow({ where: { id }, select: { slug: true, kindLabels: true } })
    const slug = await freeSlug(tx, "source", { chosen: chosen ?? before.slug, name: fields.name }, id)
    await tx.source.update({
      where: { id },
      data: {
        ...fields, slug, nameKey: searchKey(fields.name), kindLabels: withEditorial(before.kindLabels, editorialLabel),
        permissionUntil: permissionUntil === null ? null : new Date(`${permissionUntil}T00:00:00Z`),
      },
      select: { id: true },
    })
    await replaceVariants(tx, id, { name: fields.name, variants })
    return { id, name: fields.name }
  },
  note: ({ input, subject }) => ({
    did: "change", name: input.name,
    ...(input.permission === subject.permission ? {} : { permission: { from: subject.permission, to: input.permission } }),
  }),
})

function withEditorial(labels: Prisma.JsonValue, editorial: string): Prisma.InputJsonObject {
  const kept = typeof labels === "object" && labels !== null && !Array.isArray(labels) ? labels : {}
  const { editorial: _before, ...others } = kept
  return { ...others, ...(editorial === "" ? {} : { editorial }) } as Prisma.InputJsonObject // JSON that came from the column
}
