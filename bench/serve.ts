import { spawn, spawnSync, type ChildProcess } from "node:child_process"
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { Agent, get } from "node:http"
import { createServer } from "node:net"
import { loadavg, tmpdir } from "node:os"
import { dirname, join, resolve } from "node:path"
import { brotliCompressSync } from "node:zlib"
import pg from "pg"
import { slugify } from "@/lib/arabic/slug"
import { create } from "@/lib/articles/commands"
import { hashPassword } from "@/lib/auth/password"
import { db } from "@/lib/db"
import type { Actor } from "@/lib/permissions"
import { correct, publish, withdraw } from "@/lib/publishing/commands"
import { urls } from "@/lib/urls"
import { copyOf, makePerson } from "@/prisma/fixtures"
import { build } from "@/scripts/build"
import { openDataFolder } from "@/scripts/data-folder"
import { serve } from "@/scripts/start"
import { fillCorpus } from "./corpus"

/**
 * How fast readers' pages are served: the app alone on one core beside nginx with the same bytes as a file, and behind deploy/nginx; what a
 * change of 500 pages costs readers; how soon a change is seen, and by how many pages made; pages that are not kept, beside a page of the bare
 * framework that reads the same text; and what unknown addresses cost. Needs nginx, wrk and taskset; what is not there is left out and said so.
 * The app, nginx and the bare page have core 0, the load and PostgreSQL have core 1.
 */
const ARTICLES = 32_000
const [WARM, ROUNDS, EACH] = [9_000, 15, 480] // pages that are not kept
const SECONDS = Number(process.env.BENCH_SECONDS ?? 2)
const { DATABASE_URL = "", DESK_DATABASE_URL = "", SITE_DATABASE_URL = "", AUTH_SECRET = "" } = process.env
const has = (tool: string) => spawnSync("which", [tool]).status === 0
const say = (what: string, figures: Record<string, unknown>) => console.log(`${what}\t${JSON.stringify(figures)}\tload ${loadavg()[0]?.toFixed(1)}`)
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))
const owner = new pg.Client(DATABASE_URL)

type Piece = { id: string; slug: string; section: string }
const pathOf = ({ id, slug }: Pick<Piece, "id" | "slug">) => urls.article(id, slug)

/** Articles that are before readers: of the section that has the most first. */
async function fill(): Promise<Piece[]> {
  await owner.connect()
  await fillCorpus(owner, ARTICLES)
  await owner.query("UPDATE desk.newsroom SET name = 'واحة'")
  const { rows } = await owner.query<Piece>(`
    SELECT p.article_id AS id, p.slug, s.slug AS section FROM pub.publication p JOIN desk.section s ON s.id = p.section_id
    WHERE p.live_from <= now() AND p.live_until IS NULL ORDER BY count(*) OVER (PARTITION BY s.id) DESC, s.id, p.published_at DESC`)
  return rows
}

const BR = "gzip, deflate, br"

type Answer = { status: number; text: string; body: Buffer; headers: Record<string, string | string[] | undefined>; ms: number }
const agent = new Agent({ keepAlive: true, maxSockets: 64 })
const ask = (port: number, path: string, headers: Record<string, string> = {}) => new Promise<Answer>((done, fail) => {
  const began = performance.now()
  get({ port, host: "127.0.0.1", path, agent, headers }, (response) => {
    const chunks: Buffer[] = []
    response.on("data", (chunk: Buffer) => chunks.push(chunk))
    response.once("end", () => {
      const body = Buffer.concat(chunks)
      done({ status: response.statusCode ?? 0, body, text: body.toString("utf8"), headers: response.headers, ms: performance.now() - began })
    })
  }).once("error", fail)
})
const part = (sorted: readonly number[], at: number) => Math.round((sorted[Math.min(sorted.length - 1, Math.floor(at * sorted.length))] ?? NaN) * 10) / 10
const median = (all: readonly number[]) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? NaN

/** For how long a process, its threads and its children have had a processor, ms. */
function processor(pid: number): number {
  const threads = readdirSync(`/proc/${pid}/task`)
  const own = threads.reduce((sum, thread) => sum + Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, "utf8").split(" ")[0]) / 1e6, 0)
  const children = threads.flatMap((thread) => readFileSync(`/proc/${pid}/task/${thread}/children`, "utf8").split(" ").map(Number).filter((child) => child > 0))
  return children.reduce((sum, child) => sum + processor(child), own)
}

/** wrk on core 1 with 16 connections, to its end: what it said, and its exit code. `hear` is given what it has said so far. */
async function wrk(args: readonly string[], hear: (out: string) => void = () => {}): Promise<{ out: string; code: number | null }> {
  const child = spawn("taskset", ["-c", "1", "wrk", "-t1", "-c16", "-H", `Accept-Encoding: ${BR}`, ...args], { stdio: ["ignore", "pipe", "inherit"] })
  let out = ""
  child.stdout.on("data", (chunk) => hear((out += chunk)))
  await new Promise((done) => child.once("close", done))
  return { out, code: child.exitCode }
}

type Rate = { clock: number; cpu: number }

/** Requests a second of the clock; and of the time for which those who answer had a processor, which others on the machine do not change. */
async function again(port: number, path: string, servers: readonly (number | undefined)[]): Promise<Rate> {
  const used = () => servers.reduce<number>((sum, pid) => sum + (pid === undefined ? 0 : processor(pid)), 0)
  const before = used()
  const { out } = await wrk([`-d${SECONDS}s`, `http://127.0.0.1:${port}${path}`])
  if (/Non-2xx|Socket errors/.test(out)) console.error(out)
  return { clock: Number(/Requests\/sec:\s+([\d.]+)/.exec(out)?.[1] ?? NaN), cpu: (Number(/(\d+) requests in/.exec(out)?.[1] ?? NaN) / (used() - before)) * 1_000 }
}

const keepOn = (core: 0 | 1, pid: number | string | undefined) => void (has("taskset") && spawnSync("taskset", ["-acp", String(core), String(pid)]))
const onCore0 = (child: ChildProcess) => keepOn(0, child.pid)

/** PostgreSQL on core 1, with all that it begins from now on: else it takes its time from who is measured, and from the quicker one the more. */
async function databaseOnCore1(): Promise<void> {
  const { rows: [own] } = await owner.query<{ pid: number }>("SELECT pg_backend_pid() AS pid")
  const parent = /^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${own?.pid}/status`, "utf8"))?.[1] ?? ""
  const begun = readFileSync(`/proc/${parent}/task/${parent}/children`, "utf8").split(" ").filter((pid) => Number(pid) > 0)
  for (const pid of [parent, ...begun]) keepOn(1, pid)
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1")
  await new Promise((done) => probe.once("listening", done))
  const address = probe.address()
  await new Promise((done) => probe.close(done))
  return typeof address === "object" && address ? address.port : 0
}

type Figures = { made: number; entries: number; bytes: number; hits: number }
const figures = (server: ChildProcess) => new Promise<Figures>((done) => {
  const hear = (message: { pages?: Figures }) => {
    if (!message.pages) return
    server.off("message", hear)
    done(message.pages)
  }
  server.on("message", hear)
  server.send("pages")
})

/** nginx on one core: the page as a file, and deploy/nginx before the app without TLS and without its bounds for one client. */
async function nginx(folder: string, app: number, path: string, page: Buffer) {
  const [file, edge] = [await freePort(), await freePort()]
  const lies = join(folder, "root", decodeURIComponent(path)) // the same address: a long one costs nginx something by itself
  mkdirSync(dirname(lies), { recursive: true })
  writeFileSync(lies, page)
  const ours = readFileSync("deploy/nginx/waha.conf", "utf8").replace(/server \{\s+listen 80;[\s\S]*$/, "").replace(/listen 443 ssl http2;/, `listen 127.0.0.1:${edge};`)
    .replace(/^\s*(?:ssl_|limit_|server_name).*$/gm, "").replace("127.0.0.1:3000", `127.0.0.1:${app}`).replace("/var/cache/nginx/waha", join(folder, "cache"))
    .replace("proxy_set_header Host $host;", `proxy_set_header Host 127.0.0.1:${app};`)
  writeFileSync(join(folder, "nginx.conf"), `
    daemon off; worker_processes 1; worker_cpu_affinity 01; pid ${folder}/pid; error_log stderr; user root;
    events { worker_connections 1024; }
    http {
      access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; open_file_cache max=100;
      client_body_temp_path ${folder}/b; proxy_temp_path ${folder}/p; fastcgi_temp_path ${folder}/f; uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
      server { listen 127.0.0.1:${file}; root ${folder}/root; default_type "text/html; charset=utf-8"; add_header Content-Encoding br; add_header Cache-Control "public, max-age=0"; }
      ${ours}
    }`)
  const child = spawn("nginx", ["-p", folder, "-c", join(folder, "nginx.conf")], { stdio: ["ignore", "inherit", "inherit"] })
  await pause(700)
  return { file, edge, child }
}

/** Requests at a steady rate, whatever the answers take; `take` is told of each. */
async function steady(port: number, rate: number, ms: number, pathAt: (n: number) => string, take: (answer: Answer, sentAt: number) => void, encoding = "gzip") {
  const began = performance.now()
  const open: Promise<unknown>[] = []
  for (let n = 0; performance.now() - began < ms;) {
    const due = Math.floor(((performance.now() - began) * rate) / 1_000)
    for (; n < due; n += 1) {
      const sentAt = performance.now()
      open.push(ask(port, pathAt(n), { "Accept-Encoding": encoding }).then((answer) => take({ ...answer, ms: performance.now() - sentAt }, sentAt), () => take({ status: 0, text: "", body: Buffer.alloc(0), headers: {}, ms: Infinity }, sentAt)))
    }
    await pause(2)
  }
  await Promise.all(open)
}

/** One page of the bare framework: a server component that reads the text of one article and draws it for each request. */
async function bare(at: string): Promise<ChildProcess & { port: number }> {
  const folder = join(at, "bare")
  const page = join(folder, "app", "a", "[id]", "[slug]")
  mkdirSync(page, { recursive: true })
  writeFileSync(join(folder, "package.json"), "{}")
  writeFileSync(join(folder, "next.config.mjs"), `export default { turbopack: { root: ${JSON.stringify(process.cwd())} } }`)
  writeFileSync(join(folder, "app", "layout.jsx"), `export default function Layout({ children }) { return <html lang="ar" dir="rtl"><body>{children}</body></html> }`)
  writeFileSync(join(page, "page.jsx"), `
    import pg from "pg"
    export const dynamic = "force-dynamic"
    const pool = new pg.Pool({ connectionString: process.env.SITE_DATABASE_URL, max: 10 })
    export default async function Page({ params }) {
      const { rows: [view] } = await pool.query("SELECT title, standfirst, body FROM pub.article WHERE id = $1", [(await params).id])
      return <main><article><h1>{view.title}</h1><p>{view.standfirst}</p>{view.body.content.map((block, at) => <p key={at}>{block.content.map(({ text }) => text).join("")}</p>)}</article></main>
    }`)
  const next = join(process.cwd(), "node_modules/next/dist/bin/next")
  const env = { ...process.env, NODE_ENV: "production" as const, NEXT_TELEMETRY_DISABLED: "1" }
  const built = spawnSync(process.execPath, [next, "build"], { cwd: folder, env })
  if (built.status !== 0) throw new Error(`the bare page was not built: ${built.stdout}${built.stderr}`)
  const port = await freePort()
  const child = spawn(process.execPath, [next, "start", "-p", String(port), "-H", "127.0.0.1"], { cwd: folder, env, stdio: ["ignore", "ignore", "inherit"] })
  while (!(await ask(port, "/").then(() => true, () => false))) await pause(100)
  agent.destroy() // that took a while: what lay idle is closed by now
  return Object.assign(child, { port })
}

/**
 * How many of these pages are made a second, each asked for once, over 16 connections. Asked by wrk as well, which takes a tenth of the processor that a
 * client in JavaScript takes: it and the database have one between them. Measured from its first request on.
 */
async function once(folder: string, port: number, paths: readonly string[], server: number | undefined): Promise<Rate> {
  const script = join(folder, "once.lua")
  writeFileSync(script, `
    local paths = {${paths.map((path) => JSON.stringify(path)).join(",")}}
    local sent, got = -1, 0 -- it asks for one request that it does not send
    request = function()
      sent = sent + 1
      if sent == 1 then print("began") io.flush() end
      return wrk.format("GET", paths[math.max(1, math.min(sent, #paths))])
    end
    response = function(status)
      got = got + 1
      if status ~= 200 then print("status " .. status) end
      if got == #paths then os.exit(0) end
    end`)
  const used = processor(server ?? 0)
  let began = NaN
  const { out, code } = await wrk(["-d120s", "-s", script, `http://127.0.0.1:${port}`], (said) => {
    if (Number.isNaN(began) && said.includes("began")) began = performance.now()
  })
  const ms = performance.now() - began
  if (code !== 0 || /status \d/.test(out)) throw new Error(out)
  return { clock: paths.length / (ms / 1_000), cpu: paths.length / ((processor(server ?? 0) - used) / 1_000) }
}

type Verb = "publish" | "correct" | "withdraw"
type Fields = { id: string; version: number; note?: string; reason?: string }
/** How a move of an article is made. */
type Move = (verb: Verb, fields: Fields) => Promise<{ ok: boolean }>

const moves = { publish, correct, withdraw }

/** By the desk's own commands, in this process: another than the one that serves. */
const elsewhere = (chief: Actor): Move => (verb, fields) => moves[verb](chief, fields)

/** By the action behind the desk's form, at the process that serves readers too; what came back is read to its end. */
async function byForm(port: number, chief: Actor): Promise<Move> {
  const [at, password] = [`http://127.0.0.1:${port}`, "كلمة طويلة لا يعرفها أحد"]
  const { rows: [person] } = await owner.query<{ email: string }>('UPDATE desk."user" SET password_hash = $2 WHERE id = $1 RETURNING email', [chief.id, await hashPassword(password)])
  const logged = await fetch(`${at}/api/v1/log-in`, { method: "POST", headers: { Origin: at, "Content-Type": "application/json" }, body: JSON.stringify({ email: person?.email, password }) })
  if (!logged.ok) throw new Error(`no log-in: ${logged.status} ${await logged.text()}`)
  const Cookie = logged.headers.getSetCookie().map((each) => each.split(";")[0]).join("; ")
  const { node } = JSON.parse(readFileSync(".next/server/server-reference-manifest.json", "utf8")) as { node: Record<string, { filename: string; exportedName: string }> }
  const action = (verb: Verb) => Object.entries(node).find(([, { filename, exportedName }]) => filename === "app/desk/articles/[id]/actions.ts" && exportedName === verb)?.[0] ?? ""
  return async (verb, fields) => {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.append(`_1_${name}`, String(value))
    form.append("0", JSON.stringify([null, "$K1"]))
    const answer = await fetch(`${at}/desk/articles/${fields.id}`, { method: "POST", headers: { Origin: at, Cookie, "Next-Action": action(verb), Accept: "text/x-component" }, body: form })
    return { ok: (await answer.text()).includes('"ok":true') }
  }
}

let titles = 10 // of two digits each: none stands in another

/** What an editor does, and when readers of each page see it. */
async function publishing(port: number, where: string, chief: Actor, move: Move) {
  const { rows: [place] } = await owner.query<{ section: string; sectionSlug: string; source: string; sourceSlug: string }>(`
    SELECT s.id AS section, s.slug AS "sectionSlug", p.id AS source, p.slug AS "sourceSlug" FROM desk.section s, desk.source p WHERE s.slug = 's0' AND p.slug = 'p0'`)
  if (place === undefined) throw new Error("no section")
  await owner.query("UPDATE desk.source SET permission = 'granted' WHERE slug = 'p0'")
  const lists = [urls.home(), urls.section(place.sectionSlug), urls.source(place.sourceSlug), urls.feed("/", "rss.xml"), urls.feed(urls.section(place.sectionSlug), "atom.xml")]
  const took: Record<Verb, number[]> = { publish: [], correct: [], withdraw: [] }
  let [asked, atOnce] = [0, 0]
  const seen = async (verb: Verb, fields: Fields, pages: readonly string[], is: (text: string) => boolean) => {
    for (const path of pages) await ask(port, path)
    const done = await move(verb, fields)
    if (!done.ok) throw new Error(`${verb}: ${JSON.stringify(done)}`)
    const answered = performance.now()
    await Promise.all(pages.map(async (path) => {
      for (let look = 1; look < 2_000; look += 1) {
        if (!is((await ask(port, path)).text)) continue
        took[verb].push(performance.now() - answered)
        asked += 1
        if (look === 1) atOnce += 1
        return
      }
      took[verb].push(Infinity)
    }))
  }
  for (const last = titles + 5; titles < last;) {
    titles += 1
    const [first, second] = [`عنوان أول ${titles}`, `عنوان ثان ${titles}`]
    const made = await create(chief, { clippingId: null, article: copyOf({
      title: first, standfirst: "لا تعترف الأنهار بالخرائط.", sectionId: place.section, sourceId: place.source, origin: "republished", sourceDate: "2026-11-20", sourceDateText: "20/11/2026", sourceUrl: "https://paper.example/1",
    }) })
    if (!made.ok) throw new Error(JSON.stringify(made))
    const { id } = made.value
    const page = urls.article(id, slugify(first))
    await seen("publish", { id, version: 1 }, [page, ...lists], (text) => text.includes(first))
    await owner.query("UPDATE desk.article SET title = $2, version = 2 WHERE id = $1", [id, second])
    await seen("correct", { id, version: 2, note: "صُحّح العنوان." }, lists, (text) => text.includes(second) && !text.includes(first))
    await seen("withdraw", { id, version: 2, reason: "طلب الصحيفة" }, [urls.article(id, slugify(second)), ...lists], (text) => !text.includes(second))
  }
  const figures = (all: readonly number[]) => ({ median: part([...all].sort((one, other) => one - other), 0.5), worst: part([...all].sort((one, other) => one - other), 1) })
  say(`an editor's answer to a reader's page, ms; ${where}; article, front, section, paper, two feeds; five times each`, {
    publish: figures(took.publish), correct: figures(took.correct), withdraw: figures(took.withdraw), "on the first request": `${atOnce} of ${asked}`,
  })
}

/** Pages of which none is kept yet, beside the bare page, which is warm: it keeps nothing. */
async function notKept(folder: string, app: { port: number; pid: number | undefined }, cold: readonly string[]) {
  const beside = mkdtempSync(join(openDataFolder(resolve(".data")), "bench-")) // within the project: it needs what is installed
  const page = await bare(beside)
  onCore0(page)
  try {
    // What is run often is compiled by then, here and there, and what stands beside many articles has been read: ours became faster for some 8,000.
    const [warm, rest] = [cold.slice(0, WARM), cold.slice(WARM)]
    await once(folder, app.port, warm, app.pid)
    await once(folder, page.port, warm, page.pid)
    const rounds: { app: Rate; bare: Rate }[] = []
    for (let round = 0; round < ROUNDS; round += 1) { // many and short, in turns: of a machine that others use too, both have the same moments
      const some = rest.slice(round * EACH, (round + 1) * EACH)
      if (some.length < EACH) throw new Error("too few articles")
      const turns = { app: () => once(folder, app.port, some, app.pid), bare: () => once(folder, page.port, some, page.pid) }
      const first = round % 2 === 0 ? await turns.app() : undefined
      const framework = await turns.bare()
      rounds.push({ app: first ?? (await turns.app()), bare: framework })
    }
    for (const by of ["clock", "cpu"] as const) {
      const [ours, framework] = [median(rounds.map((each) => each.app[by])), median(rounds.map((each) => each.bare[by]))]
      const ratio = median(rounds.map((each) => each.app[by] / each.bare[by]))
      say(`not kept, requests a second of the ${by === "cpu" ? "server's processor" : "clock"}`, { app: Math.round(ours), "bare page of the framework": Math.round(framework), ratio: +ratio.toFixed(2) })
    }
  } finally {
    page.kill("SIGTERM")
    await new Promise((ended) => page.once("exit", ended))
    rmSync(beside, { recursive: true, force: true })
  }
}

async function main() {
  const pieces = await fill()
  const [hot, ...others] = pieces
  if (hot === undefined) throw new Error("nothing to read")
  const ofSection = pieces.filter(({ section }) => section === hot.section).slice(0, 500).map(pathOf)
  const cold = others.filter(({ section }) => section !== hot.section).map(pathOf)
  await build()
  await databaseOnCore1()
  const PORT = await freePort()
  process.env.PUBLIC_URL = `http://127.0.0.1:${PORT}`
  const server = await serve({
    dev: false, env: { PORT, HOST: "127.0.0.1", APP_ROLE: "site" }, deskUrl: DESK_DATABASE_URL, siteUrl: SITE_DATABASE_URL, secret: AUTH_SECRET,
    backups: undefined, media: undefined, heads: undefined,
  })
  onCore0(server)
  const folder = mkdtempSync(join(tmpdir(), "waha-bench-"))
  const path = pathOf(hot)
  try {
    await ask(PORT, path)
    const first = await ask(PORT, path, { "Accept-Encoding": BR })
    for (let n = 0; n < 10; n += 1) { // brings its best, which is made aside
      await ask(PORT, path, { "Accept-Encoding": BR })
      await pause(100)
    }
    const page = await ask(PORT, path, { "Accept-Encoding": BR })
    const plain = await ask(PORT, path)
    if (page.headers["content-encoding"] !== "br") throw new Error("no brotli after ten times") // nginx says so of the file
    say("an article", { bytes: plain.body.length, "at first": `${first.body.length} (${first.headers["content-encoding"]})`, br: page.body.length, "br at its best": brotliCompressSync(plain.body).length })

    if (has("nginx") && has("wrk")) {
      const { file, edge, child } = await nginx(folder, PORT, path, page.body)
      const turns = { file: () => again(file, path, [child.pid]), app: () => again(PORT, path, [server.pid]), edge: () => again(edge, path, [child.pid, server.pid]) }
      const names = ["file", "app", "edge"] as const
      const rates: Record<(typeof names)[number], Rate[]> = { file: [], app: [], edge: [] }
      const behind: number[] = []
      for (let round = 0; round < 9; round += 1) {
        // In turns that move on: what one leaves behind (a warm processor, one that was slowed down) meets each of the others as often.
        for (const name of [...names.slice(round % 3), ...names.slice(0, round % 3)]) rates[name].push(await turns[name]())
        const before = processor(server.pid ?? 0)
        await again(edge, path, [])
        behind.push((processor(server.pid ?? 0) - before) / SECONDS)
      }
      say("the app behind deploy/nginx, ms of processor a second", { median: Math.round(median(behind)) })
      for (const by of ["clock", "cpu"] as const) {
        const of = (name: keyof typeof rates) => Math.round(median(rates[name].map((each) => each[by])))
        say(`kept, requests a second of the ${by === "cpu" ? "server's processor" : "clock"}`, {
          "nginx file": of("file"), app: of("app"), ratio: +(of("app") / of("file")).toFixed(2), "behind deploy/nginx": of("edge"), "its ratio": +(of("edge") / of("file")).toFixed(2),
        })
      }
      child.kill("SIGTERM")
    } else say("kept", { left: "out: no nginx or wrk here" })

    if (has("wrk")) await notKept(folder, { port: PORT, pid: server.pid }, cold)
    else say("not kept", { left: "out: no wrk here" })

    // 500 pages of one section are kept; its name changes under 500 requests a second.
    for (const each of ofSection) await ask(PORT, each, { "Accept-Encoding": "gzip" })
    const all: { ms: number; at: number; status: number }[] = []
    let changedAt = Infinity
    const load = steady(PORT, 500, 12_000, (n) => ofSection[(n * 7) % ofSection.length] ?? path, ({ ms, status }, at) => void all.push({ ms, at, status }))
    await pause(3_000)
    const before = await figures(server)
    changedAt = performance.now()
    await owner.query("UPDATE desk.section SET name = 'قسم آخر' WHERE slug = $1", [hot.section])
    await load
    const after = all.filter(({ at }) => at >= changedAt).map(({ ms }) => ms).sort((a, b) => a - b)
    const calm = all.filter(({ at }) => at < changedAt).map(({ ms }) => ms).sort((a, b) => a - b)
    const old = await Promise.all(ofSection.map(async (each) => !(await ask(PORT, each)).text.includes("قسم آخر")))
    say(`a change of ${ofSection.length} pages at 500 a second`, {
      "before p95": part(calm, 0.95), "after p50": part(after, 0.5), "after p95": part(after, 0.95), "after p99": part(after, 0.99), worst: part(after, 1),
      failed: all.filter(({ status }) => status !== 200).length, "pages made": (await figures(server)).made - before.made, "still old": old.filter(Boolean).length,
    })

    // One article's text changes again and again under 500 requests a second: told by the database, as to every process but the one that wrote.
    const seen: number[] = []
    let stale = 0
    let made = 0
    for (let n = 1; n <= 5; n += 1) {
      const [mark, from] = [`نسخة ${n}`, await figures(server)]
      let [committed, firstNew] = [Infinity, Infinity]
      const answers: { at: number; fresh: boolean }[] = []
      const reading = steady(PORT, 500, 2_000, () => path, ({ text, status }, at) => {
        if (status === 200) answers.push({ at, fresh: text.includes(mark) })
      }, "identity")
      await pause(700)
      await owner.query("BEGIN")
      const { rows: [row] } = await owner.query("UPDATE pub.publication SET live_until = date_trunc('milliseconds', clock_timestamp()) WHERE article_id = $1 AND live_until IS NULL RETURNING *", [hot.id])
      await owner.query(`INSERT INTO pub.publication (article_id, revision_id, version, live_from, published_at, slug, origin, kind, title, kicker, subtitle, standfirst, body, words, section_id, source_id, source_date, source_date_text, source_url)
        VALUES ($1, $2, 1, $3, $4, $5, 'republished', 'editorial', $6, '', '', '', $7, 1, $8, $9, $10, '', 'https://paper.example/1')`,
        [row.article_id, row.revision_id, row.live_until, row.published_at, row.slug, mark, JSON.stringify(row.body), row.section_id, row.source_id, row.source_date])
      await owner.query("COMMIT")
      committed = performance.now()
      for (let look = 0; look < 400 && firstNew === Infinity; look += 1) {
        const { text } = await ask(PORT, path)
        if (text.includes(mark)) firstNew = performance.now()
      }
      await reading
      seen.push(firstNew - committed)
      stale += answers.filter(({ at, fresh }) => at > firstNew && !fresh).length
      made += (await figures(server)).made - from.made
    }
    say("a change of one article at 500 a second", { "seen after ms, median of 5": Math.round(median(seen)), worst: Math.round(Math.max(...seen)), "old after that": stale, "pages made": made })

    const chief = await makePerson("chief")
    await publishing(PORT, "another process", chief, elsewhere(chief))

    const [quiet, some] = [await figures(server), Array.from({ length: 1_000 }, (_, n) => n)]
    await Promise.all(some.map((n) => ask(PORT, `${path}?x${n}=${n}`)))
    const queries = await figures(server)
    await Promise.all(some.map((n) => ask(PORT, `/nowhere-${n}`)))
    const flood = await figures(server)
    await Promise.all(some.map((n) => ask(PORT, path, { Host: `h${n}.example`, RSC: "1", "X-Forwarded-Host": `e${n}.example`, Cookie: `c=${n}`, "X-Waha-Store": "1" })))
    const odd = await figures(server)
    const change = (one: Figures, other: Figures) => ({ "asked of the app": other.made - one.made, entries: other.entries - one.entries })
    say("1,000 unknown queries", change(quiet, queries))
    say("1,000 addresses of nothing", change(queries, flood))
    say("1,000 odd headers", change(flood, odd))

    server.kill("SIGTERM")
    const port = await freePort()
    process.env.PUBLIC_URL = `http://127.0.0.1:${port}`
    const whole = await serve({
      dev: false, env: { PORT: port, HOST: "127.0.0.1", APP_ROLE: "all" }, deskUrl: DESK_DATABASE_URL, siteUrl: SITE_DATABASE_URL, secret: AUTH_SECRET,
      backups: undefined, media: folder, heads: undefined,
    })
    try {
      const move = await byForm(port, chief)
      for (const where of ["the same process, just begun", "the same process", "the same process"]) await publishing(port, where, chief, move)
    } finally {
      whole.kill("SIGTERM")
    }
  } finally {
    server.kill("SIGTERM")
    rmSync(folder, { recursive: true, force: true })
    await db().$disconnect()
    await owner.end()
    agent.destroy()
  }
}

await main()
