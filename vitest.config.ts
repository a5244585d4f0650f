import { fileURLToPath } from "node:url"
import { defineConfig } from "vitest/config"

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
// `server-only` throws outside a server component's bundle; its own empty twin stands in for it here.
export const alias = { "server-only": here("node_modules/server-only/empty.js"), "@": here(".").replace(/\/$/, "") }
const exclude = ["node_modules/**", ".next/**", ".data/**", "e2e/**"]

/** Two projects: pure tests run anywhere in milliseconds; database tests need the server that `npm test` starts. */
export default defineConfig({
  test: {
    projects: [
      { resolve: { alias }, test: { name: "pure", include: ["**/*.test.{ts,tsx}"], exclude: [...exclude, "**/*.db.test.ts"], testTimeout: 60_000 } },
      { resolve: { alias }, test: { name: "database", include: ["**/*.db.test.ts"], exclude, globalSetup: "prisma/test-cluster.ts", testTimeout: 60_000, hookTimeout: 240_000 } },
    ],
  },
})
