import { Link } from "@/components/ui/link"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"
import type { Clock } from "./article-choices"
import { moment } from "./moment"

const words = strings.desk.revisions
const FEW = 3

type Revision = { id: string; version: number; reason: string; createdAt: Date; by: string }
type RevisionsProps = { id: string; revisions: readonly Revision[]; clock: Clock; original: boolean }

/** Why a state was kept, in words. */
export const reasonOf = (reason: string): string => Object.entries(words.reasons).find(([key]) => key === reason)?.[1] ?? strings.desk.history.other

/** The last states of an article that are kept for ever, and the way to all of them. */
export function Revisions({ id, revisions, clock, original }: RevisionsProps) {
  return (
    <section className="panel">
      <h2>{words.title}</h2>
      {revisions.length === 0 ? <p className="quiet">{words.none}</p> : null}
      <ul className="rows">
        {revisions.slice(0, FEW).map((revision) => (
          <li key={revision.id}>
            <div>
              {reasonOf(revision.reason)}
              <p className="quiet"><bdi>{revision.by}</bdi>{strings.desk.lists.comma}{moment(revision.createdAt, clock)}</p>
            </div>
          </li>
        ))}
      </ul>
      {revisions.length > 0 ? <p><Link href={urls.desk.revisions(id)}>{strings.desk.history.open}</Link></p> : null}
      {original ? <p><Link href={urls.desk.original(id)}>{strings.desk.original.title}</Link></p> : null}
    </section>
  )
}
