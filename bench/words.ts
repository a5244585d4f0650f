import { randomOf } from "@/scripts/random"

/**
 * Arabic of our own for benches: what a newspaper's words look like to an index, and no text of anybody. Words are roots in patterns, with
 * what Arabic hangs on before and after, and names that nobody bears; which of them how often goes by Zipf's law. The same seed gives the
 * same texts. Pure.
 */
const ROOTS = `كتب درس علم عمل حكم شرب نظر فتح جمع حمل رسم سكن زرع حصد صنع طبع نشر قرر بحث شرح رفع دفع منع قطع سمع شهد حضر سفر عبر قصد عقد
  وصل نقل بدل حفظ سجل حسب قسم نسب قرب بعد كبر صغر سرع بطء قدم خبر نبأ جرب خلق سبق لحق طلب رغب صبر شكر غضب فرح حزن ضحك لعب رقص غنم كسب خسر
  ربح بيع شري ملك حرر سجن حرس جند سلح هجم دفن قتل جرح عرف جهل ذكر نسي فهم فكر عقل روي قصص شعر نثر خطب لحن صوت لون ضوء ظلم نور حرق برد حرر
  مطر نهر بحر جبل سهل رمل صخر شجر ثمر نخل قمح خبز لحم ملح سمك طير فرس جمل بقر كلب ذئب اسد بيت سقف جدر باب حجر طين خشب حدد ذهب فضة نحس نفط
  غرق سبح ركب مشي ركض وقف جلس قام نزل صعد دخل خرج رجع ذهل عاد زور وعد شرط صدق كذب خدع سرق نهب عدل قضي شرع فقه دين صلح حرب سلم عهد حلف`.split(/\s+/)

// ف ع ل stand for a root's letters.
const PATTERNS = `فعل فاعل مفعول فعال فعيل فعول تفعيل مفاعلة استفعال انفعال افتعال تفاعل تفعل مفعل مفعلة فعالة أفعال فعلان فاعلة فعلة مفاعل فواعل
  أفعل يفعل يفتعل يستفعل يتفعل تفعلون فعلوا فاعلون فاعلات فعلي فعلية مستفعل متفاعل منفعل مفعلون فعائل مفتعل`.split(/\s+/)

const SMALL = `من في على إلى عن أن ما لا هذا التي الذي كان مع قد بعد لم هذه بين كل ذلك حتى غير أو ثم هو هي إن كما عند إذا أي لكن قبل منذ بل حين
  نحو دون فوق تحت أمام خلف ليس كانت يكون أكثر بعض عبر ضد حول رغم سوى لدى مثل كيف متى أين`.split(/\s+/)

const BEFORE = [...Array<string>(9).fill(""), ...Array<string>(7).fill("ال"), "و", "و", "وال", "وال", "بال", "ب", "لل", "ل", "فال", "ك"]
const AFTER = [...Array<string>(16).fill(""), "ها", "هم", "ه", "نا", "ات", "ين"]
const NAME = [
  `سام نور بدر غاز وائ رند زين جاب ميس لوث حمد كنع شرب عمر نجد فيص قاس هان دلم طرس بلق صاف مرج تلم`, `ان ون ية ار يد وف ات يل وس ين اء وم ور يم`, `ا ي ة ون ستان بورا يا وس ين اب ول`,
].map((part) => part.split(" "))

/** Chooses places from 0 to below `size`, the first the most often, as words of a language are. */
function zipf(size: number, random: () => number): () => number {
  const sums = new Float64Array(size)
  let sum = 0
  for (let rank = 0; rank < size; rank += 1) sums[rank] = sum += 1 / (rank + 2.7) ** 1.05
  return () => {
    const at = random() * sum
    let [low, high] = [0, size - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sums[middle] ?? 0) < at) low = middle + 1
      else high = middle
    }
    return low
  }
}

export type Text = { title: string; standfirst: string; paragraphs: string[]; words: number }

/** A writer of texts. `body`: about how many words a text has. */
export function writerOf(seed: number, body = 320): { text: () => Text; name: () => string } {
  const random = randomOf(seed)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
  const stems = ROOTS.flatMap((root) => PATTERNS.map((pattern) => pattern.replace(/[فعل]/g, (letter) => ({ ف: root[0], ع: root[1], ل: root[2] })[letter] ?? letter)))
  const shuffled = [...new Set(stems)].map((stem) => ({ stem, at: random() })).sort((one, other) => one.at - other.at).map(({ stem }) => stem)
  const names = (NAME[0] ?? []).flatMap((one) => (NAME[1] ?? []).flatMap((two) => (NAME[2] ?? []).map((three) => one + two + three)))
  const [stemAt, smallAt, nameAt] = [zipf(shuffled.length, random), zipf(SMALL.length, random), zipf(names.length, random)]

  const word = () => {
    const kind = random()
    if (kind < 0.27) return SMALL[smallAt()] ?? ""
    if (kind < 0.3) return names[nameAt()] ?? ""
    return pick(BEFORE) + (shuffled[stemAt()] ?? "") + pick(AFTER)
  }
  const between = (least: number, most: number) => least + Math.floor(random() * (most - least + 1))
  const words = (count: number) => Array.from({ length: count }, word)
  const sentence = () => {
    const all = words(between(7, 21))
    return `${all.map((each, at) => (at > 3 && at < all.length - 3 && random() < 0.08 ? `${each}،` : each)).join(" ")}.`
  }
  const paragraph = () => Array.from({ length: between(2, 4) }, sentence).join(" ")
  const name = () => `${names[nameAt()] ?? ""} ال${names[nameAt()] ?? ""}`

  const text = () => {
    const paragraphs: string[] = []
    let count = 0
    for (const wanted = body * (0.4 + 1.2 * random()); count < wanted;) {
      const next = paragraph()
      paragraphs.push(next)
      count += next.split(" ").length
    }
    return { title: words(between(4, 10)).join(" "), standfirst: sentence(), paragraphs, words: count }
  }
  return { text, name }
}
