"use client"

import { useRef, useState } from "react"
import { Button } from "@/components/ui/button"
import { Dialog, Dismiss } from "@/components/ui/dialog"
import { asPage } from "@/lib/saving/as-page"
import { strings } from "@/lib/strings"
import { download } from "./download"
import { unsavedTexts, type OpenText } from "./open-texts"

const words = strings.desk.leaving

type Props = {
  /** Who is logged in: only their own texts are looked for. */
  person: string
  /** Ends the session; without scripts the form posts to it. */
  action: (form: FormData) => Promise<void>
}

/** Logs out. What is not on the server is saved first; what could not be is offered as a file, or one stays with it. */
export function SignOut({ person, action }: Props) {
  const form = useRef<HTMLFormElement>(null)
  const leaves = useRef(false)
  const [checking, setChecking] = useState(false)
  const [texts, setTexts] = useState<readonly OpenText[]>([])

  async function check() {
    setChecking(true)
    const unsaved = await unsavedTexts(person)
    setChecking(false)
    if (unsaved.length > 0) setTexts(unsaved)
    else leave()
  }
  function leave() {
    leaves.current = true
    form.current?.requestSubmit()
  }
  function take() {
    download(`${words.file}.html`, "text/html", asPage(texts.map(({ copy }) => copy)))
    setTexts([])
    leave()
  }
  return (
    <>
      <form
        ref={form}
        action={action}
        className="out"
        onSubmit={(event) => {
          if (leaves.current) return
          event.preventDefault()
          if (!checking) void check()
        }}
      >
        <button type="submit" className="link">
          {strings.desk.frame.signOut}
        </button>
        <span role="status" className="quiet">{checking ? words.checking : null}</span>
      </form>
      <Dialog open={texts.length > 0} title={words.title} onClose={() => setTexts([])}>
        <p>{words.text}</p>
        <ul>{texts.map(({ key, copy }) => <li key={key}><bdi>{copy.title || strings.desk.article.untitled}</bdi></li>)}</ul>
        <p className="hint">{words.kept}</p>
        <div className="bar">
          <Button kind="go" onClick={take}>{words.download}</Button>
          <Dismiss onClick={() => setTexts([])}>{words.stay}</Dismiss>
        </div>
      </Dialog>
    </>
  )
}
