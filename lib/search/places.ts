/** What a publication stands under is searched like a word: these are the words. No text can have one, for a section sign is no letter. */
export const placeWord = {
  section: (id: string) => `\u00A7section:${id}`,
  source: (id: string) => `\u00A7source:${id}`,
  author: (id: string) => `\u00A7author:${id}`,
}

export const isPlace = (word: string): boolean => word.startsWith("\u00A7")
