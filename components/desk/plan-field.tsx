"use client"

import { Form, type FormAction } from "@/components/form/form"
import { Submit } from "@/components/form/submit"
import { DialogButton, Dismiss } from "@/components/ui/dialog"
import { strings } from "@/lib/strings"
import type { Clock } from "./article-choices"
import { moment } from "./moment"
import { Verb } from "./verb"
import { WhenFields } from "./when-fields"

const words = strings.desk.calendar

/** When an article is meant to appear, and a dialog that says otherwise. It is kept at once, apart from the text. */
export function PlanField({ id, plannedFor, clock, plan }: { id: string; plannedFor: string | null; clock: Clock; plan: FormAction | undefined }) {
  const at = plannedFor ? new Date(plannedFor) : undefined
  const label = strings.desk.fields.plannedFor
  return (
    <div className="field">
      <p>{at ? words.ofArticle(moment(at, clock)) : words.ofArticleNone}</p>
      {plan ? (
        <div className="bar">
          <DialogButton label={at ? words.change : words.choose} title={label}>
            {(close) => (
              <Form action={plan} label={label} onResult={(result) => { if (result.ok) close() }}>
                <input type="hidden" name="id" value={id} />
                <WhenFields day={words.day} time={words.time} clock={clock} value={at} required />
                <p className="hint">{words.onlyPlan}</p>
                <div className="bar"><Submit>{words.save}</Submit><Dismiss onClick={close} /></div>
              </Form>
            )}
          </DialogButton>
          {at ? <Verb action={plan} fields={{ id, day: "" }} className="link">{words.clear}</Verb> : null}
        </div>
      ) : null}
    </div>
  )
}
