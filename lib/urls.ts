/** Every address of the product. Arabic slugs are percent-encoded here and nowhere else. */
const segment = (text: string) => encodeURIComponent(text.normalize("NFC"))

export const urls = {
  home: () => "/",
  section: (slug: string) => `/sections/${segment(slug)}`,
  sources: () => "/sources",
  source: (slug: string) => `/sources/${segment(slug)}`,
  author: (slug: string) => `/authors/${segment(slug)}`,
  topic: (slug: string) => `/topics/${segment(slug)}`,
  article: (id: string, slug: string) => `/a/${segment(id)}/${segment(slug)}`,
  /** What changed in an article since it first went out. */
  articleChanges: (id: string, slug: string) => `/a/${segment(id)}/${segment(slug)}/changes`,
  matter: (id: string) => `/matters/${segment(id)}`,
  about: () => "/about",
  feeds: () => "/feeds",
  /** The archive, a year of it («2017»), a month («2017-12»), or a day («2017-12-13»). */
  archive: (of?: string) => (of === undefined ? "/archive" : `/archive/${of.replaceAll("-", "/")}`),
  /** The search of readers, with what was asked where something was. */
  search: (query?: URLSearchParams) => (query && query.size > 0 ? `/search?${query}` : "/search"),
  shortArticle: (id: string) => `/a/${segment(id)}`,
  /** The feed of a page, in a format: «rss.xml», «atom.xml» or «feed.json» after the page's own address, before its query. */
  feed: (page: string, format: string) => {
    const [path = "", query] = page.split("?", 2)
    return `${path === "/" ? "" : path}/${format}${query === undefined ? "" : `?${query}`}`
  },
  sitemap: () => "/sitemap.xml",
  sitemapPart: (part: string) => `/sitemap/${segment(part)}.xml`,
  newsSitemap: () => "/news-sitemap.xml",
  /** The picture that stands beside an article where it is shared; `key` is what it says. */
  sharePicture: (id: string, key: string) => `/media/share/${segment(id)}-${segment(key)}.png`,
  /** Where readers find a picture's files. */
  picture: (key: string) => `/media/${segment(key)}`,
  login: (next?: string) => (next ? `/login?next=${encodeURIComponent(next)}` : "/login"),
  /** The second step of a log-in. */
  loginCode: (next?: string) => (next ? `/login/code?next=${encodeURIComponent(next)}` : "/login/code"),
  /** Where the second step is set up by whoever must have one. */
  setUpTwoStep: (next?: string) => (next ? `/login/two-step?next=${encodeURIComponent(next)}` : "/login/two-step"),
  /** A forgotten password: where a link is asked for, and where it leads. */
  forgotten: () => "/reset",
  reset: (token: string) => `/reset/${segment(token)}`,
  /** Where somebody says that a new e-mail address is theirs. */
  confirmEmail: (token: string) => `/confirm-email/${segment(token)}`,
  invitation: (token: string) => `/invite/${segment(token)}`,
  /** Where somebody without an account reads an article and answers; and the pictures of it. */
  review: (token: string) => `/review/${segment(token)}`,
  reviewPicture: (token: string, id: string) => `/review/${segment(token)}/${segment(id)}`,
  desk: {
    home: () => "/desk",
    articles: () => "/desk/articles",
    newArticle: (clipping?: string) => (clipping ? `/desk/articles/new?clipping=${segment(clipping)}` : "/desk/articles/new"),
    article: (id: string) => `/desk/articles/${segment(id)}`,
    preview: (id: string) => `/desk/articles/${segment(id)}/preview`,
    /** «سجل النسخ» of an article; `query` says which two are compared. */
    revisions: (id: string, query = "") => `/desk/articles/${segment(id)}/revisions${query === "" ? "" : `?${query}`}`,
    /** An article beside the page that it was clipped from. */
    original: (id: string) => `/desk/articles/${segment(id)}/original`,
    clip: () => "/desk/clip",
    /** A clip of which kind, paper and date are known beforehand. */
    clipOf: ({ kind, source, date }: { kind: string; source: string; date: string }) => `/desk/clip?kind=${segment(kind)}&source=${segment(source)}&date=${segment(date)}`,
    calendar: (span?: "week" | "month", day?: string) => (span && day ? `/desk/calendar?span=${span}&day=${segment(day)}` : "/desk/calendar"),
    /** The papers by the days up to `until`; `day` is the one that a phone shows. */
    digest: (until?: string, day?: string) => (until ? `/desk/digest?until=${segment(until)}${day ? `&day=${segment(day)}` : ""}` : "/desk/digest"),
    /** What several papers wrote of one thing: of a day, or of the newest. */
    matters: (day?: string) => (day === undefined ? "/desk/matters" : `/desk/matters?day=${segment(day)}`),
    sections: () => "/desk/sections",
    sources: () => "/desk/sources",
    sourceAdded: (id: string) => `/desk/sources?added=${segment(id)}`,
    sourcesNamed: (name: string) => `/desk/sources?q=${encodeURIComponent(name)}`,
    sourcesReview: () => "/desk/sources/review",
    sourcesReviewed: (decision: "kept" | "withdrawn", done: number, left: number) => `/desk/sources/review?${decision}=${done}&left=${left}`,
    sourceMerged: (id: string) => `/desk/sources/${segment(id)}?merged=yes`,
    newSource: () => "/desk/sources/new",
    /** Where a section, paper, by-line or tag is used. */
    uses: (what: string, id: string, after?: string) => `/desk/uses/${segment(what)}/${segment(id)}${after === undefined ? "" : `?after=${segment(after)}`}`,
    source: (id: string) => `/desk/sources/${segment(id)}`,
    authors: () => "/desk/authors",
    tags: () => "/desk/tags",
    users: () => "/desk/users",
    profile: () => "/desk/profile",
    confirm: (next: string) => `/desk/confirm?next=${encodeURIComponent(next)}`,
    media: () => "/desk/media",
    picture: (id: string) => `/desk/media/${segment(id)}`,
    front: () => "/desk/front",
    frontPreview: () => "/desk/front/preview",
    frontFind: (words: string) => `/desk/front/find?q=${encodeURIComponent(words)}`,
    record: () => "/desk/record",
    recordExport: () => "/desk/record/export",
    safety: () => "/desk/safety",
    trash: () => "/desk/trash",
    settings: () => "/desk/settings",
    /** The rules of style, and the newsroom's own words. */
    style: () => "/desk/style",
    /** Export, import and backups. */
    archive: () => "/desk/archive",
    demo: () => "/desk/demo",
  },
  api: {
    media: () => "/api/v1/media",
    /** A picture's files for staff; also where other bytes for it are sent. */
    picture: (id: string) => `/api/v1/media/${segment(id)}`,
    articles: () => "/api/v1/articles",
    logIn: () => "/api/v1/log-in",
    workingCopy: (id: string) => `/api/v1/articles/${segment(id)}/working-copy`,
    presence: (id: string) => `/api/v1/articles/${segment(id)}/presence`,
    takeOver: (id: string) => `/api/v1/articles/${segment(id)}/take-over`,
    aside: (id: string) => `/api/v1/articles/${segment(id)}/aside`,
    exportAll: () => "/api/v1/export",
    sendImport: (fileName: string) => `/api/v1/imports?name=${encodeURIComponent(fileName)}`,
  },
}

/** A path of this site that is safe to send somebody to after log-in; anything else gives the desk. */
export function safeReturn(next: unknown): string {
  if (typeof next !== "string" || next.length > 500) return urls.desk.home()
  // One slash, then no second slash or backslash, and nothing that a browser drops or folds (control characters, white space).
  if (!/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(next)) return urls.desk.home()
  // Steps up the path («/desk/..//elsewhere») end at an address that a browser may take for another host's.
  if (/(?:^|\/)(?:\.|%2e){1,2}(?:[/?#]|$)/i.test(next.split(/[?#]/, 1)[0] ?? "")) return urls.desk.home()
  return next === "/desk" || next.startsWith("/desk/") || next.startsWith("/desk?") ? next : urls.desk.home()
}
