import { spawnSync } from "node:child_process"
import { existsSync, readFileSync, statSync } from "node:fs"
import { dirname } from "node:path"
import { Stop } from "./outcome.ts"
import { runs } from "./processes.ts"

/** The system user that PostgreSQL runs as, where it is not our own. */
export type DatabaseUser = { name: string; uid: number; gid: number }

const OWN = "waha-postgres"

/**
 * PostgreSQL refuses to run as root. As root: the user to run it as, which is the owner of an existing data folder, a system
 * user `postgres`, or one that is made now. As anybody else: none, it runs as ourselves.
 * @throws Stop where none can be made
 */
export function databaseUser(folder: string): DatabaseUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  const owner = existsSync(folder) ? statSync(folder).uid : 0
  const found = users().find((user) => (owner === 0 ? user.name === "postgres" || user.name === OWN : user.uid === owner))
  if (found) return found
  if (owner !== 0) throw new Stop(`${folder} belongs to user ${owner}, whom this machine does not know. Give it to a user: chown -R postgres ${folder}`)
  const made = runs("useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", OWN])
    || runs("adduser", ["-S", "-D", "-H", OWN])
  const user = users().find(({ name }) => name === OWN)
  if (made && user) return user
  throw new Stop("PostgreSQL does not run as root, and no system user could be made for it. Start as an ordinary user instead.")
}

function users(): DatabaseUser[] {
  return readFileSync("/etc/passwd", "utf8").split("\n").map((line) => line.split(":"))
    .map(([name = "", , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) })).filter(({ name, uid }) => name !== "" && uid > 0)
}

/**
 * Sees that the database's user can reach the program and the folder: a project below root's own closed folder cannot be.
 * @throws Stop naming the folder that is in the way
 */
export function checkReach(program: string, folder: string, user: DatabaseUser): void {
  const options = { uid: user.uid, gid: user.gid, cwd: "/", stdio: "ignore" } as const
  if (spawnSync(program, ["--version"], options).status === 0 && !closed(folder, user)) return
  const where = closed(program, user) ?? closed(folder, user) ?? program
  throw new Stop(
    `PostgreSQL does not run as root, and user ${user.name} may not enter ${where}.\n`
    + `Move the project to a folder that others may enter (/srv, /opt), or open this one (chmod o+x ${where}), or start as an ordinary user.`,
  )
}

/** The topmost folder on the way to `path` that the user may not enter. */
function closed(path: string, user: DatabaseUser): string | undefined {
  const above: string[] = []
  for (let at = dirname(path); at !== dirname(at); at = dirname(at)) above.unshift(at)
  return above.find((at) => {
    const { mode, uid, gid } = statSync(at)
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001
    return (mode & bit) === 0
  })
}
