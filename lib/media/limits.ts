/** How large an upload may be, in bytes; what is longer is cut off. */
export const MAX_UPLOAD = 15 * 1024 * 1024
/** How many pixels a picture may have, all of its frames together. */
export const MAX_PIXELS = 50_000_000
/** How many pictures a person may add within 24 hours. */
export const PER_DAY = 200
/** A side shorter than this is a dot; one this many times as long as the other is a line. */
export const MIN_SIDE = 32
export const MAX_RATIO = 20

/** Why bytes are not taken as a picture: keys of strings.problems. */
export const refusals = [
  "picture_empty", "picture_unknown", "picture_svg", "picture_gif", "picture_heic", "picture_avif", "picture_tiff", "picture_pdf", "picture_animated",
  "picture_broken", "picture_pixels", "picture_shape", "picture_two_faced", "picture_heavy",
] as const
export type PictureRefusal = (typeof refusals)[number]
