import { availableParallelism } from "node:os"
import { fileURLToPath } from "node:url"
import { defineConfig } from "vitest/config"
import { BaseSequencer, type TestSpecification } from "vitest/node"

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
// `server-only` throws outside a server component's bundle; its own empty twin stands in for it here.
export const alias = { "server-only": here("node_modules/server-only/empty.js"), "@": here(".").replace(/\/$/, "") }
const exclude = ["node_modules/**", ".next/**", ".data/**", "e2e/**"]

/** What waits more than it works begins first, so that it stands at nobody's end; the rest as Vitest has it. */
class WaitingFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rest = await super.sort(files)
    return rest.toSorted((a, b) => Number(b.moduleId.includes("/drills/")) - Number(a.moduleId.includes("/drills/")))
  }
}

/**
 * Two projects: pure tests run anywhere in milliseconds; database tests need the server that `npm test` starts. As many files run at once
 * as there are processors; by itself Vitest leaves one idle. Pure tests keep nothing, so a worker's files may share its modules, which is
 * half of their time; what database tests share is a client, and each file has its own.
 */
export default defineConfig({
  test: {
    maxWorkers: availableParallelism(),
    sequence: { sequencer: WaitingFirst },
    projects: [
      { resolve: { alias }, test: { name: "pure", include: ["**/*.test.{ts,tsx}"], exclude: [...exclude, "**/*.db.test.ts"], isolate: false, testTimeout: 60_000 } },
      { resolve: { alias }, test: { name: "database", include: ["**/*.db.test.ts"], exclude, globalSetup: "prisma/test-cluster.ts", testTimeout: 60_000, hookTimeout: 240_000 } },
    ],
  },
})
