/** What readers see around the texts. */
export const site = {}
