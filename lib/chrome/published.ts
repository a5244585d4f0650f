import "server-only"
import { picture, pictureOf, type Files } from "@/lib/articles/shown"
import type { BreakingView, NewsroomView, PictureView, SectionView } from "@/lib/articles/view"
import { lineOf, type BreakingRow } from "@/lib/breaking/published"
import { shownLinks } from "@/lib/newsroom/social"
import { toldNow } from "@/lib/page-store/told"
import { standing } from "@/lib/sections/published"
import { siteRead } from "@/lib/site-db"

const read = {
  name: "chrome",
  text: `SELECT
    (SELECT json_build_object('name', n.name, 'tagline', n.tagline, 'footer', n.footer, 'links', n.social_links, 'homeWord', n.home_word, 'digits', n.digits,
      'monthStyle', n.month_style, 'timeZone', n.time_zone, 'indexOwn', n.index_own, 'showHijri', n.show_hijri, 'showChanges', n.show_changes) FROM pub.newsroom n LIMIT 1) AS newsroom,
    (SELECT coalesce(json_agg(json_build_object('id', s.id, 'slug', s.slug, 'name', s.name, 'description', s.description, 'onFront', s.on_front, 'parentId', s.parent_id)
      ORDER BY s.position, s.name), '[]') FROM pub.section s) AS sections,
    (SELECT json_build_object('files', ${picture("m")}, 'alt', m.alt) FROM pub.picture_of o JOIN pub.media m ON m.id = o.picture_id WHERE o.what = 'newsroom' AND o.target = '') AS logo,
    (SELECT json_build_object('text', b.text, 'articleId', b.article_id, 'slug', b.slug, 'path', b.path) FROM pub.breaking b ORDER BY b.begins_at DESC, b.id LIMIT 1) AS breaking`,
}

type Row = {
  newsroom: (Omit<NewsroomView, "links"> & { links: unknown }) | null
  sections: SectionView[]
  logo: { files: Files; alt: string } | null
  breaking: BreakingRow | null
}

type Around = { newsroom: NewsroomView; sections: SectionView[]; logo: PictureView | null; breaking: BreakingView | null }

let kept: { at: number; around: Around } | undefined

/**
 * What stands around every readers' page: the newsroom, the sections that readers are shown in their order, the logo, and the line of what has
 * just happened; all as of one moment. Read once for as long as the store of this process is told of no change of it; where there is none, each
 * time. Throws where the database has no newsroom: it was never set up.
 */
export async function aroundPages(): Promise<Around> {
  const at = toldNow()?.site ?? null
  if (at !== null && kept?.at === at) return kept.around
  const [row] = await siteRead<Row>(read)
  if (!row?.newsroom) throw new Error("there is no newsroom")
  const { links, ...room } = row.newsroom
  const around = {
    newsroom: { ...room, links: shownLinks(links) }, sections: standing(row.sections),
    logo: row.logo && pictureOf(row.logo.files, { alt: row.logo.alt, caption: "", credit: "" }), breaking: row.breaking && lineOf(row.breaking),
  }
  // A line that leads to an article changes with that, of which nothing is told as of every page.
  if (at !== null && !row.breaking?.articleId) kept = { at, around }
  return around
}
