import { randomBytes } from "node:crypto"
import { connect, prepare } from "./database.ts"
import { generate } from "./generate.ts"
import { runInApp } from "./in-app.ts"
import { openTemporaryCluster } from "./temporary.ts"

/** `npm run bench` (readers' lists) and `npm run bench -- transfers` (backup, export, import): measures on a PostgreSQL of its own, which is gone afterwards. Results belong into bench/README.md, by hand. */
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
    const file = name === "transfers" ? "bench/transfers.ts" : "bench/lists.ts"
    return await runInApp(file, [], { DATABASE_URL: ownerUrl, DESK_DATABASE_URL: deskUrl, SITE_DATABASE_URL: siteUrl, AUTH_SECRET: secret })
  } finally {
    await close()
  }
}
