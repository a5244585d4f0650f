import { createHash } from "node:crypto"
import { z } from "zod"
import { searchKey } from "@/lib/arabic/normalize"
import { command } from "@/lib/command"
import type { Tx } from "@/lib/db"
import { refuse } from "@/lib/result"
import { houseLabel } from "@/lib/sources/house-label"
import { inspect } from "./inspect"
import { examine } from "./recognise"
import type { SourceNames } from "./recognition"

/**
 * Reads a pasted page into fields and keeps the paste as it came, for ever, with its hash.
 * Gives the clipping's id, what was recognised and why, what was cleaned, and which of the newsroom's own sections, sources and authors are meant.
 */
export const clip = command({
  permission: "clipping.create",
  input: z.strictObject({ raw: z.string() }),
  load: async () => ({ id: "new" }),
  run: async ({ tx, actor, input: { raw } }) => {
    const inspected = inspect(raw)
    if (!inspected.ok || !raw.isWellFormed()) return refuse({ code: "invalid", fields: { raw: [`clip_${inspected.ok ? "not_text" : inspected.code}`] } })
    const { sections, sources, knowledge } = await known(tx)
    const { recognition, evidence, cleaned } = examine(inspected.text, knowledge)
    const { id } = await tx.clipping.create({
      data: { raw, sha256: createHash("sha256").update(raw).digest("hex"), url: recognition.url, recognised: recognition, createdBy: actor.id },
      select: { id: true },
    })
    const author = recognition.author && (await tx.author.findUnique({ where: { nameKey: searchKey(recognition.author) }, select: { id: true, mergedIntoId: true } }))
    return {
      id, recognition, evidence, changes: cleaned.changes, lines: cleaned.lines,
      sectionId: only(sections.filter((section) => section.nameKey === searchKey(recognition.section ?? "")))?.id ?? null,
      sourceId: only(sources.filter((source) => source.keys.includes(searchKey(recognition.source ?? ""))))?.id ?? null,
      authorId: author ? (author.mergedIntoId ?? author.id) : null,
    }
  },
  note: ({ out }) => ({ title: out.recognition.title ?? "" }),
})

const only = <T>(found: readonly T[]): T | null => (found.length === 1 ? (found[0] ?? null) : null)

/** What this newsroom knows: its sections, and its newspapers by every name and host that is kept of them. */
async function known(tx: Tx) {
  const sections = await tx.section.findMany({ where: { mergedIntoId: null }, select: { id: true, name: true, nameKey: true } })
  const rows = await tx.source.findMany({
    where: { mergedIntoId: null },
    select: { id: true, name: true, nameKey: true, country: true, site: true, kindLabels: true, variants: { select: { key: true, name: true } } },
  })
  const sources = rows.map(({ variants, ...source }) => {
    const names = variants.map(({ name }) => name)
    const hosts = [...names.filter((name) => /^[a-z0-9.-]+\.[a-z]{2,}$/i.test(name)), ...(source.site && URL.canParse(source.site) ? [new URL(source.site).host.replace(/^www\./, "")] : [])]
    return { ...source, keys: [source.nameKey, ...variants.map(({ key }) => key)], names: names.filter((name) => !hosts.includes(name)), hosts }
  })
  const knownNames: SourceNames[] = sources.map((source) => ({
    name: source.name, variants: source.names, hosts: source.hosts, country: source.country, editorialLabel: houseLabel(source.kindLabels, "editorial"),
  }))
  return { sections, sources, knowledge: { sources: knownNames, sections: sections.map(({ name }) => name) } }
}
