import { chmodSync, mkdtempSync, readdirSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { isAlive } from "./cluster-files.ts"
import { openCluster, stopCluster, type Cluster } from "./postgres.ts"

const PREFIX = "waha-test-"

/** A PostgreSQL in the system's temporary folder, gone without a trace when it is closed. */
export type TemporaryCluster = { cluster: Cluster; folder: string; close: () => Promise<void> }

/** Opens one; what earlier ones left behind, whose makers were killed, is stopped and removed first. */
export async function openTemporaryCluster(password: string): Promise<TemporaryCluster> {
  await sweep()
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`))
  chmodSync(folder, 0o711) // PostgreSQL runs as another user where we are root
  const cluster = await openCluster({ folder: join(folder, "pg"), password, throwaway: true })
  const close = async () => {
    await cluster.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { cluster, folder, close }
}

async function sweep() {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const maker = Number.parseInt(name.slice(PREFIX.length))
    if (!(maker > 0) || isAlive(maker)) continue
    const folder = join(tmpdir(), name)
    await stopCluster(join(folder, "pg"))
    rmSync(folder, { recursive: true, force: true })
  }
}
