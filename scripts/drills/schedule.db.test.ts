import { spawn } from "node:child_process"
import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { afterAll, beforeAll, expect, it } from "vitest"
import { article as articlePage } from "@/app/(site)/a/[id]/article"
import { GET as sectionPage } from "@/app/(site)/sections/[slug]/route"
import { testDatabase } from "@/prisma/testing"
import { inApp } from "../in-app.ts"
import { runSchedule } from "./schedule/run.ts"

// The drill in short: the same, on the readers' own handlers behind a plain server. The long form is `npm run drill schedule`.
let database: Awaited<ReturnType<typeof testDatabase>>
let server: Server

beforeAll(async () => {
  database = await testDatabase()
  server = createServer((request, response) => {
    const handler = request.url?.startsWith("/a/") ? articlePage : sectionPage
    void handler(new Request(`http://localhost${request.url ?? "/"}`)).then(async (page) => {
      response.writeHead(page.status, { "Content-Type": "text/html" }).end(await page.text())
    }, () => response.writeHead(500).end())
  })
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done))
})
afterAll(async () => {
  server?.closeAllConnections()
  server?.close()
  await database?.drop()
})

it("planned pieces are never seen early, all are seen, and each receipt is written once, though workers are killed", { timeout: 120_000 }, async () => {
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const figures = await runSchedule({
    ownerUrl: database.ownerUrl, origin, pieces: 12, seconds: 12, workers: 2, seed: 7, killEvery: [3_000, 6_000],
    worker: () => spawn(process.execPath, inApp("scripts/drills/schedule/worker.ts"), {
      stdio: "ignore",
      env: { ...process.env, NODE_OPTIONS: "", DATABASE_URL: "", DESK_DATABASE_URL: database.deskUrl, SITE_DATABASE_URL: database.siteUrl, APP_ROLE: "worker", PUBLIC_URL: origin },
    }),
  })
  expect(figures.kills).toBeGreaterThan(0)
  expect(figures).toMatchObject({ pieces: 12, early: 0, not_seen: 0, receipts: 12, written_twice: 0 })
})
