"use client"

import { Form, type FormAction } from "@/components/form/form"
import { Submit } from "@/components/form/submit"
import { strings } from "@/lib/strings"
import type { Clock } from "./article-choices"
import { moment } from "./moment"

const words = strings.desk.revisions

type Revision = { id: string; version: number; reason: string; createdAt: Date; by: string }
type RevisionsProps = { id: string; version: number; revisions: readonly Revision[]; clock: Clock; restore?: FormAction }

const reasonOf = (reason: string) => Object.entries(words.reasons).find(([key]) => key === reason)?.[1] ?? reason

/** The states of an article that are kept for ever, newest first; each can be brought back into the working copy. */
export function Revisions({ id, version, revisions, clock, restore }: RevisionsProps) {
  return (
    <section className="panel">
      <details>
        <summary>{words.title} ({revisions.length})</summary>
        {revisions.length === 0 ? <p className="quiet">{words.none}</p> : null}
        <ul className="rows">
          {revisions.map((revision) => (
            <li key={revision.id}>
              <div>
                {reasonOf(revision.reason)}
                <p className="quiet"><bdi>{revision.by}</bdi>{strings.desk.lists.comma}{moment(revision.createdAt, clock)}</p>
                {restore && revision.version !== version ? (
                  <Form action={restore} done={words.restored} label={words.restore}>
                    <input type="hidden" name="id" value={id} />
                    <input type="hidden" name="version" value={version} />
                    <input type="hidden" name="revisionId" value={revision.id} />
                    <Submit>{words.restore}</Submit>
                  </Form>
                ) : null}
              </div>
            </li>
          ))}
        </ul>
      </details>
    </section>
  )
}
