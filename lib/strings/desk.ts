import { deskEditor } from "./desk-editor"
import { deskFrame } from "./desk-frame"

/** What staff see, a file for each part of the desk. */
export const desk = { ...deskFrame, ...deskEditor }
