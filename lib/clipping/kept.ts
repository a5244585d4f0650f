/** The paragraphs that were recognised in a clipping, out of the JSON that was kept of it; none where it holds none. */
export function keptParagraphs(recognised: unknown): string[] {
  const paragraphs = typeof recognised === "object" && recognised !== null && "paragraphs" in recognised ? recognised.paragraphs : null
  return Array.isArray(paragraphs) ? paragraphs.filter((text) => typeof text === "string") : []
}
