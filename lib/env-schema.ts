import { isIP } from "node:net"
import { z } from "zod"

const whole = (name: string, low: number, high: number) =>
  z.string().regex(/^\d{1,6}$/, `${name} must be a whole number`).transform(Number)
    .refine((n) => n >= low && n <= high, `${name} must lie between ${low} and ${high}`)

const postgres = z.string().refine(isPostgres, "must be a PostgreSQL address: postgresql://user:password@host:5432/database")

const origin = z.string().transform((text, context) => {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url && /^https?:$/.test(url.protocol) && url.pathname === "/" && !url.search && !url.hash && !url.username) return url.origin
  context.addIssue("must be the address readers type, without a path: https://example.org")
  return z.NEVER
})

const networks = z.string().transform((text, context) => {
  const list = text.split(/[\s,]+/).filter(Boolean)
  const wrong = list.find((entry) => !isNetwork(entry))
  if (wrong === undefined) return list
  context.addIssue(`must be addresses or networks parted by commas (10.0.0.0/8, ::1); not understood: ${wrong}`)
  return z.NEVER
})

const settings = z.object({
  NODE_ENV: z.enum(["production", "development", "test"]).default("production"),
  APP_ROLE: z.enum(["all", "site", "desk", "worker"]).default("all"),
  PORT: whole("PORT", 1, 65535).default(3000),
  HOST: z.string().regex(/^[\w.:%-]+$/, "must be a host name or an address to listen on").default("127.0.0.1"),
  PUBLIC_URL: origin.optional(),
  AUTH_SECRET: z.string().min(32, "must have at least 32 characters; make one with: openssl rand -base64 32").optional(),
  AUTH_SECRET_PREVIOUS: z.string().min(32, "must have at least 32 characters").optional(),
  DATABASE_URL: postgres.optional(),
  DESK_DATABASE_URL: postgres.optional(),
  SITE_DATABASE_URL: postgres.optional(),
  DEMO_PASSWORD: z.string().optional(),
  WAHA_DEMO: z.enum(["on", "off"], "must be on or off").default("on"),
  TRUSTED_PROXIES: networks.default([]),
  BACKUPS: z.enum(["on", "off"], "must be on or off").default("on"),
  BACKUP_DIR: z.string().optional(),
  MEDIA_DIR: z.string().optional(),
  IMPORT_DIR: z.string().default(".data/imports"),
  RECORD_HEADS: z.string().optional(),
  BRAKE_LIMIT: whole("BRAKE_LIMIT", 1, 100_000).default(20),
  SMTP_URL: z.string().refine((text) => URL.canParse(text) && /^smtps?:$/.test(new URL(text).protocol), "must be a mail server: smtp://user:password@host:587").optional(),
  MAIL_FROM: z.string().regex(/^[^\r\n]{0,100}<[^\s<>@]+@[^\s<>@]+>$|^[^\s<>@]+@[^\s<>@]+$/, "must be an address, alone or after a name: Waha <desk@example.org>").optional(),
  MEDIA_QUOTA_GB: whole("MEDIA_QUOTA_GB", 1, 100_000).default(20),
})

/** The settings as they come out of `parseEnv`: no empty strings, numbers as numbers, `PUBLIC_URL` as a bare origin. */
export type Env = z.infer<typeof settings>

/** What the environment should have said: one sentence a variable, each beginning with the variable's name. */
export class EnvError extends Error {
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(`The environment is not right:\n${problems.map((line) => `  ${line}`).join("\n")}`)
    this.name = "EnvError"
    this.problems = problems
  }
}

/**
 * Reads the settings of design.md §12 from `source`; an empty value counts as absent. Asks for no log-in of the database
 * and for no secret: `serving` does. Never puts a value into a message, since a value may be a password.
 * @throws EnvError naming every variable that is wrong, not only the first
 */
export function parseEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ""))
  const parsed = settings.safeParse(given)
  if (parsed.success) return parsed.data
  throw new EnvError(parsed.error.issues.map((issue) => {
    const name = String(issue.path[0] ?? "")
    return issue.message.startsWith(name) ? issue.message : `${name} ${issue.message}`
  }))
}

/**
 * The settings without which a serving process of this role cannot work. A process that shows only the site is given neither
 * the desk's log-in nor the secret.
 * @throws EnvError
 */
export function serving(env: Env): Env {
  const needed = env.APP_ROLE === "site"
    ? (["SITE_DATABASE_URL"] as const)
    : (["DESK_DATABASE_URL", "SITE_DATABASE_URL", "AUTH_SECRET"] as const)
  if (env.SMTP_URL !== undefined) {
    const beside = (["MAIL_FROM", "PUBLIC_URL"] as const).filter((name) => env[name] === undefined)
    if (beside.length) throw new EnvError(beside.map((name) => `${name} is missing, and SMTP_URL needs it`))
  }
  const missing = needed.filter((name) => env[name] === undefined)
  if (missing.length) throw new EnvError(missing.map((name) => `${name} is missing, and APP_ROLE=${env.APP_ROLE} needs it`))
  return env
}

function isPostgres(text: string) {
  return URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol)
}

function isNetwork(entry: string) {
  const [address = "", bits, more] = entry.split("/")
  const version = isIP(address)
  if (version === 0 || more !== undefined) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
}
