import { searchKey } from "@/lib/arabic/normalize"
import type { MonthStyle } from "@/lib/arabic/dates"
import { db } from "@/lib/db"
import { knownSources } from "@/lib/sources/registry"

type Paper = {
  slug: string
  name: string
  variants: string[]
  country: string | null
  host: string
  monthStyle: MonthStyle
  creditLine?: string
  permission?: "granted" | "quotation" | "unrecorded" | "none"
  indexPolicy?: "index" | "canonical" | "noindex"
  editorialLabel: string | null
}

const lent = "نقلًا عن «{الصحيفة}»، عدد {التاريخ}."

/** Papers that there are not: the demonstration prints nobody's text under a name that somebody bears. */
const described: Omit<Paper, "country" | "creditLine">[] = [
  {
    slug: "almarfa", name: "المرفأ", variants: ["صحيفة المرفأ", "جريدة المرفأ"], host: "almarfa.example",
    monthStyle: "dual", permission: "granted", indexPolicy: "index", editorialLabel: "كلمة المرفأ",
  },
  {
    slug: "addifaf", name: "الضفاف", variants: ["صحيفة الضفاف"], host: "addifaf.example",
    monthStyle: "levant", permission: "granted", indexPolicy: "canonical", editorialLabel: null,
  },
  {
    slug: "barid-almasa", name: "بريد المساء", variants: ["جريدة بريد المساء"], host: "baridalmasa.example",
    monthStyle: "gregorian", permission: "granted", indexPolicy: "index", editorialLabel: null,
  },
  {
    slug: "sawt-alhadba", name: "صوت الهضبة", variants: ["صحيفة صوت الهضبة"], host: "sawtalhadba.example",
    monthStyle: "dual", permission: "granted", indexPolicy: "index", editorialLabel: "رأي الهضبة",
  },
  {
    slug: "almawazin", name: "الموازين", variants: ["مجلة الموازين"], host: "almawazin.example",
    monthStyle: "gregorian", permission: "unrecorded", indexPolicy: "noindex", editorialLabel: null,
  },
  {
    slug: "arriwaq", name: "الرواق", variants: ["مجلة الرواق"], host: "arriwaq.example",
    monthStyle: "maghreb", permission: "granted", indexPolicy: "noindex", editorialLabel: null,
  },
]
const invented = described.map((paper): Paper => ({ ...paper, country: null, creditLine: lent }))

/** The starter registry, as every newsroom begins with it. What is already there stays as it is. */
export async function addKnownSources(): Promise<void> {
  for (const { key, name, variants, latin, country, hosts, monthStyle, editorialLabel } of knownSources) {
    await addPaper({ slug: key, name, variants: [...variants, latin], country, host: hosts[0] ?? "", monthStyle, editorialLabel }, hosts)
  }
}

/** The papers of the demonstration. Gives ids by slug. */
export async function addInventedSources(): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const paper of invented) ids.set(paper.slug, await addPaper(paper, [paper.host]))
  return ids
}

/** The paper that gave leave to reprint, and now gives leave to quote: what was taken from it before waits for a decision. */
export async function narrowPermission(): Promise<void> {
  await db().$executeRaw`UPDATE desk.source SET permission = 'quotation', permission_at = clock_timestamp() WHERE slug = 'arriwaq' AND permission = 'granted'`
}

async function addPaper(paper: Paper, hosts: readonly string[]): Promise<string> {
  const nameKey = searchKey(paper.name)
  const known = await db().source.findFirst({ where: { OR: [{ nameKey }, { slug: paper.slug }] }, select: { id: true } })
  if (known) return known.id
  const { slug, name, country, host, monthStyle, creditLine = "", permission = "unrecorded", indexPolicy = "noindex", editorialLabel } = paper
  return db().$transaction(async (tx) => {
    const { id } = await tx.source.create({
      data: {
        slug, name, nameKey, country, site: `https://${host}`, monthStyle, creditLine, permission, indexPolicy,
        kindLabels: editorialLabel === null ? {} : { editorial: editorialLabel },
      },
      select: { id: true },
    })
    const spellings = [...paper.variants, ...hosts].map((text) => ({ key: searchKey(text), name: text, sourceId: id }))
    await tx.sourceVariant.createMany({ data: spellings.filter(({ key }) => key !== nameKey), skipDuplicates: true })
    return id
  })
}
