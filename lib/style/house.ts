import { z } from "zod"
import { isRuleId, type House, type HouseWord } from "./kinds"

const word = z.object({ word: z.string().min(1), instead: z.string() })

/** The newsroom's own words as its row holds them; what is none is passed over. */
export const wordsIn = (stored: unknown): HouseWord[] =>
  (Array.isArray(stored) ? stored : []).flatMap((each: unknown) => {
    const read = word.safeParse(each)
    return read.success ? [read.data] : []
  })

/** What a newsroom made of the rules. A rule that is there no more is passed over. */
export const houseOf = ({ styleOff, styleWords }: { styleOff: readonly string[]; styleWords: unknown }): House =>
  ({ off: styleOff.filter(isRuleId), words: wordsIn(styleWords) })
