import { bodyTexts } from "@/lib/articles/body"
import { comparedFields, type ComparedField } from "@/lib/articles/compared"
import type { WorkingCopy } from "@/lib/articles/schema"
import { strings } from "@/lib/strings"

const words = strings.desk.compared

const inWords = (copy: WorkingCopy, field: ComparedField): string[] => {
  if (field === "body") return bodyTexts(copy.body)
  const value = copy[field]
  return typeof value === "string" && value !== "" ? [value] : []
}
const readable: readonly ComparedField[] = ["title", "kicker", "subtitle", "standfirst", "kindLabel", "sourceDate", "sourceUrl", "body"]

/** What stands now beside what will stand: the fields that differ, whole; of the text the paragraphs that only one side has. */
export function Compared({ before, after }: { before: WorkingCopy; after: WorkingCopy }) {
  const fields = comparedFields(before, after)
  if (fields.length === 0) return <p className="quiet">{words.same}</p>
  return (
    <dl className="compared">
      {fields.map((field) => {
        const [old, fresh] = [inWords(before, field), inWords(after, field)]
        return (
          <div key={field}>
            <dt>{strings.desk.fields[field]}</dt>
            {readable.includes(field) ? (
              <>
                <dd>{old.filter((text) => !fresh.includes(text)).map((text, index) => <p key={index}><del>{text}</del></p>)}</dd>
                <dd>{fresh.filter((text) => !old.includes(text)).map((text, index) => <p key={index}><ins>{text}</ins></p>)}</dd>
              </>
            ) : (
              <dd className="quiet">{words.changed}</dd>
            )}
          </div>
        )
      })}
    </dl>
  )
}
