import { defineConfig } from "vitest/config"
import { fileURLToPath } from "node:url"

const alias = { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") }
const skip = ["node_modules/**", ".next/**", ".data/**", "e2e/**"]

/** Two projects: pure tests run anywhere in milliseconds; database tests need the server that `npm test` starts. */
export default defineConfig({
  test: {
    projects: [
      { resolve: { alias }, test: { name: "pure", include: ["**/*.test.{ts,tsx}"], exclude: [...skip, "**/*.db.test.ts"] } },
      {
        resolve: { alias, conditions: ["react-server", "node", "import", "module", "default"] },
        ssr: { resolve: { conditions: ["react-server", "node", "import", "module", "default"] } },
        test: { name: "database", include: ["**/*.db.test.ts"], exclude: skip, testTimeout: 30_000, hookTimeout: 60_000 },
      },
    ],
  },
})
