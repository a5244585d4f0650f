import { Notice } from "@/components/ui/notice"
import type { Thread } from "@/lib/notes/view"
import { strings } from "@/lib/strings"
import type { Clock } from "./article-choices"
import { moment } from "./moment"

const words = strings.desk.notes

/** What an article was sent back with, where nobody has resolved it yet. */
export const returnedWith = (threads: readonly Thread[]): Thread | undefined => threads.find((thread) => thread.kind === "returned" && thread.resolved === null)

/** The first thing on the page of a draft that came back: who sent it, with which words. */
export function SentBack({ back, clock }: { back: Thread | undefined; clock: Clock }) {
  if (!back) return null
  return (
    <Notice>
      <p><b>{words.backTitle}</b>{strings.desk.lists.comma}<bdi>{back.by}</bdi>{strings.desk.lists.comma}{moment(back.at, clock)}</p>
      <p className="said" id="sent-back">{back.text}</p>
      <p><a href={`#note-${back.id}`}>{words.toNotes}</a></p>
    </Notice>
  )
}
