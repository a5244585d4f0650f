import { deskArticle } from "./desk-article"
import { deskEditor } from "./desk-editor"
import { deskFrame } from "./desk-frame"
import { deskLists } from "./desk-lists"

/** What staff see, a file for each part of the desk. */
export const desk = { ...deskArticle, ...deskFrame, ...deskLists, ...deskEditor }
