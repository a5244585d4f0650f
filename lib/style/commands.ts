import { command } from "@/lib/command"
import type { Tx } from "@/lib/db"
import { refuse } from "@/lib/result"
import { strings } from "@/lib/strings"
import { wordsIn } from "./house"
import { addWordSchema, MOST_STYLE_WORDS, removeWordSchema, switchRuleSchema } from "./schema"

/** The newsroom's row, held, with its rules and its words. */
async function held(tx: Tx) {
  const [row] = await tx.$queryRaw<{ id: string; off: string[]; words: unknown }[]>`SELECT id, style_off AS off, style_words AS words FROM desk.newsroom FOR UPDATE`
  return row ? { ...row, words: wordsIn(row.words) } : null
}

const named = (word: string, instead: string) => (instead === "" ? word : strings.desk.styleRules.pair(word, instead))

/** Switches a rule of style on or off for everybody who writes. */
export const switchRule = command({
  permission: "style.manage",
  input: switchRuleSchema,
  load: ({ tx }) => held(tx),
  run: async ({ tx, input: { rule, on }, subject: { id, off } }) => {
    const others = off.filter((each) => each !== rule)
    await tx.newsroom.update({ where: { id }, data: { styleOff: on ? others : [...others, rule] }, select: { id: true } })
    return { rule, on }
  },
  note: ({ out }) => ({ did: out.on ? "on" : "off", rule: out.rule, name: strings.desk.style.rules[out.rule].name }),
})

/** Adds a word that the newsroom writes otherwise, or avoids. One that is in the list already is `duplicate`. */
export const addStyleWord = command({
  permission: "style.manage",
  input: addWordSchema,
  load: ({ tx }) => held(tx),
  run: async ({ tx, input: { word, instead }, subject: { id, words } }) => {
    if (words.some((each) => each.word === word)) return refuse({ code: "duplicate", fields: { word: ["duplicate"] } })
    if (words.length >= MOST_STYLE_WORDS) return refuse({ code: "invalid", fields: { word: ["too_many"] } })
    const added = { word, instead }
    await tx.newsroom.update({ where: { id }, data: { styleWords: [...words, added] }, select: { id: true } })
    return { id, ...added }
  },
  note: ({ input: { word, instead } }) => ({ did: "add", name: named(word, instead) }),
})

/** Takes a word out of the list. */
export const removeStyleWord = command({
  permission: "style.manage",
  input: removeWordSchema,
  load: async ({ tx, input }) => {
    const room = await held(tx)
    const gone = room?.words.find(({ word }) => word === input.word)
    return room && gone ? { ...room, gone } : null
  },
  run: async ({ tx, subject: { id, words, gone } }) => {
    await tx.newsroom.update({ where: { id }, data: { styleWords: words.filter((each) => each !== gone) }, select: { id: true } })
    return { id }
  },
  note: ({ subject: { gone } }) => ({ did: "remove", name: named(gone.word, gone.instead) }),
})
