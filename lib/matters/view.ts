import type { IsoDay } from "@/lib/arabic/dates"
import type { Suggestion } from "./suggest"

/** A piece of a day as the desk lists it; `taken` where it is one of a matter already. */
export type MatterPiece = { id: string; title: string; paper: string; paperId: string; taken: boolean }
export type MattersDay = { day: IsoDay; pieces: MatterPiece[]; suggestions: Suggestion[]; matters: { id: string; title: string; pieces: string[] }[] }
