import "server-only"
import { EnvError, parseEnv, serving, type Env } from "./env-schema"

let parsed: Env | undefined

/**
 * The settings, read once. Lazy, so that a build needs none of them; the server asks at boot, before it listens.
 * @throws EnvError naming each variable that is wrong or missing
 */
export function env(): Env {
  return (parsed ??= serving(parseEnv(process.env)))
}

/**
 * The address of the database for the desk's or the site's log-in.
 * @throws EnvError where this process was not given that log-in (APP_ROLE=site has none for the desk)
 */
export function databaseUrl(login: "desk" | "site"): string {
  const name = login === "desk" ? "DESK_DATABASE_URL" : "SITE_DATABASE_URL"
  const url = env()[name]
  if (url === undefined) throw new EnvError([`${name} is missing`])
  return url
}

/**
 * The secret that sessions and tokens are made with.
 * @throws EnvError where this process was not given it (APP_ROLE=site needs none)
 */
export function authSecret(): string {
  const secret = env().AUTH_SECRET
  if (secret === undefined) throw new EnvError(["AUTH_SECRET is missing"])
  return secret
}

/** The secret, and before it the one that it replaced, where that is still given: what the earlier sealed can be opened and sealed anew. */
export function authSecrets(): readonly string[] {
  const earlier = env().AUTH_SECRET_PREVIOUS
  return earlier === undefined ? [authSecret()] : [authSecret(), earlier]
}

/** The mail server and whom letters come from, or null where this newsroom sends none. */
export function mailSettings(): { url: string; from: string } | null {
  const { SMTP_URL, MAIL_FROM } = env()
  return SMTP_URL === undefined || MAIL_FROM === undefined ? null : { url: SMTP_URL, from: MAIL_FROM }
}

/**
 * The address that links in letters begin with.
 * @throws EnvError where none is given; with SMTP_URL it always is
 */
export function publicUrl(): string {
  const url = env().PUBLIC_URL
  if (url === undefined) throw new EnvError(["PUBLIC_URL is missing"])
  return url
}
