/**
 * A key of strings.problems with what it speaks of: a name, a number, a day in words. So codes can travel with what they are about, and
 * words are still chosen at the edge (problemText).
 */
export const told = (key: string, ...about: (string | number)[]): string =>
  [key, ...about.map((each) => encodeURIComponent(String(each).toWellFormed()))].join("|")

/** The key and what it speaks of; whatever is not of our making reads as a key alone. */
export function untold(text: string): { key: string; about: string[] } {
  const [key = "", ...about] = text.split("|")
  try {
    return { key, about: about.map(decodeURIComponent) }
  } catch {
    return { key, about: [] }
  }
}
