import { monthStyles } from "@/lib/arabic/dates"
import { indexPolicies } from "@/lib/sources/terms"
import type { Settings } from "./settings"
import { shownLinks } from "./social"

/** The columns of a newsroom that are its settings. */
export const settingsSelect = {
  name: true, tagline: true, logoId: true, footer: true, socialLinks: true, contact: true, about: true, correctionsPolicy: true, reach: true, showChanges: true, showHijri: true, showMostRead: true,
  homeWord: true, digits: true, monthStyle: true, timeZone: true,
  secondPerson: true, twoStep: true, trashDays: true, indexOwn: true, indexPolicy: true,
} as const

type Row = Omit<Settings, "links" | "digits" | "monthStyle" | "indexPolicy"> & {
  socialLinks: unknown
  digits: string
  monthStyle: string
  indexPolicy: string
}

/** A newsroom's row as its settings. */
export function settingsOf({ socialLinks, digits, monthStyle, indexPolicy, ...row }: Row): Settings {
  return {
    ...row,
    links: shownLinks(socialLinks),
    digits: digits === "arab" ? "arab" : "latn",
    monthStyle: monthStyles.find((style) => style === monthStyle) ?? "dual",
    indexPolicy: indexPolicies.find((policy) => policy === indexPolicy) ?? "noindex",
  }
}
