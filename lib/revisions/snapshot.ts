import { plainCopy, workingCopySchema, type WorkingCopy } from "@/lib/articles/schema"

/** The working copy that a revision kept, in today's shape; null where it is none. */
export function copyOfSnapshot(snapshot: unknown): WorkingCopy | null {
  const read = workingCopySchema.safeParse(snapshot)
  return read.success ? plainCopy(read.data) : null
}
