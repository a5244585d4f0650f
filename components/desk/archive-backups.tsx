import { Notice } from "@/components/ui/notice"
import { Table } from "@/components/ui/table"
import { strings } from "@/lib/strings"
import { sizeText } from "./archive-size"

const words = strings.desk.archive.backups

type Backup = { name: string; folder: string; kind: string; when: string; bytes: number; articles: number; pictures: number; missing: number }
type BackupsProps = { backups: { kept: readonly Backup[]; folder: string | null; problem: string | null } }

/** How old the newest backup is, which there are, what each held when it was looked at, and where they lie. */
export function ArchiveBackups({ backups: { kept, folder, problem } }: BackupsProps) {
  const [newest] = kept
  const rows = kept.map((each) => ({
    key: `${each.folder}/${each.name}`,
    cells: [
      <span key="when">{each.when} <span className="quiet">{each.kind === "daily" ? words.kinds.daily : words.kinds.asked}</span></span>, sizeText(each.bytes),
      words.content(each.articles, each.pictures), each.missing > 0 ? <strong key="checked">{words.missing(each.missing)}</strong> : words.checked,
    ],
  }))
  const folders = [...new Set([...(folder === null ? [] : [folder]), ...kept.map((each) => each.folder)])]
  return (
    <section className="block" aria-labelledby="backups">
      <h2 className="d2" id="backups">{words.title}</h2>
      {problem !== null ? <Notice kind="bad">{words.problem} <span className="quiet">{words.problemDetail} <bdi dir="ltr">{problem}</bdi></span></Notice> : null}
      <p>{newest ? words.newest(newest.when) : folder === null ? words.off : words.none} {folder !== null ? words.keep : null}</p>
      {rows.length > 0 ? <Table caption={words.list} head={words.head} rows={rows} /> : null}
      {folders.length > 0 ? (
        <dl className="facts">
          <dt>{words.where}</dt>
          <dd>{folders.map((each) => <div key={each} className="path"><bdi dir="ltr">{each}</bdi></div>)}</dd>
        </dl>
      ) : null}
      <p className="hint">{words.whereNote}</p>
      <p className="hint">{words.restore}</p>
    </section>
  )
}
