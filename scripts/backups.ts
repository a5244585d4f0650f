import { resolve } from "node:path"
import { parseEnv } from "#lib/env-schema.ts"
import { connect, prepare } from "./database.ts"
import { generate } from "./generate.ts"
import { runInApp } from "./in-app.ts"
import { joinNewsroom, openNewsroom } from "./newsroom.ts"
import { Stop } from "./outcome.ts"
import { places } from "./places.ts"

/** `npm run backup -- DIR`: a checked backup of everything, also while the newsroom serves. */
export async function backup(args: readonly string[]): Promise<number> {
  const [folder] = args.filter((each) => each !== "--")
  if (folder === undefined) throw new Stop("Say where to: npm run backup -- FOLDER")
  const env = parseEnv(process.env)
  await generate()
  const newsroom = await joinNewsroom(env, `npm run backup, process ${process.pid}`)
  try {
    return await runInApp("scripts/backup.ts", [resolve(folder)], {
      DATABASE_URL: newsroom.ownerUrl, AUTH_SECRET: newsroom.secret, MEDIA_DIR: places(env, newsroom.folder).media ?? "",
    })
  } finally {
    await newsroom.close()
  }
}

/** `npm run restore -- FILE_OR_DIR`: puts a backup (of a folder the newest) back into an empty newsroom, and makes that ready to serve. */
export async function restore(args: readonly string[]): Promise<number> {
  const [file] = args.filter((each) => each !== "--")
  if (file === undefined) throw new Stop("Say what: npm run restore -- FILE, or a folder, of which the newest backup is taken")
  const env = parseEnv(process.env)
  await generate()
  const newsroom = await openNewsroom(env, `npm run restore, process ${process.pid}`)
  try {
    await (await connect(newsroom.ownerUrl)).end()
    const code = await runInApp("scripts/restore.ts", [resolve(file)], {
      DATABASE_URL: newsroom.ownerUrl, AUTH_SECRET: newsroom.secret, MEDIA_DIR: places(env, newsroom.folder).media ?? "",
    })
    if (code !== 0) return code
    const given = { deskUrl: env.DESK_DATABASE_URL, siteUrl: env.SITE_DATABASE_URL }
    const { people } = await prepare({ ownerUrl: newsroom.ownerUrl, secret: newsroom.secret, given })
    console.log(`Ready: ${people} people. Everybody logs in anew. Start it with: npm start`)
    return 0
  } finally {
    await newsroom.close()
  }
}
