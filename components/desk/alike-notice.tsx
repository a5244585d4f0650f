"use client"

import { Link } from "@/components/ui/link"
import { alike, type KnownPaper } from "@/lib/sources/near"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"

const words = strings.desk.alike

/** Said while a new paper's name is typed: which papers bear it already, or one like it; they lead to their pages, or to the list for who may not change them. */
export function AlikeNotice({ name, papers, manages }: { name: string; papers: readonly KnownPaper[]; manages: boolean }) {
  const found = alike(name, papers)
  return (
    <div role="status">
      {found.length === 0 ? null : (
        <p className="hint">
          {found.some(({ same }) => same) ? words.same : words.near}{" "}
          {found.map(({ id, name: known }, index) => (
            <span key={id}>
              {index > 0 ? strings.desk.lists.comma : ""}
              <Link href={manages ? urls.desk.source(id) : urls.desk.sourcesNamed(known)}><bdi>{known}</bdi></Link>
            </span>
          ))}
          . {words.note}
        </p>
      )}
    </div>
  )
}
