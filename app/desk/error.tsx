"use client"

import { Button } from "@/components/ui/button"
import { PageHead } from "@/components/ui/page-head"
import { strings } from "@/lib/strings"

const words = strings.desk.broken

/** A page that went wrong, within the desk's frame; what went wrong is in the server's log and not here. */
export default function DeskError({ retry }: { retry: () => void }) {
  return (
    <>
      <PageHead title={words.title} note={words.text} />
      <Button onClick={() => retry()}>{words.again}</Button>
    </>
  )
}
