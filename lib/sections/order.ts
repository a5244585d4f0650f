export type Placed = { id: string; parentId: string | null; position: number }

/** The ids of the sections beside this one, in order; ties by id, so that the order is the same for everybody. */
export function siblings(all: readonly Placed[], parentId: string | null): string[] {
  return all
    .filter((section) => section.parentId === parentId)
    .sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
    .map((section) => section.id)
}

/** Where a section goes: under which one (null: the top), and before which of those there (null: after all of them). */
export type Place = { parentId: string | null; before: string | null }

/**
 * Every section with its place after one of them went elsewhere, places counted from 0 in each level; or why it cannot go there.
 * None is lost, the others keep their order, and there are never more than two levels. A `before` that is not there means the end. Pure.
 */
export function placed(all: readonly Placed[], id: string, to: Place): Placed[] | "gone" | "too_deep" | "has_children" {
  if (!all.some((section) => section.id === id)) return "gone"
  if (to.parentId !== null) {
    const parent = all.find((section) => section.id === to.parentId)
    if (parent === undefined) return "gone"
    if (parent.parentId !== null || parent.id === id) return "too_deep"
    if (all.some((section) => section.parentId === id)) return "has_children"
  }
  const moved = all.map((section) => (section.id === id ? { ...section, parentId: to.parentId } : section))
  const levels = new Set(moved.map((section) => section.parentId))
  const positions = new Map<string, number>()
  for (const level of levels) {
    const others = siblings(moved, level).filter((other) => other !== id)
    const at = to.before === null ? -1 : others.indexOf(to.before)
    if (level === to.parentId) others.splice(at < 0 ? others.length : at, 0, id)
    others.forEach((each, position) => positions.set(each, position))
  }
  return moved.map((section) => ({ ...section, position: positions.get(section.id) ?? section.position }))
}

export const ways = ["up", "down", "into", "out"] as const
export type Way = (typeof ways)[number]

/**
 * Where one step leads: a place earlier or later in its level, into the section right before it, or out of the one that it stands under
 * (right after that one). Null where there is no such step. Pure.
 */
export function step(all: readonly Placed[], id: string, way: Way): Place | null {
  const section = all.find((each) => each.id === id)
  if (section === undefined) return null
  const { parentId } = section
  const beside = siblings(all, parentId)
  const at = beside.indexOf(id)
  const earlier = beside[at - 1]
  if (way === "up") return earlier === undefined ? null : { parentId, before: earlier }
  if (way === "down") return at + 1 < beside.length ? { parentId, before: beside[at + 2] ?? null } : null
  if (way === "into") {
    return parentId === null && earlier !== undefined && !all.some((each) => each.parentId === id) ? { parentId: earlier, before: null } : null
  }
  if (parentId === null) return null
  const above = siblings(all, null)
  return { parentId: null, before: above[above.indexOf(parentId) + 1] ?? null }
}

/** Where a section dropped on another's line goes; null where that is no place for it, or where it is already. Pure. */
export function dropPlace(all: readonly Placed[], dragged: string, on: string, edge: "before" | "into" | "after"): Place | null {
  const target = all.find((section) => section.id === on)
  const section = all.find((each) => each.id === dragged)
  if (target === undefined || section === undefined || dragged === on) return null
  const beside = siblings(all, target.parentId).filter((id) => id !== dragged)
  const to: Place = edge === "into"
    ? { parentId: on, before: null }
    : { parentId: target.parentId, before: edge === "before" ? on : (beside[beside.indexOf(on) + 1] ?? null) }
  const after = placed(all, dragged, to)
  if (typeof after === "string") return null
  const same = after.every((each) => all.some((was) => was.id === each.id && was.parentId === each.parentId && was.position === each.position))
  return same ? null : to
}

/** Whether a section could become part of another: what stands under it would stand under the other, so the levels stay two. Pure. */
export function merges(all: readonly Pick<Placed, "id" | "parentId">[], id: string, into: string): "gone" | "too_deep" | null {
  const target = all.find((section) => section.id === into)
  if (target === undefined || id === into) return "gone"
  return target.parentId !== null && all.some((section) => section.parentId === id) ? "too_deep" : null
}

export type Branch<T> = T & { children: T[] }

/** Two levels: the top ones in order, each with those within it. */
export function tree<T extends Placed>(all: readonly T[]): Branch<T>[] {
  const byId = new Map(all.map((section) => [section.id, section]))
  const within = (parentId: string | null) => siblings(all, parentId).flatMap((id) => byId.get(id) ?? [])
  return within(null).map((section) => ({ ...section, children: within(section.id) }))
}
