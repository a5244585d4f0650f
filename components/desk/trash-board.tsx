"use client"

import { Link } from "@/components/ui/link"
import { Form, type FormAction } from "@/components/form/form"
import { Submit } from "@/components/form/submit"
import { DialogButton, Dismiss } from "@/components/ui/dialog"
import { Empty } from "@/components/ui/empty"
import { PageHead } from "@/components/ui/page-head"
import { Line, Lines } from "@/components/ui/table"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"
import { useOutcome } from "./outcome"
import { Verb } from "./verb"

const words = strings.desk.trash

type TrashItem = { id: string; title: string; version: number; writer: string; section: string | null; daysLeft: number; mayRestore: boolean; seen: boolean }
type TrashBoardProps = {
  items: readonly TrashItem[]
  total: number
  days: number
  mayEmpty: boolean
  actions: Record<"restore" | "empty", FormAction>
}

/** What lies in the trash, with the days that each has left. */
export function TrashBoard({ items, total, days, mayEmpty, actions }: TrashBoardProps) {
  const { notice, saying, closing } = useOutcome()
  return (
    <>
      <PageHead title={words.title} note={words.note(days)}>
        {mayEmpty && total > 0 ? (
          <DialogButton label={words.empty}>
            {(close) => (
              <Form action={closing(words.emptied, actions.empty, close)}>
                <p><strong>{words.emptyAsk(total)}</strong></p>
                <p>{words.emptyWhat}</p>
                <div className="bar">
                  <Submit kind="red" pending={words.emptying}>{words.empty}</Submit>
                  <Dismiss onClick={close} />
                </div>
              </Form>
            )}
          </DialogButton>
        ) : null}
      </PageHead>
      {notice}
      {items.length === 0 ? <Empty title={words.none} text={words.noneText} /> : (
        <Lines label={words.list}>
          {items.map(({ id, title, version, writer, section, daysLeft, mayRestore, seen }) => {
            const name = title || strings.desk.article.untitled
            return (
              <Line
                key={id}
                side={mayRestore ? (
                  <Verb action={saying(words.restored, actions.restore)} fields={{ id, version: String(version) }} label={words.restoreOf(name)} className="btn">
                    {words.restore}
                  </Verb>
                ) : undefined}
              >
                <Link className="t" href={urls.desk.article(id)}><bdi>{name}</bdi></Link>
                <p className="quiet">
                  <bdi>{writer}</bdi>{section ? <>{strings.desk.lists.comma}<bdi>{section}</bdi></> : null}{strings.desk.lists.comma}{words.left(daysLeft)}
                </p>
                {seen ? <p className="quiet">{words.seen}</p> : null}
              </Line>
            )
          })}
        </Lines>
      )}
      {total > items.length ? <p className="quiet">{words.first(items.length, total)}</p> : null}
    </>
  )
}
