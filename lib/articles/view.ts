import type { IsoDay } from "@/lib/arabic/dates"
import type { Fidelity } from "@/lib/fidelity/rule"

/** What readers' pages are drawn from: plain data, the same for a published article and for the desk's preview. Instants are Dates, days ISO days. */
export type NewsroomView = {
  name: string
  /** What stands after the name in windows and for search engines; may be empty. */
  tagline: string
  /** Plain paragraphs at the end of every page, one a line; may be empty. */
  footer: string
  links: readonly { label: string; href: string }[]
  homeWord: string
  digits: string
  monthStyle: string
  timeZone: string
  /** Whether search engines may keep the newsroom's own pieces. */
  indexOwn: boolean
  /** Whether the Hijri day stands beside the other, and whether readers are shown what changed in a text. */
  showHijri?: boolean
  showChanges?: boolean
}

/**
 * A picture as pages draw it. Its files are `${base}/${width}.avif` and .webp in each width, and one .jpg; readers' and the desk's preview
 * differ in the base alone.
 */
export type PictureView = {
  id: string
  base: string
  width: number
  height: number
  widths: number[]
  focalX: number
  focalY: number
  alt: string
  caption: string
  credit: string
}

export type SectionView = {
  id: string; slug: string; name: string; description: string; parentId: string | null
  /** Whether it has a band of its own on the front page. */
  onFront: boolean
}

export type Named = { id: string; slug: string; name: string }

export type SourceView = Named & {
  country: string | null
  site: string | null
  monthStyle: string
  creditLine: string
  indexPolicy: string
}

/** An article as a list shows it. `section` is null where readers are not shown that section. */
export type ArticleItem = {
  id: string
  slug: string
  title: string
  standfirst: string
  origin: string
  kind: string
  /** The house's own name for the kind, as «كلمة …»; null where it has none. */
  kindLabel: string | null
  publishedAt: Date
  sourceDate: IsoDay | null
  section: Named | null
  source: (Named & { monthStyle: string }) | null
  authors: Named[]
  picture: PictureView | null
}

export type CorrectionView = { at: Date; note: string }

/** An article as its own page shows it. `body` is checked against the closed schema where it is drawn, whoever gives it. */
export type ArticleView = Omit<ArticleItem, "source"> & {
  kicker: string
  subtitle: string
  body: unknown
  /** The files of the pictures in the text, as far as there are any; what is said of them stands in the text. */
  figures: PictureView[]
  words: number
  /** A text that readers never had: `publishedAt` is then the moment at which it is looked at. */
  unpublished?: true
  /** Since when this version stands; equal to `publishedAt` for the first. */
  updatedAt: Date
  source: SourceView | null
  sourceUrl: string | null
  corrections: CorrectionView[]
  /** How close the text is to the page that it was taken from; null where nobody measured. */
  fidelity: Fidelity | null
  topics: Named[]
  /** What it is one of several papers' words on, where an editor said so. */
  matter?: { id: string; title: string } | null
}

/** An article of which another's page says no more than its title and its paper. */
export type NeighbourView = { id: string; slug: string; title: string; source: { id: string; name: string } | null }

/** What a reader may go on to from an article. */
export type BesideView = { also: ArticleItem[]; older: NeighbourView | null; newer: NeighbourView | null }

/** A text that readers had under an article's address, from when to when. */
export type PastText = { from: Date; until: Date; kicker: string; title: string; subtitle: string; standfirst: string; body: unknown }

/** The notice that stands where a withdrawn article stood. */
export type WithdrawnView = { id: string; at: Date; notice: string }

/** A page of a list, newest first, with the marks of its neighbours. */
export type ItemPage = { items: ArticleItem[]; newer: string | null; older: string | null }

/** The line above every page, and where it leads, or null where it leads nowhere. */
export type BreakingView = { text: string; href: string | null }

export type FrontView = {
  /** What a chief put at the top, in order; what is not before readers has fallen out already. */
  arranged: ArticleItem[]
  /** The newest articles of the whole site, newest first. */
  latest: ArticleItem[]
  /** The newest of each section that has a band (its own and its children's), in the sections' order; sections without any are left out. */
  sections: { section: SectionView; items: ArticleItem[] }[]
  /** What is read most, most first, and of how many days; null where there is nothing to say of it. */
  mostRead: { days: number; items: ArticleItem[] } | null
}
