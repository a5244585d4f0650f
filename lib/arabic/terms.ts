import { searchKey } from "./normalize"

/** Words that stand in every text and say nothing of what it is about. */
const COMMON = new Set(
  `من في على الى عن مع بين بعد قبل منذ حتى كل بعض غير سوى ان انه انها اذا اذ او ام اما بل ثم قد لقد لم لن لا ما ليس ليست كان كانت يكون تكون هو هي هم هذا هذه ذلك تلك
   هنا هناك الذي التي الذين ما ماذا لماذا كيف اين متى عند عندما حين حيث كما مثل لكن ولكن فقط ايضا اي ايه كذلك وفي ومن وما ولا وان وهو وهي به بها له لها فيه فيها عليه عليها
   منه منها عنه عنها يوم اليوم امس غدا عام العام سنه السنه شهر قال قالت يقول تقول وقال جديد جديده اكثر اقل كبير كبيره اول ثان احد واحد واحده ليوم شيء حول دون ضد نحو عبر خلال`.split(/\s+/).map(searchKey),
)
const WORD = /[\p{L}\p{M}\p{N}]+/gu
const NUMBER = /^\d+$/
const BEFORE = /^(?:[\u0648\u0641](?=.{4}))?(?:[\u0628\u0643]?\u0627\u0644|\u0644\u0644)(?=.{3})/
const AFTER = /(?<=.{3})(?:\u0647\u0627|\u0647\u0645|\u0627\u062A|\u0648\u0646|\u064A\u0646|\u064A\u0647|\u0647|\u064A)$/

/**
 * What a text is about, word by word: levelled, without the article and the commonest beginnings and ends, the words that are everywhere left
 * out, each once. For telling which texts have something in common, and for nothing that is shown. Pure.
 */
export function termsOf(text: string): Set<string> {
  const terms = new Set<string>()
  // Levelled once and parted simply: asking for the borders of words as they are shown costs ten times as much, and nothing is shown here.
  for (const key of searchKey(text).match(WORD) ?? []) {
    if (COMMON.has(key) || NUMBER.test(key)) continue
    const term = key.replace(BEFORE, "").replace(AFTER, "").replace(AFTER, "")
    if (term.length > 2 && !COMMON.has(term)) terms.add(term)
  }
  return terms
}

/** How rare a term is that so many of so many texts have, the rarest the most: the logarithm of how many texts there are to each that has it. Pure. */
export const rareness = (texts: number, having: number): number => Math.log((texts + 1) / having)

/** The same of each term among these texts; of one that none of them has, as if one had it. Pure. */
export function rarity(texts: readonly Iterable<string>[]): (term: string) => number {
  const having = new Map<string, number>()
  for (const text of texts) for (const term of text) having.set(term, (having.get(term) ?? 0) + 1)
  return (term) => rareness(texts.length, having.get(term) ?? 1)
}
