import { gregorianSpellings } from "@/lib/arabic/months"
import { COMMON, PLACES, PLURALS, WHOLE } from "./tables"
import { normal } from "./words"

/** The rules by which keys are made; raise it with every change of them or of the tables, and what was written by the earlier ones is written anew. */
export const RULES = 2

const ARTICLES = ["وبال", "فبال", "وكال", "فكال", "وال", "فال", "بال", "كال", "ولل", "فلل", "لل", "ال"].map((text) => normal(text))
const BEFORE = /^(?:[وف][بلك]?|[بلك])/
const AFTER = ["هما", "كما", "تين", "تان", "يات", "يون", "يين", "ها", "هم", "هن", "كم", "نا", "ات", "ون", "ين", "ان", "يه", "ه", "ي", "ا"]
const OWNERS = new Set(["هما", "كما", "ها", "هم", "هن", "كم", "نا", "ه", "ي"])
const SHORTEST = 3
/** A number after a letter that stands before words: «و22». */
const NUMBER = /^[وفبلك]{1,2}(\d+)$/
/** What marks a key as a possibility: the word may be another one with a letter before it. */
const PERHAPS = "~"

const list = (text: string) => text.split(/\s+/).filter(Boolean).map(plain)
const lines = (text: string) => text.split("\n").filter((line) => line.trim() !== "").map((line) => line.split(":").map(list))

/** Without the hamza that stands alone at the end, which comes and goes with what follows it. */
function plain(word: string): string {
  const letters = normal(word)
  return letters.length >= 4 && letters.endsWith("ء") ? letters.slice(0, -1) : letters
}

/** What the tables say, read once, when a word is first asked for: pages that choose from lists have this module, and few of their visits need it. */
function read() {
  const months = new Map<string, string>()
  for (const [spelling, month] of gregorianSpellings()) {
    const words = spelling.split(/\s+/).map(normal)
    // «آب» is written as «أب» is, and so says no month.
    if (!spelling.includes("/") && words.join("") !== "اب") months.set(words.join(" "), `#${month}`)
  }
  const monthsBegin = new Set([...months.keys()].flatMap((words) => (words.includes(" ") ? [words.split(" ")[0] ?? ""] : [])))
  const places = new Map<string, string>()
  for (const [names = [], people = []] of lines(PLACES)) for (const form of [...names, ...people]) places.set(form, `@${names[0]}`)
  /** A whole word's key is itself without its ة, which its other forms lose as well. */
  const whole = new Map<string, string>()
  for (const word of list(WHOLE)) {
    const key = word.length > SHORTEST && word.endsWith("ه") ? word.slice(0, -1) : word
    whole.set(word, key)
    if (!whole.has(key)) whole.set(key, key)
  }
  const plurals = new Map<string, string>()
  for (const [[one = "", ...others] = [], many = []] of lines(PLURALS)) {
    for (const form of many) if (!plurals.has(form)) plurals.set(form, one)
    for (const other of others) plurals.set(other, one)
  }
  const common = new Set(list(COMMON))
  return { months, monthsBegin, places, whole, plurals, common }
}
let made: ReturnType<typeof read> | undefined
const tables = () => (made ??= read())

/** Whether a word, normalised, stands in nearly every text. */
export const isCommon = (word: string): boolean => tables().common.has(plain(word))

/** Whether a word is a month's key, as «كانون الأول» has. */
export const isMonth = (word: string): boolean => word.startsWith("#")

/** A month's key where these two words, normalised, are its name, like «كانون الأول». */
export const monthOf = (one: string, next: string): string | null => (tables().monthsBegin.has(one) ? (tables().months.get(`${one} ${next}`) ?? null) : null)

/** «الله» and «الآن» only look like the article before «له» and «أن»; nothing of them is stripped but what stands before. */
const INDIVISIBLE = /^[وف]?(?:ب?الله|لله|الان)$/

/** The word behind the article, or null where there is none. «لل» may have taken the word's own ل: both are possible. */
function behindArticle(word: string): string[] | null {
  if (INDIVISIBLE.test(word)) return null
  const article = ARTICLES.find((each) => word.startsWith(each) && word.length - each.length >= (each === "ال" ? 2 : SHORTEST))
  if (article === undefined) return null
  const rest = word.slice(article.length)
  return article.endsWith("لل") ? [rest, `ل${rest}`] : [rest]
}

/** A word that is known as it is: a place, a plural of another word, or one whole in itself. */
function known(word: string, single = false): string[] | null {
  const place = tables().places.get(word)
  if (place !== undefined) return [place]
  const one = single ? undefined : tables().plurals.get(word)
  const itself = tables().whole.get(word)
  if (one !== undefined) return [...new Set([...bases(one, true).found, ...(itself === undefined ? [] : [itself])])]
  return itself === undefined ? null : [itself]
}

type Bases = { found: string[]; sure: boolean }

/** What remains of a word without its endings, never less than three letters. `sure` where it is a word that is known. Several where letters do not tell. `single`: it is no plural. */
function bases(start: string, single = false): Bases {
  const word = plain(start)
  const own = known(word, single)
  if (own) return { found: own, sure: true }
  const endings = AFTER.filter((ending) => word.endsWith(ending) && word.length - ending.length >= SHORTEST)
  for (const ending of endings) {
    const before = restsBefore(word, ending).find((rest) => known(rest, single))
    if (before !== undefined) return { found: known(before, single) ?? [], sure: true }
  }
  const [ending] = endings
  if (ending === undefined) return { found: short(word), sure: false }
  // «تين» is the dual of a ة, or of a word whose own last letter is ت.
  const rests = ending === "تين" || ending === "تان" ? [word.slice(0, -3), word.slice(0, -2)] : restsBefore(word, ending)
  const all = rests.map((rest) => bases(rest, single))
  return { found: [...new Set(all.flatMap(({ found }) => found))], sure: all.some(({ sure }) => sure) }
}

/** What may have stood before an ending: a ت that was a ة or was not, and an alef whose hamza moved onto a seat. */
function restsBefore(word: string, ending: string): string[] {
  const rest = word.slice(0, -ending.length)
  if (!OWNERS.has(ending)) return [rest]
  const forms = [rest]
  if (rest.length > SHORTEST && /[^ا]ت$/.test(rest)) forms.unshift(rest.slice(0, -1), `${rest.slice(0, -1)}ه`)
  if (rest.length > SHORTEST && /ا[وي]$/.test(rest)) forms.unshift(rest.slice(0, -1))
  return forms
}

/** Too short to lose an ending; the feminine of such a word shows itself otherwise in the plural and before a pronoun («لغة», «لغات», «لغتها»). */
function short(word: string): string[] {
  if (word.length === 4 && word.endsWith("ات")) return [word, `${word.slice(0, 2)}ه`, word.slice(0, 3)]
  if (word.length === 3 && word.endsWith("ت")) return [word, `${word.slice(0, 2)}ه`]
  return [word]
}

const ARABIC = /\p{Script=Arabic}/u

/**
 * The keys of a word, normalised: two words are forms of one where they share one. Those marked with ~ say what it may be with و ف ب ل ك
 * before it; they are asked for, and never ask. Nothing is ever stripped from a word that the tables know. Pure.
 */
export function keysOf(word: string): string[] {
  const month = tables().months.get(word)
  if (month !== undefined) return [month]
  if (!ARABIC.test(word)) return [word]
  const number = NUMBER.exec(word)?.[1]
  if (number !== undefined) return [word, number]
  if (INDIVISIBLE.test(word)) return [word.endsWith("ان") ? "الان" : "الله"]
  const behind = behindArticle(word)
  const { found, sure } = bases(word)
  // «ألوان», «وكالتها» and «إلغاء» only begin like an article: a word that is known is also itself.
  if (behind) return [...new Set([...(sure ? found : []), ...behind.flatMap((rest) => tables().months.get(rest) ?? bases(rest).found)])]
  const keys = new Set(found)
  if (sure) return [...keys]
  const parts: Bases[] = []
  for (let before = BEFORE.exec(word)?.[0] ?? ""; before !== ""; before = before.slice(0, -1)) {
    const rest = word.slice(before.length)
    if (rest.length < SHORTEST) continue
    const inner = tables().months.get(rest)
    if (inner !== undefined) keys.add(inner)
    parts.push(...(behindArticle(rest) ?? [rest]).map((part) => bases(part)))
  }
  // Where one way to read it gives a word that is known, the others are not considered; a place is always meant.
  const likely = parts.some((part) => part.sure) ? parts.filter((part) => part.sure) : parts
  const inside = [...new Set(likely.flatMap((part) => part.found))].filter((key) => !keys.has(key))
  return [...keys, ...inside.map((key) => (key.startsWith("@") ? key : PERHAPS + key))]
}

/** The keys by which a word asks for its forms. */
export function asked(word: string): string[] {
  return keysOf(word).filter((key) => !key.startsWith(PERHAPS))
}

/** The keys under which a word may be meant that was typed with و ف ب ل ك before it. */
export const askedPerhaps = (word: string): string[] => keysOf(word).flatMap((key) => (key.startsWith(PERHAPS) ? [key.slice(1)] : []))

/** A key as the possibility of another word's. */
export const perhaps = (key: string): string => PERHAPS + key

/** The word without the article and what stands before it, for telling the same word from another form of it. */
export const bare = (word: string): string => behindArticle(word)?.[0] ?? word
