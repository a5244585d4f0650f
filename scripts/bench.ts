import { randomBytes } from "node:crypto"
import { connect, prepare } from "./database.ts"
import { generate } from "./generate.ts"
import { runInApp } from "./in-app.ts"
import { openTemporaryCluster } from "./temporary.ts"

/** `npm run bench`: measures on a PostgreSQL of its own, which is gone afterwards; `npm run bench -- NAME` one thing alone. Results belong into bench/README.md, by hand. */
export async function bench(name: string | undefined): Promise<number> {
  await generate()
  const secret = randomBytes(32).toString("base64url")
  const { cluster, close } = await openTemporaryCluster(secret)
  try {
    const admin = await connect(cluster.url("postgres"))
    await admin.query("CREATE DATABASE waha TEMPLATE template0")
    await admin.end()
    const ownerUrl = cluster.url("waha")
    const { deskUrl, siteUrl } = await prepare({ ownerUrl, secret })
    const env = { DATABASE_URL: ownerUrl, DESK_DATABASE_URL: deskUrl, SITE_DATABASE_URL: siteUrl, AUTH_SECRET: secret }
    for (const file of name === undefined ? ["lists", "transfers", "revert", "record"] : [name]) {
      const code = await runInApp(`bench/${file}.ts`, [], env)
      if (code !== 0) return code
    }
    return 0
  } finally {
    await close()
  }
}
