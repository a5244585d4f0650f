import { createHash, randomBytes } from "node:crypto"

/** 256 random bits as 43 characters that need no escaping in an address or a cookie. */
export const newToken = (): string => randomBytes(32).toString("base64url")

/** What is stored of a token: its SHA-256. A token is random enough that no salt is needed. */
export const tokenHash = (token: string): string => createHash("sha256").update(token).digest("hex")

/** Whether a text has a token's form at all; anything else is not looked up. */
export const isToken = (text: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(text)
