/** The widths in which readers get a picture, smallest first; none is ever larger than the picture. Pure. */
const WIDTHS = [320, 640, 960, 1280, 1920] as const
/** The longest side of what is kept of a picture. */
export const MASTER_SIDE = 3_200
const FALLBACK = 1_280

/** The widths that a picture of this width is made in: those that are smaller, and its own where it is smaller than the largest. */
export function widthsOf(width: number): number[] {
  const smaller = WIDTHS.filter((each) => each < width)
  return width > WIDTHS[WIDTHS.length - 1]! ? smaller : [...smaller, width]
}

/** The width of the one JPEG, for browsers that know neither AVIF nor WebP, and for those who share a page. */
export const fallbackOf = (widths: readonly number[]): number => widths.filter((each) => each <= FALLBACK).at(-1) ?? widths[0] ?? FALLBACK

/** The names of a picture's files. */
export function filesOf(widths: readonly number[], format: string): string[] {
  return [`master.${format}`, `${fallbackOf(widths)}.jpg`, ...widths.flatMap((width) => [`${width}.avif`, `${width}.webp`])]
}

/** The widths as a row keeps them; none where it keeps none. */
export const readWidths = (json: unknown): number[] =>
  Array.isArray(json) ? json.filter((width): width is number => typeof width === "number" && Number.isSafeInteger(width) && width > 0) : []

/** What a browser is told of a file, by its name; null for a name that is none of a rendition's. */
export function contentType(file: string): string | null {
  const ending = /^(?:\d{1,4}|master)\.(avif|webp|jpg)$/.exec(file)?.[1]
  return ending === undefined ? null : ending === "jpg" ? "image/jpeg" : `image/${ending}`
}
