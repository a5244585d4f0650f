/**
 * An e-mail address in the one form that we store and compare, or null where it is none.
 * ASCII only and narrow on purpose: look-alike signs, quotes, commas and line ends never reach a mail header (security.md P20).
 */
export function canonicalEmail(text: string): string | null {
  const trimmed = text.trim().toLowerCase()
  if (trimmed.length > 254) return null
  return /^[a-z0-9](?:[a-z0-9._+-]{0,62}[a-z0-9])?@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/.test(trimmed) && !trimmed.includes("..")
    ? trimmed
    : null
}

/** The same for two addresses that are taken for each other: the letter l and the digit 1, o and 0, rn and m, vv and w. Never shown. */
export const emailLikeness = (email: string): string =>
  email.replace(/rn/g, "m").replace(/vv/g, "w").replace(/[1i]/g, "l").replace(/0/g, "o")
