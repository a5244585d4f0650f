"use client"

import { useState } from "react"
import { useFormState } from "@/components/form/context"
import { Form, type FormAction } from "@/components/form/form"
import { Submit } from "@/components/form/submit"
import { Combobox, type Option } from "@/components/ui/combobox"
import { DialogButton, Dismiss } from "@/components/ui/dialog"
import { strings } from "@/lib/strings"

const words = strings.desk.merge

type MergeProps = {
  of: "source" | "author" | "tag"
  thing: { id: string; name: string }
  /** How many articles bear it, and how many of them readers see where that is known. */
  articles: number
  live?: number
  options: readonly Option[]
  /** Gets the function that closes the dialog. */
  action: (close: () => void) => FormAction
}

/** Merges one thing into another: what stays is chosen, and what will happen is said before. */
export function MergeButton({ of, thing, articles, live = 0, options, action }: MergeProps) {
  return (
    <DialogButton label={words.label} title={words.labelOf(thing.name)}>
      {(close) => (
        <Form action={action(close)}>
          <input type="hidden" name="id" value={thing.id} />
          <Into of={of} options={options.filter(({ id }) => id !== thing.id)} />
          <p className="hint">{words.takes(articles)} {live > 0 ? words.live(live) : null}</p>
          <p className="hint">{words.follows} {of === "source" ? words.terms : null}</p>
          <div className="bar">
            <Submit kind="red">{words.label}</Submit>
            <Dismiss onClick={close} />
          </div>
        </Form>
      )}
    </DialogButton>
  )
}

function Into({ of, options }: Pick<MergeProps, "of" | "options">) {
  const [into, setInto] = useState<string | null>(null)
  const { problems } = useFormState()
  return <Combobox label={words.into[of]} name="into" options={options} value={into} onChange={setInto} problems={problems["into"] ? ["choose_one"] : []} />
}

type MergeSourceProps = Omit<MergeProps, "of" | "thing" | "action" | "options"> & { source: { id: string; name: string }; papers: readonly Option[]; action: FormAction }

/** The same on a newspaper's own page: what is left afterwards is another page, which says that it was done. */
export function MergeSource({ source, papers, action, ...counts }: MergeSourceProps) {
  return <MergeButton of="source" thing={{ id: source.id, name: source.name }} options={papers} action={() => action} {...counts} />
}
