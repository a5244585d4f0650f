import type { Body } from "@/lib/articles/body"
import { liveAt } from "@/lib/articles/visibility"
import type { Tx } from "@/lib/db"
import { env } from "@/lib/env"
import { bodyLinks, isOddLink, namesUs, targetOf, type OwnTarget } from "./links"
import type { CheckedLink, LinkStanding } from "./text-checks"

/**
 * How the links of a text will stand for readers at an instant: our own by what the database says, others' by their form alone. What is not
 * before readers is told of in one way, whether it is a draft or was never there: a link is no way to ask after others' drafts.
 */
export async function checkedLinks(tx: Tx, body: Body, at: Date): Promise<CheckedLink[]> {
  const home = env().PUBLIC_URL
  const links = bodyLinks(body).map((link) => ({ ...link, target: targetOf(link.href), ours: namesUs(link.href, home) }))
  // A newsroom that was not told its own address knows its articles by their ids.
  const asked = links.flatMap(({ target, ours }) => (target && (ours || (home === undefined && target.what === "article")) ? [target] : []))
  const standing = await standingsOf(tx, asked, at)
  return links.map(({ href, words, target, ours }) => {
    const known = target && standing.get(keyOf(target))
    if (ours) return { words, standing: target ? (known ?? "not_live") : "fine" }
    return { words, standing: known ?? (isOddLink(href) ? "odd" : "fine") }
  })
}

const keyOf = (target: OwnTarget) => (target.what === "article" ? `article ${target.id}` : `${target.what} ${target.slug}`)

async function standingsOf(tx: Tx, targets: readonly OwnTarget[], at: Date): Promise<Map<string, LinkStanding>> {
  const found = new Map<string, LinkStanding>()
  const ids = targets.flatMap((target) => (target.what === "article" ? [target.id] : []))
  if (ids.length > 0) {
    const [live, gone] = await Promise.all([
      tx.publication.findMany({ where: { articleId: { in: ids }, ...liveAt(at) }, select: { articleId: true } }),
      tx.withdrawal.findMany({ where: { articleId: { in: ids }, at: { lte: at } }, select: { articleId: true } }),
    ])
    for (const { articleId } of gone) found.set(`article ${articleId}`, "withdrawn")
    for (const { articleId } of live) found.set(`article ${articleId}`, "fine")
  }
  for (const target of targets) if (target.what !== "article" && (await isThere(tx, target))) found.set(keyOf(target), "fine")
  return found
}

/** Whether readers find a page of this name, or of a name that it had. */
async function isThere(tx: Tx, { what, slug }: Exclude<OwnTarget, { what: "article" }>): Promise<boolean> {
  const select = { id: true } as const
  const now = what === "section" ? await tx.section.findFirst({ where: { slug, hidden: false }, select })
    : what === "source" ? await tx.source.findFirst({ where: { slug }, select })
    : what === "author" ? await tx.author.findFirst({ where: { slug }, select }) : await tx.tag.findFirst({ where: { slug }, select })
  return now !== null || (await tx.formerSlug.findFirst({ where: { what: what === "topic" ? "tag" : what, slug }, select: { slug: true } })) !== null
}
