import "server-only"
import type { SectionView } from "@/lib/articles/view"
import { siteDb } from "@/lib/site-db"

/** The sections that readers are shown, in the newsroom's order; there are few, so pages find theirs among them. */
export async function sections(): Promise<SectionView[]> {
  const shown = await siteDb().section.findMany({
    orderBy: [{ position: "asc" }, { name: "asc" }],
    select: { id: true, slug: true, name: true, description: true, onFront: true, parentId: true },
  })
  return standing(shown)
}

/** Where readers are not shown what a section stands under, it stands alone. */
export function standing(shown: readonly SectionView[]): SectionView[] {
  const ids = new Set(shown.map((section) => section.id))
  return shown.map((section) => ({ ...section, parentId: section.parentId !== null && ids.has(section.parentId) ? section.parentId : null }))
}
