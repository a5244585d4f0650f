import { formatNumber } from "@/lib/arabic/numbers"
import type { Setting, Settings } from "@/lib/newsroom/settings"
import { strings } from "@/lib/strings"

const words = strings.desk.settings
const SHOWN = 60

const quoted = (text: string) => {
  const line = text.replaceAll("\n", " ")
  return line === "" ? words.empty : words.quoted([...line].length > SHOWN ? `${[...line].slice(0, SHOWN).join("")}…` : line)
}

/** A setting's value in words, as it is told in the list of changes and where two admins differ. */
export function valueText(setting: Setting, settings: Settings, zoneOf: (id: string) => string): string {
  const yesNo = (is: boolean) => (is ? words.yes : words.no)
  const said: Record<Setting, () => string> = {
    name: () => quoted(settings.name),
    tagline: () => quoted(settings.tagline),
    logoId: () => (settings.logoId === null ? words.empty : words.logoChosen),
    footer: () => quoted(settings.footer),
    links: () => quoted(settings.links.map(({ label }) => label).join(strings.desk.lists.comma)),
    contact: () => quoted(settings.contact),
    about: () => quoted(settings.about),
    correctionsPolicy: () => quoted(settings.correctionsPolicy),
    reach: () => quoted(settings.reach),
    showChanges: () => yesNo(settings.showChanges),
    showHijri: () => yesNo(settings.showHijri),
    showMostRead: () => yesNo(settings.showMostRead),
    homeWord: () => quoted(settings.homeWord),
    digits: () => words.digits[settings.digits],
    monthStyle: () => quoted(strings.desk.sources.monthStyles[settings.monthStyle]),
    timeZone: () => quoted(zoneOf(settings.timeZone)),
    secondPerson: () => yesNo(settings.secondPerson),
    twoStep: () => yesNo(settings.twoStep),
    trashDays: () => (Number.isFinite(settings.trashDays) ? formatNumber(settings.trashDays) : words.empty),
    indexOwn: () => yesNo(settings.indexOwn),
    indexPolicy: () => quoted(strings.desk.sources.indexPolicies[settings.indexPolicy]),
  }
  return said[setting]()
}
