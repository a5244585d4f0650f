import { createHash, randomInt } from "node:crypto"
import { Secret, TOTP } from "otpauth"
import { stripHidden } from "@/lib/arabic/normalize"
import { toLatinDigits } from "@/lib/arabic/numbers"

/** The codes of a second step: those of an authenticator, and those that stand in for it. Pure but for chance. */

const PERIOD = 30 // seconds
const WINDOW = 1 // steps before and after: half a minute's difference of clocks, and the time that typing takes
const LETTERS = "abcdefghjkmnpqrstuvwxyz23456789" // none that is taken for another
const CODE_LENGTH = 16 // letters: 79 bits, so that no salt and no slow hash is needed
const RECOVERY_CODES = 10

export type Code = { kind: "authenticator" | "recovery"; text: string }

/** What was typed, as a code: spaces and dashes fall away, Arabic-Indic and Persian digits count as digits. Null is no code at all. */
export function readCode(typed: string): Code | null {
  const text = toLatinDigits(stripHidden(typed.slice(0, 200).normalize("NFKC"))).replace(/[\s\p{Pd}]/gu, "").toLowerCase()
  if (/^\d{6}$/.test(text)) return { kind: "authenticator", text }
  return text.length === CODE_LENGTH && [...text].every((letter) => LETTERS.includes(letter)) ? { kind: "recovery", text } : null
}

const authenticator = (secret: string, account = "", issuer = "Waha") =>
  new TOTP({ secret: Secret.fromBase32(secret), issuer, label: account, algorithm: "SHA1", digits: 6, period: PERIOD })

/** A new secret, in the letters that an authenticator takes by hand: 160 bits. */
export const newSecret = (): string => new Secret({ size: 20 }).base32

/** The address that the picture in the page holds. */
export const authenticatorAddress = (secret: string, account: string, newsroom: string): string => authenticator(secret, account, newsroom).toString()

/** The number of the half minute that a code belongs to, where it is now, the one before or the one after; else null. */
export function stepOf(secret: string, code: string, now: Date): number | null {
  const delta = authenticator(secret).validate({ token: code, timestamp: now.getTime(), window: WINDOW })
  return delta === null ? null : Math.floor(now.getTime() / 1_000 / PERIOD) + delta
}

/** The code of a moment, as an authenticator shows it. For tests. */
export const codeAt = (secret: string, at: Date): string => authenticator(secret).generate({ timestamp: at.getTime() })

/** Ten new recovery codes. Shown once; what is stored is `recoveryHash`. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: RECOVERY_CODES }, () => Array.from({ length: CODE_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join(""))

/** A recovery code as it is read and typed: in fours. */
export const inFours = (code: string): string => code.replace(/(.{4})(?=.)/g, "$1-")

export const recoveryHash = (userId: string, code: string): string => createHash("sha256").update(`${userId} ${code}`).digest("hex")
