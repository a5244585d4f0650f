import { workingCopySchema, type WorkingCopy } from "@/lib/articles/schema"

/** The working copy that a revision kept, in today's shape; null where it is none. */
export function copyOfSnapshot(snapshot: unknown): WorkingCopy | null {
  const read = workingCopySchema.safeParse(snapshot)
  if (!read.success) return null
  const { plannedFor, embargoUntil, ...rest } = read.data
  return { ...rest, plannedFor: plannedFor?.toISOString() ?? null, embargoUntil: embargoUntil?.toISOString() ?? null }
}
