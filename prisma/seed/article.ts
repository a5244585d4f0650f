import type { Block } from "@/lib/articles/body"
import type { Kind, Origin } from "@/lib/articles/kinds"

/** Where an article of the demonstration is to stand in the end. */
export type Ending =
  | { state: "draft"; note?: string }
  /** With what the editor notes on a paragraph and asks the chief, and what the writer answers. */
  | { state: "in_review"; noted?: { paragraph: number; text: string; answer: string } }
  | { state: "approved" }
  | { state: "scheduled"; inDays: number; time: string }
  /** `daysAgo` and `time`, on the newsroom's clock, are when it went out; 0 is today, whenever the seed runs. */
  | { state: "live"; daysAgo: number; time: string; edited?: { standfirst: string }; corrected?: { note: string; before: [string, string] } }
  | { state: "withdrawn"; daysAgo: number; time: string; reason: string; notice: string }

/** An article of the demonstration: references by slug or name, days counted back from the day of the seed. */
export type DemoArticle = {
  title: string
  kicker?: string
  subtitle?: string
  standfirst: string
  origin?: Origin
  kind: Kind
  kindLabel?: string
  section: string
  source?: string
  /** How many days before its day on the site the newspaper printed it. */
  printed?: number
  path?: string
  /** What the newspaper printed at the end besides, and was left out here. */
  leftOut?: string
  authors?: string[]
  tags?: string[]
  body: Block[]
  by?: "writer" | "editor" | "chief"
  ending: Ending
}
