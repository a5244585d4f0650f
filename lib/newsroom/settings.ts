import type { MonthStyle } from "@/lib/arabic/dates"
import type { Digits } from "@/lib/arabic/numbers"
import type { IndexPolicy } from "@/lib/sources/terms"
import { strings } from "@/lib/strings"
import type { SocialLink } from "./social"

/** What an admin sets of the newsroom, in the order of the page. */
export type Settings = {
  name: string
  tagline: string
  /** A picture of the library that stands for the name; null is none. */
  logoId: string | null
  footer: string
  links: SocialLink[]
  contact: string
  /** What readers are told of the newsroom, and how it corrects: plain paragraphs, one a line. Where they write to it. */
  about: string
  correctionsPolicy: string
  reach: string
  showChanges: boolean
  showHijri: boolean
  /** «الأكثر قراءة» on the front page, where there is enough to say. */
  showMostRead: boolean
  homeWord: string
  digits: Digits
  monthStyle: MonthStyle
  timeZone: string
  secondPerson: boolean
  twoStep: boolean
  trashDays: number
  indexOwn: boolean
  indexPolicy: IndexPolicy
}
export type Setting = keyof Settings
export const settingNames = [
  "name", "tagline", "logoId", "footer", "links", "contact", "about", "correctionsPolicy", "reach", "showChanges", "showHijri", "showMostRead", "homeWord", "digits", "monthStyle", "timeZone", "secondPerson", "twoStep", "trashDays",
  "indexOwn", "indexPolicy",
] as const satisfies readonly Setting[]

/** The words that can be chosen for the first page; any other is typed. */
export const { homeWords } = strings

export const digitStyles = ["latn", "arab"] as const satisfies readonly Digits[]

/** The settings that differ, in the order of the page. */
export const changedSettings = (before: Settings, after: Settings): Setting[] =>
  settingNames.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))

/** What differs, from what to what, as the record keeps it. Nothing in it is secret: readers see it, or everybody on the desk does. */
export function settingsDifference(before: Settings, after: Settings): Partial<Record<Setting, { from: Settings[Setting]; to: Settings[Setting] }>> {
  return Object.fromEntries(changedSettings(before, after).map((name) => [name, { from: before[name], to: after[name] }]))
}

export type Merged = {
  values: Settings
  /** What the other one changed and this one had left alone: theirs is taken. */
  taken: Setting[]
  /** What both changed, and not to the same: mine stays, and theirs is shown beside it. */
  clashes: Setting[]
}

/**
 * Brings together what two admins made of the same settings: nothing that either typed is lost, and where both changed one thing,
 * whoever saves later has to choose. Pure.
 */
export function mergeSettings(base: Settings, mine: Settings, theirs: Settings): Merged {
  const [byMe, byThem, apart] = [changedSettings(base, mine), changedSettings(base, theirs), changedSettings(mine, theirs)]
  const taken = byThem.filter((name) => !byMe.includes(name))
  const clashes = byThem.filter((name) => byMe.includes(name) && apart.includes(name))
  const values = { ...mine, ...Object.fromEntries(taken.map((name) => [name, theirs[name]])) }
  return { values, taken, clashes }
}
