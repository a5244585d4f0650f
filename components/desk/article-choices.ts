import type { Option } from "@/components/ui/combo-input"
import { monthStyles, type MonthStyle } from "@/lib/arabic/dates"

/** A newspaper as the form knows it; `kindLabels` is the house's own name for a kind, by key. */
export type SourceChoice = Option & { monthStyle?: string; kindLabels?: unknown; permission?: string; permissionUntil?: string | null; permissionEnded?: boolean }

/** What the pickers offer; as lib/articles/queries gives it. */
export type ArticleChoices = {
  sections: readonly { id: string; name: string }[]
  sources: readonly SourceChoice[]
  authors: readonly Option[]
  tags: readonly Option[]
}

/** The newsroom's clock and its way to name the months. */
export type Clock = { timeZone: string; monthStyle: MonthStyle }

export const styleOf = (source: SourceChoice | undefined, clock: Clock): MonthStyle =>
  monthStyles.find((style) => style === source?.monthStyle) ?? clock.monthStyle
