"use client"

import { useEffect, useId, useRef, useState, type ReactNode } from "react"
import { strings } from "@/lib/strings"
import { Button, type ButtonKind } from "./button"

type DialogProps = { open: boolean; title: string; onClose: () => void; children: ReactNode }

/** A native modal dialog: focus stays within, Escape closes, the page behind is inert. Its parts are made anew at each opening. */
export function Dialog({ open, title, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => {
    const element = dialog.current
    if (open && element && !element.open) element.showModal()
    if (!open) element?.close()
  }, [open])
  return (
    <dialog ref={dialog} aria-labelledby={heading} onClose={onClose}>
      {open ? (
        <>
          <h2 id={heading}>{title}</h2>
          {children}
        </>
      ) : null}
    </dialog>
  )
}

type DialogButtonProps = {
  label: string
  title?: string
  kind?: ButtonKind
  reason?: string | undefined
  /** Runs before the dialog opens; false keeps it shut. */
  before?: () => Promise<boolean>
  children: (close: () => void) => ReactNode
}

/** A button that opens a dialog, which `children` draws; it gets the function that closes it. */
export function DialogButton({ label, title = label, kind = "plain", reason, before, children }: DialogButtonProps) {
  const [open, setOpen] = useState(false)
  async function ask() {
    if (!before || (await before())) setOpen(true)
  }
  return (
    <>
      <Button kind={kind} reason={reason} onClick={ask} aria-haspopup="dialog">
        {label}
      </Button>
      <Dialog open={open} title={title} onClose={() => setOpen(false)}>
        {children(() => setOpen(false))}
      </Dialog>
    </>
  )
}

/** The way out of a dialog without doing anything. */
export function Dismiss({ onClick, children = strings.desk.actions.cancel }: { onClick: () => void; children?: ReactNode }) {
  return <Button onClick={onClick}>{children}</Button>
}
