import "server-only"
import { blankCopy } from "@/lib/articles/blank"
import { searchKey } from "@/lib/arabic/normalize"
import { workingCopySchema, type WorkingCopyFields } from "@/lib/articles/schema"
import { replaceLinks, workingCopyData } from "@/lib/articles/working-copy"
import { databaseNow, db, type Tx } from "@/lib/db"
import { newArticleId } from "@/lib/ids"
import { freeSlug, lockNames } from "@/lib/names/taken"
import { can, type Actor } from "@/lib/permissions"
import { checkedArticle } from "@/lib/publishing/checked"
import { missing } from "@/lib/publishing/checklist"
import { writePublication } from "@/lib/publishing/rows"
import { begin } from "@/lib/safety/begin"
import { takePicture, type Attachment } from "./pictures"
import { postOf, siteTitle, type Post, type Site } from "./post"
import { blankReport, tell, type Report } from "./report"
import { readWxr, WxrProblem, type Category } from "./wxr"

const AT_ONCE = 20 // articles in one transaction
const MOST_KEPT = 32 * 2 ** 20 // characters that are held of a file beside its articles

export type Running = {
  /** The file from its beginning; it is read twice. */
  open: () => AsyncIterable<Buffer>
  actor: Actor
  dryRun: boolean
  onProgress?: (done: number, report: Report) => Promise<void> | void
  /** Where a picture of that address lies as a file; left out, pictures stay behind. */
  pictureOf?: (address: string) => string | null
  /** Asked between two transactions: whether to leave off here. What is done stays, and the next run goes on behind it. */
  isTime?: () => boolean
}

export type Ran = { report: Report; finished: boolean }

/**
 * Takes the articles of a WordPress export in, as this person, who must be one who may import. The first reading learns the site's sections and
 * names, the second writes twenty articles in a transaction. What was taken in before is known by its key and is not touched: so an import
 * that was broken off goes on where it was, and the same file again changes nothing. A dry run writes nothing and tells the same.
 * What the checklist would keep from going out stays a draft, and is told.
 * @throws WxrProblem
 */
export async function importWordPress({ open, actor, dryRun, onProgress, pictureOf = () => null, isTime = () => false }: Running): Promise<Ran> {
  if (!can(actor, "newsroom.import", { id: "all" })) throw new Error("an import by who may not import")
  const { site, report, attachments } = await survey(open)
  const names = await Names.load()
  let done = 0
  let batch: Post[] = []
  const seen = new Set<string>()
  const paths = new Set<string>()
  const flush = async () => {
    const posts = batch
    batch = []
    await settleBatch(posts, { actor, dryRun, names, report, now: site.now, paths, attachments, pictureOf })
    done += posts.length
    await onProgress?.(done, report)
  }
  for await (const piece of readWxr(open())) {
    if (piece.what !== "item" || piece.item.type !== "post") continue
    const post = postOf(piece.item, site)
    if (post === null) {
      report.outcomes.leftOut += 1
      continue
    }
    if (seen.has(post.key)) {
      report.outcomes.leftOut += 1
      tell(report, post.title, "twice")
      continue
    }
    seen.add(post.key)
    batch.push(post)
    if (batch.length < AT_ONCE) continue
    await flush()
    if (isTime()) return { report, finished: false }
  }
  await flush()
  return { report, finished: true }
}

/** What the whole file says before its articles are taken in: the site, its sections and people, and what it holds besides. */
async function survey(open: () => AsyncIterable<Buffer>): Promise<{ site: Site; report: Report; attachments: Map<string, Attachment> }> {
  const report = blankReport()
  const categories = new Map<string, Category>()
  const authors = new Map<string, string>()
  const attachments = new Map<string, Attachment>()
  let kept = 0
  const held = <T extends object>(thing: T): T => {
    for (const text of Object.values(thing)) if (typeof text === "string") kept += text.length
    if (kept > MOST_KEPT) throw new WxrProblem("too_long")
    return thing
  }
  for await (const piece of readWxr(open())) {
    if (piece.what === "site") report.site = { title: siteTitle(piece.title), url: piece.url.slice(0, 300) }
    else if (piece.what === "author") authors.set(piece.login, held(piece).name)
    else if (piece.what === "category") categories.set(piece.category.nicename, held(piece.category))
    else if (piece.item.type === "post") report.posts += 1
    else {
      const type = /^[\w-]{1,40}$/.test(piece.item.type) ? piece.item.type : "unknown"
      report.otherTypes[type] = (report.otherTypes[type] ?? 0) + 1
      const { id, title, attachmentUrl, excerpt, meta } = piece.item
      if (attachmentUrl !== "") attachments.set(id, held({ address: attachmentUrl, title, caption: excerpt, alt: meta["_wp_attachment_image_alt"] ?? "" }))
    }
  }
  const { timeZone } = await db().newsroom.findFirstOrThrow({ select: { timeZone: true } })
  return { site: { categories, authors, timeZone, now: await databaseNow(db()) }, report, attachments }
}

type Kept = { id: string; parentId: string | null }
/** A tag or a by-line; a name of one that was merged into another is known as that other's. */
type Merged = { id: string; nameKey: string; mergedIntoId: string | null }

/** The newsroom's sections, tags and by-lines by their keys; those that an import adds are known from then on. */
class Names {
  private constructor(readonly section: Map<string, Kept>, readonly tag: Map<string, string>, readonly author: Map<string, string>) {}

  static async load(): Promise<Names> {
    const select = { id: true, nameKey: true, mergedIntoId: true } as const
    const [sections, tags, authors] = await Promise.all([
      db().section.findMany({ where: { mergedIntoId: null }, select: { id: true, nameKey: true, parentId: true } }),
      db().tag.findMany({ select }), db().author.findMany({ select }),
    ])
    const present = (rows: readonly Merged[]) => new Map(rows.map((each) => [each.nameKey, each.mergedIntoId ?? each.id]))
    return new Names(new Map(sections.map((each) => [each.nameKey, each])), present(tags), present(authors))
  }

  copy(): Names {
    return new Names(new Map(this.section), new Map(this.tag), new Map(this.author))
  }

  take(other: Names): void {
    for (const which of ["section", "tag", "author"] as const) for (const [key, value] of other[which]) (this[which] as Map<string, unknown>).set(key, value)
  }
}

type Batch = {
  actor: Actor; dryRun: boolean; names: Names; report: Report; now: Date; paths: Set<string>
  attachments: ReadonlyMap<string, Attachment>; pictureOf: (address: string) => string | null
}

async function settleBatch(posts: readonly Post[], batch: Batch): Promise<void> {
  const keys = posts.map(({ key }) => key)
  const known = new Set((await db().imported.findMany({ where: { key: { in: keys } }, select: { key: true } })).map(({ key }) => key))
  batch.report.outcomes.already += posts.filter(({ key }) => known.has(key)).length
  const fresh = posts.filter(({ key }) => !known.has(key))
  if (fresh.length === 0) return
  const pictures = await settlePictures(fresh, batch)
  if (batch.dryRun) return foretell(fresh, batch)
  // What is told is told only where it was done: a transaction that fails leaves report and names as they were.
  const names = batch.names.copy()
  const told: ((report: Report) => void)[] = []
  await db().$transaction(async (tx) => {
    await refuseStopped(tx, batch.actor)
    for (const what of ["section", "author", "tag"] as const) await lockNames(tx, what)
    for (const post of fresh) told.push(await write(tx, post, pictures.get(post) ?? null, { ...batch, names }))
  }, { timeout: 60_000, maxWait: 20_000 })
  batch.names.take(names)
  for (const tale of told) tale(batch.report)
}

/** The pictures of these articles, into the library; one whose file is not there, or is no picture, is told. In a dry run it is only looked for. */
async function settlePictures(posts: readonly Post[], { actor, dryRun, report, attachments, pictureOf }: Batch): Promise<Map<Post, string>> {
  const pictures = new Map<Post, string>()
  for (const post of posts) {
    if (post.thumbnail === null) continue
    const attachment = attachments.get(post.thumbnail)
    const file = attachment ? pictureOf(attachment.address) : null
    const id = !attachment || file === null ? null : dryRun ? "" : await takePicture(file, { ...attachment, title: attachment.title || post.title }, { actor, credit: report.site.title })
    if (id === null) post.notes.push({ code: "picture", detail: attachment?.address ?? `#${post.thumbnail}` })
    else if (id !== "") pictures.set(post, id)
  }
  return pictures
}

/**
 * A newsroom that was frozen, an account that the brake has paused, and somebody who is no longer an admin, import nothing more. A freeze comes
 * before all of these articles or after all of them, as it does with every write.
 */
async function refuseStopped(tx: Tx, actor: Actor) {
  const { frozen, paused } = await begin(tx, actor.id)
  if (frozen) throw new ImportStopped("frozen")
  if (paused) throw new ImportStopped("paused")
  const person = await tx.user.findFirst({ where: { id: actor.id, active: true, role: actor.role }, select: { id: true } })
  if (!person) throw new ImportStopped("no_longer_allowed")
}

export class ImportStopped extends Error {
  constructor(readonly why: "frozen" | "paused" | "no_longer_allowed") {
    super(why)
  }
}

/** The same tale as of a writing, of what is known without one. */
async function foretell(posts: readonly Post[], { names, report, paths }: Batch): Promise<void> {
  const taken = new Set((await db().formerAddress.findMany({ where: { path: { in: posts.flatMap((post) => [...post.paths]) } }, select: { path: true } })).map(({ path }) => path))
  for (const post of posts) {
    const key = (name: string) => searchKey(name)
    for (const [depth, name] of post.section.entries()) {
      if (names.section.has(key(name))) continue
      names.section.set(key(name), { id: "", parentId: depth === 0 ? null : "" })
      report.sections.push(name)
    }
    for (const name of post.tags.filter((each) => !names.tag.has(key(each)))) {
      names.tag.set(key(name), "")
      report.tags += 1
    }
    if (post.author !== null && !names.author.has(key(post.author))) {
      names.author.set(key(post.author), "")
      report.authors.push(post.author)
    }
    const blocks = [...(post.title === "" ? ["title"] : []), ...(post.section.length === 0 ? ["sectionId"] : []), ...(isBlank(post) ? ["body"] : [])]
    conclude(report, post, { blocks, taken: post.paths.filter((path) => taken.has(path) || paths.has(path)) })
    for (const path of post.paths) paths.add(path)
  }
}

const isBlank = ({ body }: Post) => !JSON.stringify(body).includes('"text"')

/** What the report says of one article. */
function conclude(report: Report, post: Post, { blocks, taken }: { blocks: readonly string[]; taken: readonly string[] }): void {
  const out = post.status === "live" || post.status === "scheduled"
  report.outcomes[out && blocks.length > 0 ? "draft" : post.status] += 1
  report.addresses += post.paths.length - taken.length
  for (const { code, detail } of post.notes) tell(report, post.title, code, detail)
  if (out && blocks.length > 0) tell(report, post.title, blocks.includes("sectionId") ? "no_section" : "blocked", blocks.join(", "))
  for (const path of taken) tell(report, post.title, "address_taken", path)
}

async function write(tx: Tx, post: Post, pictureId: string | null, { actor, names, now }: Batch): Promise<(report: Report) => void> {
  const made: { sections: string[]; tags: number; authors: string[] } = { sections: [], tags: 0, authors: [] }
  const sectionId = await sectionFor(tx, post.section, names, made)
  const tagIds: string[] = []
  for (const name of post.tags) tagIds.push(await named(tx, "tag", name, names, () => void (made.tags += 1)))
  const authorIds = post.author === null ? [] : [await named(tx, "author", post.author, names, () => void made.authors.push(post.author ?? ""))]
  const copy = workingCopySchema.safeParse({
    ...blankCopy, kind: "report", title: post.title, standfirst: post.standfirst, body: post.body, sectionId, authorIds, tagIds, pictureId,
  })
  if (!copy.success) return (report) => (report.outcomes.leftOut += 1, tell(report, post.title, "unwritable", copy.error.issues[0]?.path.join(".") ?? ""))
  const id = await writeArticle(tx, post, copy.data, actor, now)
  await tx.imported.create({ data: { key: post.key, articleId: id } })
  const { count } = await tx.formerAddress.createMany({ data: post.paths.map((path) => ({ path, articleId: id })), skipDuplicates: true })
  const taken = count === post.paths.length ? [] : post.paths.slice(count)
  const blocks = await goOut(tx, id, post, actor)
  return (report) => {
    report.sections.push(...made.sections)
    report.tags += made.tags
    report.authors.push(...made.authors)
    conclude(report, post, { blocks, taken })
  }
}

async function writeArticle(tx: Tx, post: Post, copy: WorkingCopyFields, actor: Actor, now: Date): Promise<string> {
  const id = newArticleId()
  const begun = post.at !== null && post.at < now ? post.at : now
  const editedAt = post.editedAt !== null && post.editedAt < now ? post.editedAt : begun
  const trashed = post.status === "trashed" ? { phase: "trashed", trashedFrom: "draft" } : {}
  await tx.article.create({ data: { ...workingCopyData(copy), ...trashed, id, writerId: actor.id, editedById: actor.id, createdAt: begun, editedAt }, select: { id: true } })
  await replaceLinks(tx, id, copy)
  return id
}

/** Puts an article before readers at its time, through the rows that publishing writes; gives what the checklist has against it, and then it stays a draft. */
async function goOut(tx: Tx, id: string, post: Post, actor: Actor): Promise<string[]> {
  if ((post.status !== "live" && post.status !== "scheduled") || post.at === null) return []
  const newsroom = await tx.newsroom.findFirstOrThrow({ select: { timeZone: true, monthStyle: true } })
  const blocks = Object.keys(missing(await checkedArticle(tx, id, newsroom, post.at)))
  if (blocks.length > 0) return blocks
  await writePublication(tx, { articleId: id, actorId: actor.id, reason: "published", liveFrom: post.at, now: post.at })
  await tx.article.update({ where: { id }, data: { phase: "published" }, select: { id: true } })
  return []
}

/** The section of these names, the one above first; added where there is none. A section of the same name is met wherever it stands. */
async function sectionFor(tx: Tx, path: readonly string[], names: Names, made: { sections: string[] }): Promise<string | null> {
  let parent: Kept | null = null
  for (const [depth, name] of path.entries()) {
    const key = searchKey(name)
    const there = names.section.get(key) ?? (await tx.section.findUnique({ where: { nameKey: key }, select: { id: true, parentId: true } }))
    if (there) {
      names.section.set(key, there)
      if (depth === path.length - 1 || there.parentId === null) parent = there
      continue
    }
    const parentId: string | null = parent === null || parent.parentId !== null ? null : parent.id
    const slug = await freeSlug(tx, "section", { chosen: null, name })
    const position = await tx.section.count({ where: { parentId } })
    parent = await tx.section.create({ data: { name, nameKey: key, slug, parentId, position }, select: { id: true, parentId: true } })
    names.section.set(key, parent)
    made.sections.push(name)
  }
  return parent?.id ?? null
}

async function named(tx: Tx, what: "tag" | "author", name: string, names: Names, onMade: () => void): Promise<string> {
  const key = searchKey(name)
  const known = names[what].get(key)
  if (known !== undefined) return known
  const select = { id: true, mergedIntoId: true } as const
  const found = what === "tag" ? await tx.tag.findUnique({ where: { nameKey: key }, select }) : await tx.author.findUnique({ where: { nameKey: key }, select })
  const there = found && { id: found.mergedIntoId ?? found.id }
  const data = there ? null : { name, nameKey: key, slug: await freeSlug(tx, what, { chosen: null, name }) }
  const row = there ?? (what === "tag" ? await tx.tag.create({ data: data ?? { name, nameKey: key, slug: key }, select: { id: true } }) : await tx.author.create({ data: data ?? { name, nameKey: key, slug: key }, select: { id: true } }))
  if (!there) onMade()
  names[what].set(key, row.id)
  return row.id
}
