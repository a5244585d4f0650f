import { deskArticle } from "./desk-article"
import { deskClip } from "./desk-clip"
import { deskEditor } from "./desk-editor"
import { deskFrame } from "./desk-frame"
import { deskLists } from "./desk-lists"
import { deskPublishing } from "./desk-publishing"
import { deskReads } from "./desk-reads"
import { deskRecord } from "./desk-record"

/** What staff see, a file for each part of the desk. */
export const desk = { ...deskRecord, ...deskArticle, ...deskClip, ...deskFrame, ...deskLists, ...deskEditor, ...deskPublishing, ...deskReads }
