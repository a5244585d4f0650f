import { searchKey } from "@/lib/arabic/normalize"
import { strings } from "@/lib/strings"

/** What papers are called before their name: it says of what sort they are, and not which one. */
const sorts = new Set(strings.desk.paperSorts.map(searchKey))
const article = searchKey(strings.desk.definiteArticle)

/** A key under which names meet that are likely the same paper's: without what says its sort, without the article, without punctuation. For suggestions only. */
export function nearKey(name: string): string {
  const words = searchKey(name).split(/[^\p{L}\p{N}]+/u).filter(Boolean)
  const bare = words.map((word) => (word.startsWith(article) && word.length > article.length + 1 ? word.slice(article.length) : word))
  const from = words.findIndex((word, index) => !sorts.has(word) && !sorts.has(bare[index] ?? ""))
  return bare.slice(from).join(" ")
}

export type KnownPaper = { id: string; name: string; names: readonly string[] }
export type Alike = { id: string; name: string; same: boolean }

/** The papers that a name is like, those that bear it first: `same` where the name is theirs in some spelling, else only near to one of theirs. */
export function alike(name: string, papers: readonly KnownPaper[], most = 3): Alike[] {
  const [key, near] = [searchKey(name), nearKey(name)]
  if (near.length < 2) return []
  const found = papers.flatMap(({ id, name: known, names }) => {
    const all = [known, ...names]
    if (all.some((each) => searchKey(each) === key)) return [{ id, name: known, same: true }]
    return all.some((each) => nearKey(each) === near) ? [{ id, name: known, same: false }] : []
  })
  return found.sort((a, b) => Number(b.same) - Number(a.same)).slice(0, most)
}
