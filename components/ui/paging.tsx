import { Link } from "./link"
import { strings } from "@/lib/strings"

const words = strings.desk.paging

/** Where one is in a long list, and the ways to the pages before and after; either way may be missing. */
export function Paging({ summary, previous, next }: { summary?: string; previous?: string | null; next?: string | null }) {
  if (!summary && !previous && !next) return null
  return (
    <nav className="pager" aria-label={words.label}>
      <span>{summary}</span>
      <span className="flex gap-4">
        {previous ? (
          <Link rel="prev" href={previous}>
            {words.previous}
          </Link>
        ) : null}
        {next ? (
          <Link rel="next" href={next}>
            {words.next}
          </Link>
        ) : null}
      </span>
    </nav>
  )
}
