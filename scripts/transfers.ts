import { existsSync } from "node:fs"
import { resolve } from "node:path"
import { parseEnv } from "#lib/env-schema.ts"
import { prepare } from "./database.ts"
import { generate } from "./generate.ts"
import { runInApp } from "./in-app.ts"
import { joinNewsroom } from "./newsroom.ts"
import { Stop } from "./outcome.ts"
import { places } from "./places.ts"
import { seed } from "./seed.ts"

/** `npm run export -- FILE`: everything as JSON, pages and pictures in one archive, also while the newsroom serves. */
export async function exportAll(args: readonly string[]): Promise<number> {
  const [file] = args.filter((each) => each !== "--")
  if (file === undefined) throw new Stop("Say where to: npm run export -- FILE.zip")
  if (existsSync(file)) throw new Stop(`${file} is there already.`)
  return onDatabase("export", "scripts/export.ts", [resolve(file)])
}

/** `npm run import -- FILE [--dry-run]`: an export of Waha into an empty newsroom, or a WordPress export (WXR) into this one. */
export async function importFile(args: readonly string[]): Promise<number> {
  const given = args.filter((each) => each !== "--")
  const [file, ...more] = given.filter((each) => !each.startsWith("--"))
  const unknown = given.find((each) => each.startsWith("--") && each !== "--dry-run") ?? more[0]
  if (file === undefined || unknown !== undefined) throw new Stop(`${unknown === undefined ? "" : `Not understood: ${unknown}. `}Say what: npm run import -- FILE [--dry-run]`)
  return onDatabase("import", "scripts/import.ts", [resolve(file), ...given.filter((each) => each === "--dry-run")])
}

/** Runs a file of the app beside a serving newsroom or without one, with every log-in of the database. */
export async function onDatabase(command: string, script: string, args: readonly string[]): Promise<number> {
  const env = parseEnv(process.env)
  await generate()
  const { ownerUrl, secret, folder, close } = await joinNewsroom(env, `npm run ${command}, process ${process.pid}`)
  try {
    const { deskUrl, siteUrl, people } = await prepare({ ownerUrl, secret, given: { deskUrl: env.DESK_DATABASE_URL, siteUrl: env.SITE_DATABASE_URL } })
    if (people === 0) await seed({ what: "empty", ownerUrl, deskUrl, siteUrl, secret })
    return await runInApp(script, args, {
      OWNER_URL: ownerUrl, DATABASE_URL: "", DESK_DATABASE_URL: deskUrl, SITE_DATABASE_URL: siteUrl, AUTH_SECRET: secret, APP_ROLE: "all",
      MEDIA_DIR: places(env, folder).media ?? "", RECORD_HEADS: places(env, folder).heads ?? "",
    })
  } finally {
    await close()
  }
}
