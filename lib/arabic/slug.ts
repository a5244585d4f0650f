const LONGEST = 60
const NOTHING_LEFT = "مقال"

/**
 * A readable part of an address that keeps Arabic letters (hamza and ta marbuta as written): marks and tatweel go,
 * the rest becomes single hyphens. NFC, at most 60 characters, cut between words, never empty.
 */
export function slugify(title: string): string {
  const words = title
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\p{Mn}\p{Cf}\u0640]/gu, "")
    .normalize("NFC")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "")
  return fit(words) || NOTHING_LEFT
}

function fit(words: string[]): string {
  let slug = ""
  for (const word of words) {
    const longer = slug === "" ? word : `${slug}-${word}`
    if (lengthOf(longer) > LONGEST) return slug === "" ? [...word].slice(0, LONGEST).join("") : slug
    slug = longer
  }
  return slug
}

function lengthOf(text: string): number {
  return [...text].length
}
