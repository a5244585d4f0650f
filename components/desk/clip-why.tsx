"use client"

import { useState } from "react"
import { Button } from "@/components/ui/button"
import type { AddOption, Option } from "@/components/ui/combobox"
import { reasons } from "@/lib/clipping/notes"
import { strings } from "@/lib/strings"

const words = strings.desk.clip

type WhyProps = { number: number | undefined; reason: keyof typeof reasons | undefined; printed?: string | null | undefined }

/** Where a field was taken from: its number in the text, the reason, and the words as printed where they say more. */
export function Why({ number, reason, printed }: WhyProps) {
  if (!reason) return words.notFound
  return (
    <span className="known">
      {number === undefined ? null : <b>{number}</b>}
      <span>
        {reasons[reason]}
        {printed ? `${strings.desk.lists.comma}${words.asPrinted(printed)}` : null}
      </span>
    </span>
  )
}

type UnknownProps = { text: string; name: string; label: string; add: AddOption | undefined; onAdded: (option: Option) => void }

/** A name on the page that the newsroom has not, and the way to have it, for those who may. */
export function Unknown({ text, name, label, add, onAdded }: UnknownProps) {
  const [state, setState] = useState<"idle" | "busy" | "failed">("idle")
  async function press() {
    if (!add || state === "busy") return
    setState("busy")
    const result = await add(name).catch(() => null)
    setState(result?.ok ? "idle" : "failed")
    if (result?.ok) onAdded(result.value)
  }
  return (
    <>
      <span className="src">{text}</span>
      {add ? (
        <span className="block">
          <Button busy={state === "busy"} onClick={press}>
            {state === "failed" ? strings.desk.combobox.addFailed : label}
          </Button>
        </span>
      ) : null}
    </>
  )
}
