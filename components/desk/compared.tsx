import type { WorkingCopy } from "@/lib/articles/schema"
import { nothingIgnored } from "@/lib/arabic/words"
import { compareCopies } from "@/lib/compare/copies"
import type { CopyNames } from "@/lib/revisions/view"
import { strings } from "@/lib/strings"
import type { Clock } from "./article-choices"
import { CopyComparison } from "./copy-comparison"

/** What readers see beside what they would see, for whoever is about to publish it: everything that differs, and nothing ignored. */
export function Compared({ before, after, names, clock }: { before: WorkingCopy; after: WorkingCopy; names: CopyNames; clock: Clock }) {
  const changes = compareCopies(before, after, nothingIgnored)
  if (changes.length === 0) return <p className="quiet">{strings.desk.comparison.sameAsLive}</p>
  return <CopyComparison changes={changes} before={before} after={after} names={names} clock={clock} />
}
