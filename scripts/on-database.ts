import { parseEnv } from "#lib/env-schema.ts"
import { prepare } from "./database.ts"
import { generate } from "./generate.ts"
import { runInApp } from "./in-app.ts"
import { openNewsroom } from "./newsroom.ts"
import { seed } from "./seed.ts"

/**
 * Runs a file of the app on this terminal and on this installation's database, which is made ready first and, where there is nobody
 * yet, given what every newsroom begins with. Gives the exit code.
 */
export async function runOnDatabase(file: string, args: readonly string[]): Promise<number> {
  const env = parseEnv(process.env)
  await generate()
  const { ownerUrl, secret, close } = await openNewsroom(env, `npm run, process ${process.pid}`)
  try {
    const given = { deskUrl: env.DESK_DATABASE_URL, siteUrl: env.SITE_DATABASE_URL }
    const { deskUrl, siteUrl, people } = await prepare({ ownerUrl, secret, given })
    if (people === 0) await seed({ what: "empty", ownerUrl, deskUrl, siteUrl, secret })
    return await runInApp(file, args, { DESK_DATABASE_URL: deskUrl, SITE_DATABASE_URL: siteUrl, AUTH_SECRET: secret, APP_ROLE: "all" })
  } finally {
    await close()
  }
}
