const MONTHS = 6

/**
 * What /.well-known/security.txt says (RFC 9116): where to write, and until when that holds. The end is the first of the month half a
 * year on, so that it is always ahead and the file changes once a month. Null where the newsroom names nobody to write to.
 */
export function securityTxt(contact: string, origin: string, now: Date): string | null {
  if (contact === "") return null
  const until = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + MONTHS, 1))
  const lines = [
    `Contact: ${contact.includes("@") && !contact.includes(":") ? `mailto:${contact}` : contact}`,
    `Expires: ${until.toISOString()}`,
    "Preferred-Languages: ar, en",
    `Canonical: ${origin}/.well-known/security.txt`,
  ]
  return `${lines.join("\n")}\n`
}
