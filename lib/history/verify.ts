import { anchorFile, readAnchors } from "./anchors"
import { walkChain, type Anchor, type Break, type Link } from "./chain"
import { chainLinks } from "./queries"

export type Verdict = { broken: Break | null; head: { seq: number; hash: string } }

/** Walks a chain to its first break, or its end. */
export async function verifyChain(batches: AsyncIterable<readonly Link[]>, anchors: readonly Anchor[]): Promise<Verdict> {
  const chain = walkChain(anchors)
  for await (const links of batches) {
    for (const link of links) {
      const broken = chain.take(link)
      if (broken) return { broken, head: chain.head() }
    }
  }
  return { broken: chain.end(), head: chain.head() }
}

/** Verifies the record of the database against itself and against what was noted of it elsewhere. */
export const verifyRecord = async (file = anchorFile()): Promise<Verdict> => {
  // Noted first, read after: what is written between the two cannot look cut off.
  const anchors = await readAnchors(file)
  return verifyChain(chainLinks(), anchors)
}

/** The worker's daily look: an exception, which the desk then shows, where the record is not as it was written. */
export async function watchRecord(): Promise<void> {
  const { broken } = await verifyRecord()
  if (broken) throw new Error(`The record is broken at ${broken.seq}: ${broken.why}. See: npm run verify-record`)
}
