import { strings } from "@/lib/strings"

const { creditSource, creditDate } = strings.desk.sources

/** The line that credits a newspaper beneath a text, its two places filled; null where the newspaper has no line of its own. */
export function creditText(template: string, { source, date }: { source: string; date: string }): string | null {
  return template === "" ? null : template.replaceAll(creditSource, () => source).replaceAll(creditDate, () => date)
}
