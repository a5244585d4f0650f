import { emptyBody, type Block, type Body } from "@/lib/articles/body"
import type { WorkingCopy } from "@/lib/articles/schema"

/** Two texts for one place, made from one: nobody but a person chooses between them. */
export type BlockCollision = { base: Block[]; mine: Block[]; theirs: Block[] }
export type FieldName = Exclude<keyof WorkingCopy, "body">
/** What two people did differently to one place. The key names it as long as base and both texts stay as they are. */
export type Collision =
  | { key: string; field: FieldName; mine: unknown; theirs: unknown }
  | ({ key: string; field: "body" } & BlockCollision)

/** Whose text stands; `both` is theirs and then mine, for blocks alone. */
export type Choice = "mine" | "theirs" | "both"
export type Choices = Readonly<Record<string, Choice>>

export type Merged = {
  /** Both people's changes; where they collide, what was chosen, and mine where nothing is chosen yet. */
  copy: WorkingCopy
  /** Places that nobody has chosen for yet. */
  open: Collision[]
  /** What came from them into mine without a collision. */
  took: { fields: FieldName[]; blocks: number }
}

/**
 * A three-way merge of working copies: a field, or a run of blocks, that one of the two left alone is the other's; what both made alike is
 * taken once; what both changed differently collides. Text that both added at one place stands there twice, theirs first: nothing typed is
 * dropped. For all a, b, c: merge(b, a, b) is a, merge(b, b, c) is c, and each block of mine or theirs is in the result, in a collision,
 * or was in the base and deleted by the other (security.md P28).
 */
export function mergeCopies(base: WorkingCopy, mine: WorkingCopy, theirs: WorkingCopy, choices: Choices = {}): Merged {
  const copy: WorkingCopy = { ...mine }
  const open: Collision[] = []
  const fields: FieldName[] = []
  for (const field of fieldNames(mine)) {
    const whose = settled(base[field], mine[field], theirs[field])
    const key = `field:${field}`
    const choice = whose ?? choices[key]
    if (choice === "theirs") {
      assign(copy, field, theirs[field])
      if (whose) fields.push(field)
    }
    if (choice === undefined) open.push({ key, field, mine: mine[field], theirs: theirs[field] })
  }
  const body = mergeBodies(base.body, mine.body, theirs.body, choices)
  copy.body = body.body
  return { copy, open: [...open, ...body.open], took: { fields, blocks: body.took } }
}

const fieldNames = (copy: WorkingCopy) => (Object.keys(copy) as (keyof WorkingCopy)[]).filter((field): field is FieldName => field !== "body")

function assign<K extends FieldName>(copy: WorkingCopy, field: K, value: WorkingCopy[K]) {
  copy[field] = value
}

/** Whose value stands where no choice is needed: mine if they left it alone or made the same of it, theirs if I left it alone. */
function settled(base: unknown, mine: unknown, theirs: unknown): "mine" | "theirs" | undefined {
  if (same(mine, theirs) || same(base, theirs)) return "mine"
  return same(base, mine) ? "theirs" : undefined
}

function mergeBodies(base: Body, mine: Body, theirs: Body, choices: Choices) {
  const content: Block[] = []
  const open: Collision[] = []
  let took = 0
  for (const chunk of chunks(base.content, mine.content, theirs.content)) {
    const whose = settled(chunk.base, chunk.mine, chunk.theirs)
    if (whose === "theirs") took += chunk.theirs.length || 1
    const added = chunk.base.length === 0
    const choice = whose ?? (added ? "both" : choices[collisionKey(chunk)])
    if (choice === undefined) open.push({ key: collisionKey(chunk), field: "body", ...chunk })
    if (whose === undefined && added) took += chunk.theirs.length
    if (choice === "theirs" || choice === "both") content.push(...chunk.theirs)
    if (choice !== "theirs") content.push(...chunk.mine)
  }
  return { body: { type: "doc" as const, content: content.length > 0 ? distinct(content) : emptyBody.content }, open, took }
}

/** Named by where it began, so that typing on in a colliding paragraph does not forget what was chosen elsewhere. */
const collisionKey = (chunk: BlockCollision): string => `body:${chunk.base.map(identity).join("|")}`

/**
 * The three texts cut at the blocks that all of them have, in order. A block is the same one where its id is; without one, where its
 * content is. A block kept by all three is a chunk of its own, whatever happened within it.
 */
function chunks(base: readonly Block[], mine: readonly Block[], theirs: readonly Block[]): BlockCollision[] {
  const inMine = matches(base, mine)
  const inTheirs = matches(base, theirs)
  const found: BlockCollision[] = []
  let from = { base: 0, mine: 0, theirs: 0 }
  const cut = (to: typeof from) => {
    const chunk = { base: base.slice(from.base, to.base), mine: mine.slice(from.mine, to.mine), theirs: theirs.slice(from.theirs, to.theirs) }
    if (chunk.base.length + chunk.mine.length + chunk.theirs.length > 0) found.push(chunk)
    from = to
  }
  base.forEach((_, at) => {
    const [m, t] = [inMine.get(at), inTheirs.get(at)]
    if (m === undefined || t === undefined) return
    cut({ base: at, mine: m, theirs: t })
    cut({ base: at + 1, mine: m + 1, theirs: t + 1 })
  })
  cut({ base: base.length, mine: mine.length, theirs: theirs.length })
  return found
}

/** Index in `base` → index in `other` of the same block, for a longest run of such pairs in order. */
function matches(base: readonly Block[], other: readonly Block[]): Map<number, number> {
  const [a, b] = [base.map(identity), other.map(identity)]
  const found = new Map<number, number>()
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) found.set(start, start++)
  let [endA, endB] = [a.length, b.length]
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) found.set(--endA, --endB)
  // What lies between is short, unless a text was turned inside out: then it is one chunk, and that is the truth of it.
  const [rows, columns] = [endA - start, endB - start]
  if (rows * columns > 4_000_000) return found
  const lengths = Array.from({ length: rows + 1 }, () => new Uint32Array(columns + 1))
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0
  for (let i = rows - 1; i >= 0; i--) {
    const row = lengths[i]
    for (let j = columns - 1; row && j >= 0; j--) row[j] = a[start + i] === b[start + j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  }
  for (let i = 0, j = 0; i < rows && j < columns; ) {
    if (a[start + i] === b[start + j]) found.set(start + i++, start + j++)
    else if (at(i + 1, j) >= at(i, j + 1)) i++
    else j++
  }
  return found
}

const idOf = (block: Block): string | undefined => {
  const attrs: unknown = "attrs" in block ? block.attrs : undefined
  return typeof attrs === "object" && attrs !== null && "id" in attrs && typeof attrs.id === "string" ? attrs.id : undefined
}

const identity = (block: Block): string => idOf(block) ?? JSON.stringify(block)

/** Ids stay unique in a body: of two blocks with one id, the later loses it (and the editor gives it another). */
function distinct(content: Block[]): Block[] {
  const seen = new Set<string>()
  return content.map((block) => {
    const id = idOf(block)
    if (id === undefined || !seen.has(id)) {
      if (id !== undefined) seen.add(id)
      return block
    }
    const { id: _taken, ...attrs } = (block as { attrs: Record<string, unknown> }).attrs
    const { attrs: _all, ...rest } = block as Block & { attrs: unknown }
    return (Object.keys(attrs).length > 0 ? { ...rest, attrs } : rest) as Block
  })
}

/** Deep equality of plain JSON, whatever the order of its keys; a key that is undefined is absent. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, index) => same(item, b[index]))
  }
  const [left, right] = [entries(a), entries(b)]
  return left.length === right.length && left.every(([key, value]) => Object.hasOwn(b, key) && same(value, b[key as keyof typeof b]))
}

const entries = (value: object) => Object.entries(value).filter(([, item]) => item !== undefined)
