import { randomBytes } from "node:crypto"
import { parseArgs } from "node:util"
import { connect, prepare } from "./database.ts"
import { generate } from "./generate.ts"
import { runInApp } from "./in-app.ts"
import { openTemporaryCluster } from "./temporary.ts"

// Each on a database of its own, so that none meets what another left.
const ALL = ["lists", "search", "transfers", "revert", "record", "pictures", "log-in", "typing", "paint", "serve"]

/**
 * `npm run bench`: measures on a PostgreSQL of its own, which is gone afterwards; `npm run bench -- NAME` one thing alone. With
 * `-- corpus NAME… --articles N` the database is filled with that many articles first, and all that is named is measured on it.
 * Results belong into bench/README.md, by hand.
 */
export async function bench(given: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: given.filter((each) => each !== "--"), options: { articles: { type: "string" } }, allowPositionals: true })
  const runs = positionals[0] === "corpus" ? [positionals] : (positionals.length > 0 ? positionals : ALL).map((name) => [name])
  await generate()
  const secret = randomBytes(32).toString("base64url")
  const { cluster, close } = await openTemporaryCluster(secret)
  try {
    const admin = await connect(cluster.url("postgres"))
    try {
      for (const files of runs) {
        const database = `bench_${(files[0] ?? "").replace(/[^a-z]/g, "_")}`
        await admin.query(`CREATE DATABASE ${database} TEMPLATE template0`)
        const ownerUrl = cluster.url(database)
        const { deskUrl, siteUrl } = await prepare({ ownerUrl, secret })
        const env = {
          DATABASE_URL: ownerUrl, DESK_DATABASE_URL: deskUrl, SITE_DATABASE_URL: siteUrl, AUTH_SECRET: secret, ...(values.articles !== undefined && { BENCH_ARTICLES: values.articles }),
        }
        for (const file of files) {
          const code = await runInApp(`bench/${file}.ts`, [], env)
          if (code !== 0) return code
        }
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
