import { searchKey } from "@/lib/arabic/normalize"
import { command } from "@/lib/command"
import type { Tx } from "@/lib/db"
import { visibleArticle } from "@/lib/articles/facts"
import { kinds } from "@/lib/articles/kinds"
import { keepFormer } from "@/lib/names/former"
import { lockMerging, retire } from "@/lib/names/merge"
import { mergeSchema } from "@/lib/names/schema"
import { freeSlug, lockNames } from "@/lib/names/taken"
import { refuse, type FieldProblems } from "@/lib/result"
import { told } from "@/lib/told"
import { labelField } from "./house-label"
import { dueOf } from "./review"
import { addSourceSchema, changeSourceSchema, keepSchema, nameSourceSchema } from "./schema"

/** Refuses a name or variant that another newspaper has, as its name or as a variant, in any spelling, and says which. Needs lockNames. */
async function refuseKnown(tx: Tx, names: { name: string; variants: readonly string[] }, own?: string): Promise<void> {
  const taken = async (texts: readonly string[]) => {
    const keys = texts.map(searchKey)
    const other = own === undefined ? {} : { not: own }
    return tx.source.findFirst({
      where: { id: other, OR: [{ nameKey: { in: keys } }, { variants: { some: { key: { in: keys } } } }] }, select: { id: true, name: true },
    })
  }
  const [byName, byVariant] = [await taken([names.name]), await taken(names.variants)]
  const fields: FieldProblems = {}
  if (byName) fields["name"] = [told("known_as", byName.name)]
  if (byVariant) fields["variants"] = [told("known_as", byVariant.name)]
  const known = byName ?? byVariant
  if (known) refuse({ code: "duplicate", fields, known })
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
  const { indexPolicy } = await tx.newsroom.findFirstOrThrow({ select: { indexPolicy: true } })
  const made = await tx.source.create({ data: { ...identity, indexPolicy, nameKey: searchKey(identity.name), slug }, select: { id: true, name: true } })
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
 * Writes all that is kept of a newspaper. An empty address leaves the present one, and an address that it had leads to the one it has.
 * A change of what it allows begins anew: what was decided of its articles under the former terms is to be decided again.
 */
export const changeSource = command({
  permission: "source.manage",
  input: changeSourceSchema,
  load: ({ tx, input }) => tx.source.findFirst({ where: { id: input.id, mergedIntoId: null }, select: { id: true, permission: true, permissionUntil: true, indexPolicy: true } }),
  run: async ({ tx, input, subject, now }) => {
    const { id, variants, slug: chosen, permissionUntil, offDays, ...rest } = input
    await lockNames(tx, "source")
    await refuseKnown(tx, { name: rest.name, variants }, id)
    const before = await tx.source.findUniqueOrThrow({ where: { id }, select: { slug: true } })
    const slug = await freeSlug(tx, "source", { chosen: chosen ?? before.slug, name: rest.name }, id)
    const until = dateOf(permissionUntil)
    const sameTerms = subject.permission === rest.permission && subject.permissionUntil?.getTime() === until?.getTime()
    const [kindLabels, columns] = withoutLabels(rest)
    await tx.source.update({
      where: { id },
      data: {
        ...columns, slug, nameKey: searchKey(rest.name), kindLabels, permissionUntil: until, offDays: offDays.map((day) => new Date(`${day}T00:00:00Z`)),
        ...(sameTerms ? {} : { permissionAt: now }),
      },
      select: { id: true },
    })
    await keepFormer(tx, "source", id, before.slug, slug)
    await replaceVariants(tx, id, { name: rest.name, variants })
    await tx.outbox.create({ data: { topic: "source.changed", payload: { sourceId: id } } })
    return { id, name: rest.name }
  },
  note: ({ input, subject }) => ({
    did: "change", name: input.name,
    ...(input.permission === subject.permission ? {} : { permission: { from: subject.permission, to: input.permission } }),
    ...(input.permissionUntil === dayOf(subject.permissionUntil) ? {} : { until: { from: dayOf(subject.permissionUntil), to: input.permissionUntil } }),
    ...(input.indexPolicy === subject.indexPolicy ? {} : { indexPolicy: { from: subject.indexPolicy, to: input.indexPolicy } }),
  }),
})

/**
 * Makes one newspaper another: what was taken from it was taken from the other, for us and for readers; its name and spellings are the
 * other's, its logo too where the other has none, and its addresses lead there. What the other allows holds from then on.
 */
export const mergeSource = command({
  permission: "source.manage",
  input: mergeSchema,
  load: ({ tx, input }) => lockMerging(tx, "source", input),
  run: async ({ tx, subject }) => {
    const { id, name, into } = subject
    const { count } = await tx.article.updateMany({ where: { sourceId: id }, data: { sourceId: into.id } })
    await retire(tx, "source", subject, "free")
    await tx.sourceVariant.updateMany({ where: { sourceId: id }, data: { sourceId: into.id } })
    // Its logo is no paper's any more, unless the other has none.
    const [own, others] = await Promise.all([id, into.id].map((each) => tx.source.findUniqueOrThrow({ where: { id: each }, select: { logoId: true } })))
    await tx.source.update({ where: { id }, data: { logoId: null }, select: { id: true } })
    if (own?.logoId && !others?.logoId) await tx.source.update({ where: { id: into.id }, data: { logoId: own.logoId }, select: { id: true } })
    const key = searchKey(name)
    await tx.sourceVariant.upsert({ where: { key }, create: { key, name, sourceId: into.id }, update: { sourceId: into.id } })
    return { into: into.id, articles: count }
  },
  note: ({ subject, out }) => ({ did: "merge", name: subject.name, into: subject.into.name, merged: subject.id, articles: out.articles }),
})

/**
 * Decides that an article stays before readers although its paper's permission ended or narrowed: good until the terms change again.
 * Refused where nothing is to be decided.
 */
export const keepArticle = command({
  permission: "article.keep",
  input: keepSchema,
  load: visibleArticle,
  run: async ({ tx, actor, input: { id, reason }, now }) => {
    const due = await dueOf(tx, id)
    if (!due) return refuse({ code: "invalid", fields: { form: ["not_due"] } })
    const data = { sourceId: due.sourceId, reason, keptBy: actor.id, keptByName: actor.name, keptAt: now }
    await tx.kept.upsert({ where: { articleId: id }, create: { articleId: id, ...data }, update: data, select: { articleId: true } })
    return { id }
  },
  note: ({ input }) => ({ reason: input.reason }),
})

const dayOf = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null
const dateOf = (day: string | null) => (day === null ? null : new Date(`${day}T00:00:00Z`))

/** The house's labels that were given, by kind, and the other fields. */
function withoutLabels<Fields extends Record<ReturnType<typeof labelField>, string>>(fields: Fields) {
  const labels: Record<string, string> = {}
  const columns: Omit<Fields, ReturnType<typeof labelField>> & Partial<Fields> = { ...fields }
  for (const kind of kinds) {
    const field = labelField(kind)
    if (fields[field] !== "") labels[kind] = fields[field]
    delete columns[field]
  }
  return [labels, columns as Omit<Fields, ReturnType<typeof labelField>>] as const // each label was deleted just now
}
