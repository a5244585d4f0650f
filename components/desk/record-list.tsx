import { Link } from "@/components/ui/link"
import type { Piece } from "@/lib/history/sentence"
import { strings } from "@/lib/strings"

export type RecordLine = { seq: number; day: string; time: string; iso: string; denied: boolean; pieces: readonly Piece[] }

/** Entries of the record as sentences, under the day on which they were made. */
export function RecordDays({ lines }: { lines: readonly RecordLine[] }) {
  const days = [...new Set(lines.map((line) => line.day))]
  return (
    <>
      {days.map((day) => (
        <section key={day} className="block">
          <h2 className="d2">{day}</h2>
          <ol className="rows acts">
            {lines.filter((line) => line.day === day).map((line) => (
              <li key={line.seq}>
                <div>
                  <time dateTime={line.iso}>{line.time}</time>{" "}
                  {line.denied ? <strong className="denied">{strings.desk.record.denied}</strong> : null}
                  <span>{line.pieces.map((piece, index) => <SentencePiece key={index} piece={piece} />)}</span>
                </div>
                <div className="side"><span className="quiet">{strings.desk.record.number(line.seq)}</span></div>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </>
  )
}

function SentencePiece({ piece }: { piece: Piece }) {
  if (typeof piece === "string") return piece
  return <bdi>{piece.href ? <Link href={piece.href}>{piece.name}</Link> : piece.name}</bdi>
}
