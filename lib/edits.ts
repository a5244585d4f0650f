/** A change to a stretch of text; of an empty place it puts something in. */
export type Edit = { from: number; to: number; by: string }

/** The least change that makes the one stretch the other, so that what is bold or a link in it stays so. `at` is where the stretch begins. Pure. */
export function leastEdit(before: string, after: string, at: number): Edit {
  let start = 0
  while (start < before.length && before[start] === after[start]) start += 1
  let end = 0
  while (end < Math.min(before.length, after.length) - start && before.at(-1 - end) === after.at(-1 - end)) end += 1
  return { from: at + start, to: at + before.length - end, by: after.slice(start, after.length - end) }
}
