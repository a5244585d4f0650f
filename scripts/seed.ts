import { inApp } from "./in-app.ts"
import { run } from "./processes.ts"

export type Seeding = {
  /** demo: a small newsroom with its people; empty: nothing but what every newsroom begins with; passwords: new ones for the demo's people. */
  what: "demo" | "empty" | "passwords"
  ownerUrl: string
  deskUrl: string
  siteUrl: string
  secret: string
  /** A file with the demo people's passwords by role. */
  people?: string
  signal?: AbortSignal
}

/**
 * Fills a database that is ready. In an empty newsroom, gives the path of the single-use page where its first admin is made.
 * @throws Stop with the output
 */
export async function seed({ what, people = "", ...at }: Seeding): Promise<{ setup: string | undefined }> {
  const output = await run("The seed", process.execPath, inApp("prisma/seed/run.ts"), {
    signal: at.signal,
    env: {
      SEED: what, SEED_PEOPLE: people, DATABASE_URL: at.ownerUrl, DESK_DATABASE_URL: at.deskUrl, SITE_DATABASE_URL: at.siteUrl,
      AUTH_SECRET: at.secret, APP_ROLE: "all",
    },
  })
  return { setup: /^setup\t(\/\S+)$/m.exec(output)?.[1] }
}
