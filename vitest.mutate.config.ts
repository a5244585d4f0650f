import { defineConfig } from "vitest/config"
import { alias } from "./vitest.config"

/** The tests that must notice when a rule is changed: `npm run mutate`, which says which of the two sets. */
export default defineConfig({
  resolve: { alias },
  test: process.env.MUTATE === "command"
    ? { include: ["lib/command-contract.db.test.ts"], globalSetup: "prisma/test-cluster.ts", isolate: false, testTimeout: 30_000, hookTimeout: 60_000 }
    : { include: ["lib/permissions.test.ts", "lib/publishing/who-may-when.test.ts", "lib/publishing/state.test.ts"] },
})
