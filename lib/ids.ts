import { randomBytes } from "node:crypto"

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz" // Crockford's 32: no i, l, o, u to misread

/** A random id for addresses: 12 characters of 32, 60 bits. Never a counter. */
export const newArticleId = (): string => Array.from(randomBytes(12), (byte) => ALPHABET[byte % 32]).join("")
