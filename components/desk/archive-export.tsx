import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"

const words = strings.desk.archive.export

/** A plain post; the browser keeps the answer as a file and the page stays. */
export function ArchiveExport() {
  return (
    <section className="block" aria-labelledby="export">
      <h2 className="d2" id="export">{words.title}</h2>
      <p>{words.text}</p>
      <form method="post" action={urls.api.exportAll()} className="bar">
        <button type="submit" className="btn">{words.submit}</button>
      </form>
      <p className="hint">{words.hint}</p>
    </section>
  )
}
