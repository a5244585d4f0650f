/** What feeds and their links say. */
export const siteFeeds = {
  /** A feed's title: what it is of, and whose. */
  of: (what: string, newsroom: string) => `${what} | ${newsroom}`,
  all: "أحدث المقالات",
  section: (name: string) => `قسم ${name}`,
  source: (name: string) => `ما نُقل عن ${name}`,
  author: (name: string) => `مقالات ${name}`,
  topic: (name: string) => `موضوع ${name}`,
  whole: "أحدث ما نُشر في الموقع كله",
  ofSection: (name: string) => `أحدث ما نُشر في قسم ${name}`,
  /** Ends an item that holds only the beginning of a text. */
  readOn: (newsroom: string) => `تتمة المقال في ${newsroom}`,
  original: "رابط الأصل",
  by: (authors: string) => `بقلم ${authors}`,
  correction: (day: string, note: string) => `تصويب، ${day}: ${note}`,
  picture: "الصورة:",
}
