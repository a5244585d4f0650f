import { createHmac } from "node:crypto"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import pg from "pg"
import { Stop } from "./outcome.ts"

/** The addresses of the database for what staff's requests and readers' requests run as. */
export type LogIns = { deskUrl: string; siteUrl: string }

export type GivenLogIns = { [name in keyof LogIns]?: string | undefined }

type Roles = { desk: Role; site: Role }
type Role = { name: string; password: string; given: boolean }
type Wish = { ownerUrl: string; secret: string; given: GivenLogIns }

/**
 * Draws the public boundary: the two log-ins, what each may do, the views and row policies (prisma/roles.sql). Their names carry the
 * newsroom's id, since roles belong to the whole server; their passwords are derived from the secret. Where the log-ins were given, or
 * the owner may not make roles, roles that are there are used as they are.
 * @throws Stop with the SQL for the administrator, where roles are missing and the owner may not make them
 */
export async function openRoles(owner: pg.Client, { ownerUrl, secret, given }: Wish): Promise<LogIns> {
  const { rows: [newsroom] } = await owner.query<{ id: string }>("SELECT id FROM desk.newsroom LIMIT 1")
  const roles = { desk: role("desk", newsroom?.id ?? "", secret, given.deskUrl), site: role("site", newsroom?.id ?? "", secret, given.siteUrl) }
  const names = [roles.desk.name, roles.site.name, `${roles.site.name}_views`]
  const { rows: [may] } = await owner.query<{ make: boolean; name: string; missing: string[] }>(`
    SELECT rolsuper OR rolcreaterole AS make, rolname AS name,
           ARRAY(SELECT wanted FROM unnest($1::text[]) AS wanted WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted)) AS missing
    FROM pg_roles WHERE rolname = current_user`, [names])
  const chosen = [roles.desk, roles.site].filter((r) => r.given).map((r) => r.name)
  const missing = may?.missing.filter((name) => !may.make || chosen.includes(name)) ?? []
  if (may && missing.length) throw new Stop(forAdministrator(may.name, roles, missing))
  await draw(owner, roles, may?.make ?? false)
  return {
    deskUrl: given.deskUrl ?? withLogIn(ownerUrl, roles.desk),
    siteUrl: given.siteUrl ?? withLogIn(ownerUrl, roles.site),
  }
}

function role(kind: "desk" | "site", newsroom: string, secret: string, url: string | undefined): Role {
  if (url !== undefined) return { name: decodeURIComponent(new URL(url).username), password: decodeURIComponent(new URL(url).password), given: true }
  return { name: `waha_${newsroom}_${kind}`, password: createHmac("sha256", secret).update(`database:${kind}`).digest("base64url"), given: false }
}

/** Runs roles.sql; an empty password tells it to leave that role's log-in as it is. */
async function draw(owner: pg.Client, { desk, site }: Roles, mayMake: boolean) {
  const settings = {
    "waha.desk_role": desk.name, "waha.desk_password": mayMake && !desk.given ? desk.password : "",
    "waha.site_role": site.name, "waha.site_password": mayMake && !site.given ? site.password : "",
  }
  for (const [name, value] of Object.entries(settings)) await owner.query("SELECT set_config($1, $2, false)", [name, value])
  try {
    await owner.query(readFileSync(join("prisma", "roles.sql"), "utf8"))
  } catch (error) {
    await owner.query("ROLLBACK")
    if (!(error instanceof pg.DatabaseError) || error.code !== "42501") throw error
    throw new Stop(`The owner's log-in may not draw the public boundary: ${error.message}\nIt has to own the database and its schemas, and to be a member of ${site.name}_views.`)
  }
}

function forAdministrator(owner: string, { desk, site }: Roles, missing: readonly string[]) {
  const name = pg.escapeIdentifier
  const logIn = (r: Role) => `CREATE ROLE ${name(r.name)} LOGIN NOINHERIT PASSWORD ${r.given ? "'the one you gave'" : pg.escapeLiteral(r.password)};`
  const views = `${site.name}_views`
  const sql = [
    ...[desk, site].filter((r) => missing.includes(r.name)).map(logIn),
    ...(missing.includes(views) ? [`CREATE ROLE ${name(views)} NOLOGIN;`, `GRANT ${name(views)} TO ${name(owner)};`] : []),
    `ALTER ROLE ${name(desk.name)} SET statement_timeout = '10s';`,
    `ALTER ROLE ${name(site.name)} SET statement_timeout = '2s';`,
  ]
  return `Waha needs these roles, and may not make them itself (or you gave their addresses). Let the administrator run this once, and start again:\n\n${sql.join("\n")}\n`
}

function withLogIn(ownerUrl: string, { name, password }: Role) {
  const url = new URL(ownerUrl)
  url.username = encodeURIComponent(name)
  url.password = encodeURIComponent(password)
  return url.href
}
