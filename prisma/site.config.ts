import { fileURLToPath } from "node:url"
import { defineConfig } from "prisma/config"

process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= fileURLToPath(new URL("./schema-engine.mjs", import.meta.url))

/** The readers' client: views only. It has no address and no migrations, since its schema is only ever read. */
export default defineConfig({ schema: "site.prisma" })
