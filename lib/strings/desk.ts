/** What staff see. */
export const desk = {}
