import { strings } from "@/lib/strings"
import { lineCodes, outcomes, type Report } from "@/lib/wordpress/report"

const words = strings.desk.archive.import
const { things, addresses } = strings.desk.archive.counted
const SHOWN = 200
/** Of these, what is told beside says something to a person. */
const telling: ReadonlySet<string> = new Set(["picture", "embed", "hidden", "title_cut", "standfirst_cut", "deep_section", "tags_cut", "address_taken", "no_date"])

/** What an import would do, or did: how many of what, and article by article what is not as it was. */
export function ImportReport({ report, title }: { report: Report; title: string }) {
  const types = new Map<string, number>()
  const typeName = (type: string) => (type === "page" || type === "attachment" || type === "nav_menu_item" ? words.types[type] : words.types.other)
  for (const [type, count] of Object.entries(report.otherTypes)) types.set(typeName(type), (types.get(typeName(type)) ?? 0) + count)
  const noted = lineCodes.filter((code) => report.counts[code] > 0)
  return (
    <>
      <h4>{title} <span className="quiet">{words.from(report.site.title)}</span></h4>
      <dl className="facts">
        {outcomes.filter((outcome) => report.outcomes[outcome] > 0).map((outcome) => (
          <Fact key={outcome} term={words.outcomes[outcome]}>{strings.desk.archive.counted.articles(report.outcomes[outcome])}</Fact>
        ))}
        {report.sections.length > 0 ? <Fact term={words.sections}>{things(report.sections.length)}: {report.sections.map((name, at) => <span key={name}>{at > 0 ? strings.desk.lists.comma : null}<bdi>{name}</bdi></span>)}</Fact> : null}
        {report.authors.length > 0 ? <Fact term={words.authors}>{things(report.authors.length)}</Fact> : null}
        {report.tags > 0 ? <Fact term={words.tags}>{things(report.tags)}</Fact> : null}
        <Fact term={words.addresses}>{addresses(report.addresses)}</Fact>
        {types.size > 0 ? <Fact term={words.otherTypes}>{[...types].map(([name, count]) => `${name}: ${count}`).join(strings.desk.lists.comma)}</Fact> : null}
      </dl>
      <h4>{words.notAsItWas}</h4>
      {noted.length === 0 ? <p className="quiet">{words.noLosses}</p> : (
        <>
          <dl className="facts">{noted.map((code) => <Fact key={code} term={words.lines[code]}>{strings.desk.archive.counted.times(report.counts[code])}</Fact>)}</dl>
          <details>
            <summary>{words.each}</summary>
            <ul className="rows">
              {report.lines.slice(0, SHOWN).map(({ title: name, code, detail }, index) => (
                <li key={index}>
                  <div>
                    <bdi>{name || words.untitled}</bdi>
                    <p className="quiet">{words.lines[code]}{detail && telling.has(code) ? <> <bdi className="path">{detail}</bdi></> : null}</p>
                  </div>
                </li>
              ))}
            </ul>
            {report.lines.length > SHOWN ? <p className="quiet">{words.more(report.lines.length - SHOWN)}</p> : null}
          </details>
        </>
      )}
    </>
  )
}

function Fact({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  )
}
