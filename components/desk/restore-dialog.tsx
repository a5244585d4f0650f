"use client"

import { Form, type FormAction } from "@/components/form/form"
import { Submit } from "@/components/form/submit"
import { DialogButton, Dismiss } from "@/components/ui/dialog"
import { strings } from "@/lib/strings"

const words = strings.desk.history

type Props = { id: string; version: number; revisionId: string; name: string; live: boolean; approved: boolean; restore: FormAction; onDone: () => void }

/** Asks before a revision is put back, and says what comes of it: what stands there is kept, what readers see is not touched. */
export function RestoreDialog({ id, version, revisionId, name, live, approved, restore, onDone }: Props) {
  const { becomes, kept, live: untouched, review } = words.restoreAsk
  return (
    <DialogButton label={words.restore}>
      {(close) => (
        <Form
          action={restore}
          label={words.restore}
          onResult={(result) => {
            if (!result.ok) return
            close()
            onDone()
          }}
        >
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="version" value={version} />
          <input type="hidden" name="revisionId" value={revisionId} />
          <ul className="said">
            <li>{becomes(name)}</li>
            <li>{kept}</li>
            {live ? <li>{untouched}</li> : null}
            {approved ? <li>{review}</li> : null}
          </ul>
          <div className="bar">
            <Submit kind="go">{words.restore}</Submit>
            <Dismiss onClick={close} />
          </div>
        </Form>
      )}
    </DialogButton>
  )
}
