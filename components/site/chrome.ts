import type { BreakingView, NewsroomView, PictureView, SectionView } from "@/lib/articles/view"

/** What surrounds every page: the newsroom, its sections, the moment, where the page stands, and whether it is the desk's preview. */
export type Chrome = {
  newsroom: NewsroomView
  sections: readonly SectionView[]
  /** The newsroom's logo; without one its name stands in its place. */
  logo?: PictureView | null
  now: Date
  /** «https://host» without a path; absolute addresses begin with it. */
  origin: string
  /** The canonical path of the page, percent-encoded. */
  path: string
  /** What has just happened, where a chief set a line that holds now. */
  breaking?: BreakingView | null
  preview?: boolean
  /** What stands above a preview, where it is not the desk's own. */
  banner?: string
}

/** The section and what stands above it, outermost first. Empty where readers are not shown it. */
export function trail(sections: readonly SectionView[], id: string | undefined): SectionView[] {
  const section = sections.find((candidate) => candidate.id === id)
  if (section === undefined) return []
  const parent = sections.find((candidate) => candidate.id === section.parentId)
  return parent === undefined ? [section] : [parent, section]
}

/** A section's own id and its children's: what its page holds. */
export const withChildren = (sections: readonly SectionView[], id: string): string[] =>
  [id, ...sections.filter((section) => section.parentId === id).map((section) => section.id)]

/** The sections as one reads them: each that stands at the top, and its children after it. */
export const inOrder = (sections: readonly SectionView[]): SectionView[] =>
  sections.filter((section) => section.parentId === null).flatMap((top) => [top, ...sections.filter((section) => section.parentId === top.id)])
