import { fileURLToPath } from "node:url"
import { defineConfig } from "prisma/config"

// Read before the CLI looks for its engine, so that nothing is fetched from anywhere but the npm registry.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= fileURLToPath(new URL("./prisma/schema-engine.mjs", import.meta.url))

/** The newsroom's database. `DATABASE_URL` is the owner's log-in; generating a client needs none. */
export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env.DATABASE_URL ?? "" },
})
