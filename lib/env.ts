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
