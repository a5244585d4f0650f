import { existsSync, readdirSync } from "node:fs"
import { randomBytes } from "node:crypto"
import { connect, prepare } from "./database.ts"
import { generate } from "./generate.ts"
import { Stop } from "./outcome.ts"
import { openTemporaryCluster } from "./temporary.ts"

/** What a drill is given: a migrated, empty newsroom on a PostgreSQL of its own, that is gone afterwards, and a way to say what was found. */
export type Newsroom = {
  ownerUrl: string
  deskUrl: string
  siteUrl: string
  secret: string
  /** The rest of the command line. */
  args: readonly string[]
  /** One line of JSON on standard output; the drill's figures, and nothing else. */
  say: (figures: Record<string, unknown>) => void
}

/** A drill is a file of scripts/drills that exports this; whether what must hold did. */
export type Drill = (newsroom: Newsroom) => Promise<boolean>

/** The numbers that the command line gives as `--name N`, and the others as they are here. */
export function figuresOf<Name extends string>(args: readonly string[], otherwise: Record<Name, number>): Record<Name, number> {
  const given = (name: string, one: unknown) => [name, args.includes(`--${name}`) ? Number(args[args.indexOf(`--${name}`) + 1]) : one]
  return Object.fromEntries(Object.entries(otherwise).map(([name, one]) => given(name, one))) as Record<Name, number>
}

/** `npm run drill NAME [-- arguments]`: lets something go wrong on purpose, again and again, and counts. Ends with 1 where a promise did not hold. */
export async function drill([name = "", ...rest]: readonly string[]): Promise<number> {
  const args = rest.filter((word) => word !== "--")
  const known = readdirSync("scripts/drills").filter((file) => /^[a-z-]+\.ts$/.test(file)).map((file) => file.slice(0, -3))
  if (!known.includes(name) || !existsSync(`scripts/drills/${name}.ts`)) throw new Stop(`There is no drill ${name || "(none)"}. There are: ${known.join(", ")}.`)
  await generate()
  const { drill: run } = (await import(`./drills/${name}.ts`)) as { drill: Drill }
  const secret = randomBytes(32).toString("base64url")
  const { cluster, close } = await openTemporaryCluster(secret)
  try {
    const admin = await connect(cluster.url("postgres"))
    await admin.query("CREATE DATABASE waha TEMPLATE template0")
    await admin.end()
    const ownerUrl = cluster.url("waha")
    const { deskUrl, siteUrl } = await prepare({ ownerUrl, secret })
    const held = await run({ ownerUrl, deskUrl, siteUrl, secret, args, say: (figures) => console.log(JSON.stringify({ drill: name, ...figures })) })
    return held ? 0 : 1
  } finally {
    await close()
  }
}
