import type { Verdict } from "@/lib/notes/view"

/** For how many days a review link may hold. */
export const LINK_DAYS = ["1", "3", "7", "30"] as const

/** A review link as the article's margin shows it. */
export type LinkLine = {
  id: string
  label: string
  by: string
  createdAt: Date
  expiresAt: Date
  /** Why it opens nothing any more. */
  ended: "revoked" | "expired" | null
  /** The version that it shows; null where it follows the working copy. */
  pinned: number | null
  opened: number
  openings: { at: Date; version: number; times: number }[]
}

/** What was said by a link, as whoever has the link sees it. */
export type GuestNote = { id: string; name: string; text: string; at: Date; verdict: Verdict | null }
