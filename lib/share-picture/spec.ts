import { hash } from "node:crypto"

/** What a picture for sharing says. One line each; `title` may be long. Pure data: the same spec gives the same picture. */
export type PictureSpec = {
  /** «الافتتاحية»: what kind of piece it is; may be empty. */
  kind: string
  /** Whose words these are where they are another's, in the second ink; empty for our own. */
  source: string
  title: string
  /** The newsroom's name, and a day. */
  name: string
  note: string
}

export const WIDTH = 1_200
export const HEIGHT = 630

// Rises when the drawing changes (draw.ts), so that pictures of an earlier drawing are made anew.
const DRAWING = 1

/** The name of the picture that says this: what it says and how it is drawn, and nothing else. */
export const pictureKey = ({ kind, source, title, name, note }: PictureSpec): string =>
  hash("sha256", JSON.stringify([DRAWING, kind, source, title, name, note]), "hex").slice(0, 16)
