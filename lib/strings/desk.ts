import { deskArticle } from "./desk-article"
import { deskEditor } from "./desk-editor"
import { deskFrame } from "./desk-frame"
import { deskLists } from "./desk-lists"
import { deskPublishing } from "./desk-publishing"
import { deskRecord } from "./desk-record"

/** What staff see, a file for each part of the desk. */
export const desk = { ...deskRecord, ...deskArticle, ...deskFrame, ...deskLists, ...deskEditor, ...deskPublishing }
