import { emptyBody } from "./body"
import type { WorkingCopy } from "./schema"

/** The working copy that an article begins with. */
export const blankCopy: WorkingCopy = {
  title: "", kicker: "", subtitle: "", standfirst: "", body: emptyBody, origin: "own", kind: "editorial", kindLabel: null,
  sectionId: null, printedSection: null, sourceId: null, sourceDate: null, sourceDateText: null, sourceUrl: null, pictureId: null,
  authorIds: [], tagIds: [], plannedFor: null, embargoUntil: null,
}
