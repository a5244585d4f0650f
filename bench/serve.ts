import { spawn, spawnSync, type ChildProcess } from "node:child_process"
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { Agent, get } from "node:http"
import { createServer } from "node:net"
import { loadavg, tmpdir } from "node:os"
import { join } from "node:path"
import pg from "pg"
import { build } from "@/scripts/build"
import { serve } from "@/scripts/start"
import { brotliCompressSync } from "node:zlib"

/**
 * How fast readers' pages are served: the app alone on one core beside nginx with the same bytes as a file, and behind deploy/nginx; what a
 * change of 500 pages costs readers; how soon a change is seen, and by how many pages made; pages that are not kept; and what unknown addresses
 * cost. Needs nginx, wrk and taskset; what is not there is left out and said so. The app and nginx have core 0, the load has core 1.
 */
const ARTICLES = 2_000
const SECONDS = Number(process.env.BENCH_SECONDS ?? 5)
const { DATABASE_URL = "", DESK_DATABASE_URL = "", SITE_DATABASE_URL = "", AUTH_SECRET = "" } = process.env
const has = (tool: string) => spawnSync("which", [tool]).status === 0
const say = (what: string, figures: Record<string, unknown>) => console.log(`${what}\t${JSON.stringify(figures)}\tload ${loadavg()[0]?.toFixed(1)}`)
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))
const owner = new pg.Client(DATABASE_URL)

const WORDS = "الماء النهر المدينة الخريطة الحبر الجار الحقل السدّ القرية السوق الميناء الطريق الجسر الحديقة المدرسة البئر الغيم المطر الحصاد الورق".split(" ")
const paragraph = (n: number) => Array.from({ length: 60 }, (_, at) => WORDS[(n * 7 + at * 3 + ((n * at) % 5)) % WORDS.length]).join(" ")

async function fill() {
  await owner.connect()
  await owner.query(`
    UPDATE desk.newsroom SET name = 'واحة';
    INSERT INTO desk."user" (email, name, role, password_hash) VALUES ('bench@waha.example', 'bench', 'chief', 'none');
    INSERT INTO desk.section (slug, name, name_key) SELECT 's' || n, 'قسم ' || n, 's' || n FROM generate_series(1, 4) n;
    INSERT INTO desk.source (slug, name, name_key) SELECT 'p' || n, 'صحيفة ' || n, 'p' || n FROM generate_series(1, 20) n`)
  const bodies = Array.from({ length: 20 }, (_, n) => JSON.stringify({
    type: "doc", content: Array.from({ length: 7 }, (_, at) => ({ type: "paragraph", attrs: { id: `b${at}`.padEnd(8, "0") }, content: [{ type: "text", text: `${paragraph(n + at)}.` }] })),
  }))
  await owner.query(`
    INSERT INTO desk.article (id, phase, title, body, writer_id, edited_by_id, section_id, source_id)
      SELECT lpad(n::text, 12, '0'), 'published', 'نهران وخريطة واحدة ' || n, $1::jsonb[][1 + n % 20], (SELECT id FROM desk."user"), (SELECT id FROM desk."user"),
        (SELECT id FROM desk.section WHERE slug = 's' || CASE WHEN n <= 500 THEN 1 ELSE 2 + n % 3 END), (SELECT id FROM desk.source WHERE slug = 'p' || (n % 20 + 1))
      FROM generate_series(1, ${ARTICLES}) n`.replace("$1::jsonb[][1 + n % 20]", "($1::jsonb[])[1 + n % 20]"), [bodies])
  await owner.query(`
    INSERT INTO desk.revision (article_id, version, snapshot, reason) SELECT id, 1, '{}', 'published' FROM desk.article;
    INSERT INTO pub.publication (article_id, revision_id, version, live_from, published_at, slug, origin, kind, title, kicker, subtitle, standfirst, body, words, section_id, source_id, source_date, source_date_text, source_url)
      SELECT a.id, r.id, 1, now() - a.id::int * interval '10 minutes', now() - a.id::int * interval '10 minutes', 'نهران', 'republished', 'editorial', a.title, '', '',
        'لا تعترف الأنهار بالخرائط.', a.body, 420, a.section_id, a.source_id, current_date, 'الأحد', 'https://paper.example/1'
      FROM desk.article a JOIN desk.revision r ON r.article_id = a.id;
    VACUUM ANALYZE`)
}

const pathOf = (n: number) => `/a/${String(n).padStart(12, "0")}/${encodeURIComponent("نهران")}`
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

function wrk(port: number, path: string): Promise<number> {
  const child = spawn("taskset", ["-c", "1", "wrk", "-t1", "-c16", `-d${SECONDS}s`, "-H", `Accept-Encoding: ${BR}`, `http://127.0.0.1:${port}${path}`], { stdio: ["ignore", "pipe", "inherit"] })
  let out = ""
  child.stdout.on("data", (chunk) => (out += chunk))
  return new Promise((done) => child.once("exit", () => {
    if (/Non-2xx|Socket errors/.test(out)) console.error(out)
    done(Number(/Requests\/sec:\s+([\d.]+)/.exec(out)?.[1] ?? NaN))
  }))
}

const onCore0 = (child: ChildProcess) => void (has("taskset") && spawnSync("taskset", ["-acp", "0", String(child.pid)]))

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
async function nginx(folder: string, app: number, page: Buffer) {
  const [file, edge] = [await freePort(), await freePort()]
  mkdirSync(join(folder, "root"))
  writeFileSync(join(folder, "root", "page"), page)
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

async function main() {
  await fill()
  await build()
  const PORT = await freePort()
  process.env.PUBLIC_URL = `http://127.0.0.1:${PORT}`
  const server = await serve({
    dev: false, env: { PORT, HOST: "127.0.0.1", APP_ROLE: "site" }, deskUrl: DESK_DATABASE_URL, siteUrl: SITE_DATABASE_URL, secret: AUTH_SECRET,
    backups: undefined, media: undefined, heads: undefined,
  })
  onCore0(server)
  const folder = mkdtempSync(join(tmpdir(), "waha-bench-"))
  const path = pathOf(1)
  try {
    await ask(PORT, path)
    const page = await ask(PORT, path, { "Accept-Encoding": BR })
    const plain = await ask(PORT, path)
    say("an article", { bytes: plain.body.length, br: page.body.length, "br at its best": brotliCompressSync(plain.body).length })

    if (has("nginx") && has("wrk")) {
      const { file, edge, child } = await nginx(folder, PORT, page.body)
      const rounds: { file: number; app: number; edge: number }[] = []
      for (let round = 0; round < 3; round += 1) rounds.push({ file: await wrk(file, "/page"), app: await wrk(PORT, path), edge: await wrk(edge, path) })
      const [asFile, app, behind] = [median(rounds.map((each) => each.file)), median(rounds.map((each) => each.app)), median(rounds.map((each) => each.edge))]
      say("kept, requests a second", { "nginx file": asFile, app, ratio: +(app / asFile).toFixed(2), "behind deploy/nginx": behind, "its ratio": +(behind / asFile).toFixed(2) })
      child.kill("SIGTERM")
    } else say("kept", { left: "out: no nginx or wrk here" })

    // Each article once, at most 16 at a time: none of them is kept yet.
    const cold = Array.from({ length: 500 }, (_, n) => pathOf(n + 1_001))
    const began = performance.now()
    let next = 0
    await Promise.all(Array.from({ length: 16 }, async () => {
      while (next < cold.length) await ask(PORT, cold[next++] ?? "/")
    }))
    say("not kept, requests a second", { app: Math.round(cold.length / ((performance.now() - began) / 1_000)) })

    // 500 pages of one section are kept; its name changes under 500 requests a second.
    for (let n = 1; n <= 500; n += 1) await ask(PORT, pathOf(n), { "Accept-Encoding": "gzip" })
    const all: { ms: number; at: number; status: number }[] = []
    let changedAt = Infinity
    const load = steady(PORT, 500, 12_000, (n) => pathOf(1 + ((n * 7) % 500)), ({ ms, status }, at) => void all.push({ ms, at, status }))
    await pause(3_000)
    const before = await figures(server)
    changedAt = performance.now()
    await owner.query("UPDATE desk.section SET name = 'قسم آخر' WHERE slug = 's1'")
    await load
    const after = all.filter(({ at }) => at >= changedAt).map(({ ms }) => ms).sort((a, b) => a - b)
    const calm = all.filter(({ at }) => at < changedAt).map(({ ms }) => ms).sort((a, b) => a - b)
    const old = await Promise.all(Array.from({ length: 500 }, async (_, n) => !(await ask(PORT, pathOf(n + 1))).text.includes("قسم آخر")))
    say("a change of 500 pages at 500 a second", {
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
      const reading = steady(PORT, 500, 2_000, () => pathOf(600), ({ text, status }, at) => {
        if (status === 200) answers.push({ at, fresh: text.includes(mark) })
      }, "identity")
      await pause(700)
      await owner.query("BEGIN")
      const { rows: [row] } = await owner.query("UPDATE pub.publication SET live_until = date_trunc('milliseconds', clock_timestamp()) WHERE article_id = $1 AND live_until IS NULL RETURNING *", ["000000000600"])
      await owner.query(`INSERT INTO pub.publication (article_id, revision_id, version, live_from, published_at, slug, origin, kind, title, kicker, subtitle, standfirst, body, words, section_id, source_id, source_date, source_date_text, source_url)
        VALUES ($1, $2, 1, $3, $4, $5, 'republished', 'editorial', $6, '', '', '', $7, 1, $8, $9, $10, '', 'https://paper.example/1')`,
        [row.article_id, row.revision_id, row.live_until, row.published_at, row.slug, mark, JSON.stringify(row.body), row.section_id, row.source_id, row.source_date])
      await owner.query("COMMIT")
      committed = performance.now()
      for (let look = 0; look < 400 && firstNew === Infinity; look += 1) {
        const { text } = await ask(PORT, pathOf(600))
        if (text.includes(mark)) firstNew = performance.now()
      }
      await reading
      seen.push(firstNew - committed)
      stale += answers.filter(({ at, fresh }) => at > firstNew && !fresh).length
      made += (await figures(server)).made - from.made
    }
    say("a change of one article at 500 a second", { "seen after ms, median of 5": Math.round(median(seen)), worst: Math.round(Math.max(...seen)), "old after that": stale, "pages made": made })

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
  } finally {
    server.kill("SIGTERM")
    rmSync(folder, { recursive: true, force: true })
    await owner.end()
    agent.destroy()
  }
}

await main()
