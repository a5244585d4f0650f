export type Placed = { id: string; parentId: string | null; position: number }

/** The ids of the sections beside this one, in order; ties by id, so that the order is the same for everybody. */
export function siblings(all: readonly Placed[], parentId: string | null): string[] {
  return all
    .filter((section) => section.parentId === parentId)
    .sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
    .map((section) => section.id)
}

/** The same ids with one of them a place earlier or later; unchanged at either end. */
export function moved(ids: readonly string[], id: string, to: "up" | "down"): string[] {
  const at = ids.indexOf(id)
  const beside = at + (to === "up" ? -1 : 1)
  const other = ids[beside]
  if (at < 0 || other === undefined) return [...ids]
  return ids.map((each, index) => (index === at ? other : index === beside ? id : each))
}

export type Branch<T> = T & { children: T[] }

/** Two levels: the top ones in order, each with those within it. */
export function tree<T extends Placed>(all: readonly T[]): Branch<T>[] {
  const byId = new Map(all.map((section) => [section.id, section]))
  const within = (parentId: string | null) => siblings(all, parentId).flatMap((id) => byId.get(id) ?? [])
  return within(null).map((section) => ({ ...section, children: within(section.id) }))
}
