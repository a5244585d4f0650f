import { randomBytes } from "node:crypto"
import { connect, prepare } from "./database.ts"
import { generate } from "./generate.ts"
import { runInApp } from "./in-app.ts"
import { openTemporaryCluster } from "./temporary.ts"

/**
 * `npm run bench`: measures on a PostgreSQL of its own, which is gone afterwards; `npm run bench -- NAME` one thing alone. Each begins with a
 * database of its own, so none meets what another left. Results belong into bench/README.md, by hand.
 */
export async function bench(name: string | undefined): Promise<number> {
  await generate()
  const secret = randomBytes(32).toString("base64url")
  const { cluster, close } = await openTemporaryCluster(secret)
  try {
    const admin = await connect(cluster.url("postgres"))
    try {
      for (const file of name === undefined ? ["lists", "transfers", "revert", "record", "pictures", "log-in", "typing", "serve"] : [name]) {
        const database = `bench_${file.replace(/[^a-z]/g, "_")}`
        await admin.query(`CREATE DATABASE ${database} TEMPLATE template0`)
        const ownerUrl = cluster.url(database)
        const { deskUrl, siteUrl } = await prepare({ ownerUrl, secret })
        const code = await runInApp(`bench/${file}.ts`, [], { DATABASE_URL: ownerUrl, DESK_DATABASE_URL: deskUrl, SITE_DATABASE_URL: siteUrl, AUTH_SECRET: secret })
        if (code !== 0) return code
        await admin.query(`DROP DATABASE ${database} WITH (FORCE)`) // its room on the disk is the next one's
      }
    } finally {
      await admin.end()
    }
    return 0
  } finally {
    await close()
  }
}
