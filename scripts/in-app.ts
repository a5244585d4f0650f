import { spawn } from "node:child_process"
import { parseEnv } from "#lib/env-schema.ts"
import { prepare } from "./database.ts"
import { generate } from "./generate.ts"
import { openNewsroom } from "./newsroom.ts"
import { ending } from "./processes.ts"

/** The arguments that run a TypeScript file as the app's own code runs: with its aliases, on the server's side. */
export const inApp = (file: string, args: readonly string[] = []): string[] =>
  ["--conditions=react-server", "--import", "tsx", file, ...args]

/** Runs a file of the app on this terminal; gives its exit code. */
export async function runInApp(file: string, args: readonly string[], env: Record<string, string> = {}): Promise<number> {
  const child = spawn(process.execPath, inApp(file, args), { stdio: "inherit", env: { ...process.env, ...env } })
  const ended = await ending(child)
  return /^\d+$/.test(ended) ? Number(ended) : 1
}

/** The same, on this installation's database, which is made ready first. */
export async function runOnDatabase(file: string, args: readonly string[]): Promise<number> {
  const env = parseEnv(process.env)
  await generate()
  const newsroom = await openNewsroom(env, `npm run, process ${process.pid}`)
  try {
    const { deskUrl, siteUrl } = await prepare({
      ownerUrl: newsroom.ownerUrl, secret: newsroom.secret, given: { deskUrl: env.DESK_DATABASE_URL, siteUrl: env.SITE_DATABASE_URL },
    })
    return await runInApp(file, args, { DESK_DATABASE_URL: deskUrl, SITE_DATABASE_URL: siteUrl, AUTH_SECRET: newsroom.secret, APP_ROLE: "all" })
  } finally {
    await newsroom.close()
  }
}
