/** The Arabic letters on the keys of a keyboard that was set to Latin (the layout that most are sold with), by what it typed instead. */
const KEYS: Record<string, string> = {
  q: "ض", w: "ص", e: "ث", r: "ق", t: "ف", y: "غ", u: "ع", i: "ه", o: "خ", p: "ح", "[": "ج", "]": "د",
  a: "ش", s: "س", d: "ي", f: "ب", g: "ل", h: "ا", j: "ت", k: "ن", l: "م", ";": "ك", "'": "ط",
  z: "ئ", x: "ء", c: "ؤ", v: "ر", b: "لا", n: "ى", m: "ة", ",": "و", ".": "ز", "/": "ظ", "`": "ذ",
  A: "\u0650", H: "أ", Y: "إ", N: "آ", G: "لأ", T: "لإ", B: "لآ", " ": " ",
}

/** What somebody meant who typed on the wrong layout: «v,sdh» is روسيا. Null where the text is none that such a keyboard types. Pure. */
export function otherLayout(text: string): string | null {
  if (!/[A-Za-z]/.test(text) || /\p{Script=Arabic}/u.test(text)) return null
  let out = ""
  for (const sign of text) {
    const key = KEYS[sign] ?? KEYS[sign.toLowerCase()]
    if (key === undefined && !/[0-9]/.test(sign)) return null
    out += key ?? sign
  }
  return out.trim() === "" ? null : out.trim()
}

/** Letters that are taken for each other, by sound or by their place on the keyboard. */
const NEAR = ["ضظ", "سص", "تط", "ذزظ", "دض", "ثس", "قك", "حه", "عا", "اه", "غق", "جش", "بن", "يى", "وؤ"]
const near = (one: string, other: string) => NEAR.some((pair) => pair.includes(one) && pair.includes(other))

/** How far a word is from another: letters changed, added, lost, or in each other's place; half for letters that are often taken for each other. */
export function distance(one: string, other: string): number {
  const [a, b] = [[...one], [...other]]
  let [before, last]: [number[], number[]] = [[], b.map((_, at) => at).concat(b.length)]
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const change = a[i - 1] === b[j - 1] ? 0 : near(a[i - 1] ?? "", b[j - 1] ?? "") ? 0.5 : 1
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + change)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (before[j - 2] ?? 0) + 1)
      row.push(least)
    }
    ;[before, last] = [last, row]
  }
  return last[b.length] ?? 0
}

/** The candidate that was probably meant: the nearest, of equally near ones the one that is met more often; null where none is near enough. */
export function meant(word: string, candidates: readonly { word: string; shown: string; times: number }[]): string | null {
  const most = word.length <= 4 ? 1 : 2
  const ranked = candidates
    .filter((each) => each.word !== word)
    .map((each) => ({ ...each, far: distance(word, each.word) }))
    .filter(({ far }) => far <= most)
    .sort((x, y) => x.far - y.far || y.times - x.times)
  return ranked[0]?.shown ?? null
}
