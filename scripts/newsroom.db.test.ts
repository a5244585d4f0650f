import { spawn } from "node:child_process"
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { parseEnv } from "@/lib/env-schema"
import { connect } from "./database"
import { openNewsroom } from "./newsroom"
import { openCluster, stopCluster } from "./postgres"
import { ending } from "./processes"

const above = mkdtempSync(join(tmpdir(), "waha-lifecycle-"))
chmodSync(above, 0o711)
const data = join(above, "data")
const folder = join(data, "pg")
const open = () => openNewsroom(parseEnv({}), "a test", data)
const postmaster = () => Number(readFileSync(join(folder, "postmaster.pid"), "utf8").split("\n")[0])
const password = () => readFileSync(join(data, "secret"), "utf8").trim()

async function answer(url: string) {
  const client = await connect(url)
  const { rows: [row] } = await client.query<{ n: number }>("SELECT 1 AS n")
  await client.end()
  return row?.n
}

describe("the embedded database", () => {
  let first: Awaited<ReturnType<typeof open>>
  beforeAll(async () => {
    first = await open()
  })
  afterAll(async () => {
    await stopCluster(folder)
    rmSync(above, { recursive: true, force: true })
  })

  test("is made, knows Arabic, and listens on this machine alone", async () => {
    const client = await connect(first.ownerUrl)
    const { rows: [row] } = await client.query(`
      SELECT current_setting('listen_addresses') AS listens, current_setting('data_checksums') AS checksums,
             current_setting('password_encryption') AS passwords, current_setting('unix_socket_directories') AS sockets`)
    await client.end()
    expect(row).toEqual({ listens: "127.0.0.1", checksums: "on", passwords: "scram-sha-256", sockets: "" })
  })

  test("refuses a second start on its folder, by name", async () => {
    await expect(open()).rejects.toThrow(/runs already from this folder \(a test\)/)
  })

  test("comes back where it was when it is killed under us", async () => {
    const killed = postmaster()
    process.kill(killed, "SIGKILL")
    await expect.poll(() => answer(first.ownerUrl).catch(() => 0), { timeout: 15_000 }).toBe(1)
    expect(postmaster()).not.toBe(killed)
  })

  test("is found again after it was stopped, on the port it had", async () => {
    await first.close()
    first = await open()
    expect(await answer(first.ownerUrl)).toBe(1)
  })

  test("is adopted when it runs without a parent", async () => {
    const running = postmaster()
    const { port } = await openCluster({ folder, password: password() })
    expect([postmaster(), port]).toEqual([running, Number(new URL(first.ownerUrl).port)])
  })

  test("takes another port when its own is taken", async () => {
    await first.close()
    const port = Number(readFileSync(join(data, "port"), "utf8"))
    const squatter = createServer().listen(port, "127.0.0.1")
    first = await open()
    expect(new URL(first.ownerUrl).port).not.toBe(String(port))
    expect(await answer(first.ownerUrl)).toBe(1)
    squatter.close()
  })

  test("is not taken for a stranger who was given its process number, and leaves the stranger alone", async () => {
    await first.close()
    const stranger = spawn("sleep", ["60"])
    const file = join(folder, "postmaster.pid")
    writeFileSync(file, `${stranger.pid}\n${folder}\n0\n1\n\n127.0.0.1\n\nready\n`)
    first = await open()
    expect(stranger.exitCode ?? stranger.signalCode).toBeNull()
    stranger.kill()
    await ending(stranger)
  })

  test("refuses a folder of another major version, and says what to do", async () => {
    await first.close()
    const file = join(folder, "PG_VERSION")
    const version = readFileSync(file, "utf8")
    writeFileSync(file, "14\n")
    await expect(open()).rejects.toThrow(/made by PostgreSQL 14.*import/s)
    writeFileSync(file, version)
  })

  test.runIf(process.getuid?.() === 0)("says which folder keeps PostgreSQL out, where it may not run as root", async () => {
    chmodSync(above, 0o700)
    await expect(open()).rejects.toThrow(`may not enter ${above}`)
    chmodSync(above, 0o711)
  })
})
