import type { IncomingMessage, ServerResponse } from "node:http"
import { networkInterfaces } from "node:os"
import type { Env } from "#lib/env-schema.ts"
import { askedFor, linkedFrom, shortOf } from "#lib/page-store/address.ts"
import { Changes } from "#lib/page-store/changes.ts"
import { drawOf } from "#lib/page-store/direct.ts"
import { Busy, PageStore, type Figures, type Made } from "#lib/page-store/store.ts"
import { countChanges, hearChanges } from "#lib/page-store/told.ts"
import { NOWHERE, isPage, targetOf } from "./address.ts"
import { SOME_HOST, forHost, givenOf, ready, send, whole, wholeOf, type Given, type Ready } from "./answer.ts"
import { isHost } from "./client.ts"
import { openFilling } from "./fill.ts"
import type { Plain } from "./lane.ts"
import { guard } from "./response-headers.ts"
import { Watch } from "./watch.ts"

type Options = {
  env: Env
  siteUrl: string
  next: (request: IncomingMessage, response: ServerResponse) => Promise<unknown>
}

/** A kept page; where the newsroom has no PUBLIC_URL, also as it is for those who ask for other hosts. */
type Page = { ready: Ready; hosts: Map<string, Ready> | null; tags: readonly string[] }

export type Pages = {
  /** Answers at once what is kept and has not changed; false where it is not. The shortest way there is. */
  quick: (request: IncomingMessage, response: ServerResponse) => boolean
  /**
   * The whole answer as bytes for a connection that is kept, to a request that asks for nothing more: of a page that is kept, and of one that its route
   * draws for the store, which is made first. Undefined where it is neither, or, in the end, where it could not be written.
   */
  whole: (asked: Plain, keepAlive: number) => Buffer | Promise<Buffer | undefined> | undefined
  /** Answers a reader's request for a page; false where the address is none of the store's. */
  answer: (request: IncomingMessage, response: ServerResponse, asked: { url: string; host: string; scheme: "http" | "https" }) => boolean
  /**
   * Makes the front page and what it links to before anybody asks, one page after another, so that who comes meanwhile goes between: the first readers
   * after a start wait no longer than others, and what draws pages is loaded and compiled by then. What cannot be made is made when it is asked for.
   */
  begin: () => Promise<void>
  figures: () => Figures
  close: () => void
}

const TAG = 200 // bytes: what a tag of a kept page may come to hold
const HOSTS = 2 // other hosts for which a page is kept ready
const FIRST = 100 // pages that are made before anybody asks

/** The store of readers' pages before the framework (docs/decisions/0023): opened once the framework can answer. */
export async function openPages({ env, siteUrl, next }: Options): Promise<Pages> {
  const known = env.PUBLIC_URL === undefined ? undefined : new URL(env.PUBLIC_URL)
  const { ask, close } = await openFilling(next)
  const ours = hostsOf(env)

  const store = new PageStore<Page>({
    now: () => performance.now(),
    wait: (ms) => new Promise((done) => setTimeout(done, ms).unref()),
    make: async (key) => {
      const secure = known === undefined ? key.startsWith("s") : known.protocol === "https:"
      return made(await ask({ path: key.slice(1), host: known?.host ?? SOME_HOST, secure }), key)
    },
  })
  const changes = new Changes()
  const watch = new Watch({
    siteUrl,
    purge: (tags, gone) => {
      changes.note([...tags, ...gone])
      store.purge(tags, gone)
    },
  })
  countChanges(() => (watch.sure ? changes : null))
  hearChanges((told) => watch.hear(told))
  await watch.start()

  function made(given: Given, key: string): Made<Page> {
    const said = (name: string) => given.headers.find(([each]) => each === name)?.[1] ?? ""
    if (given.status >= 500) throw new Unavailable(given)
    const { all: tags, later } = given.tags ?? { all: [], later: [] }
    const nowhere = key.slice(1) === NOWHERE
    const whole = ![204, 205, 206, 304].includes(given.status) && (given.status >= 300 || given.body.length > 0)
    const placed = given.status === 200 || shortOf(key.slice(1)) === undefined
    const may = placed && whole && (given.status !== 404 || nowhere) && tags.length > 0 && !given.headers.some(([name]) => name === "set-cookie") && !/no-store|private/.test(said("cache-control"))
    const answer = ready(given, may)
    const hosts = known === undefined && given.body.includes(SOME_HOST) ? new Map<string, Ready>() : null
    const own = answer.bytes + tags.length * TAG
    return { page: { ready: answer, hosts, tags }, bytes: hosts === null ? own : own * (1 + HOSTS), tags, later, keep: may && watch.begun }
  }

  /** As it is for who asks for this host. */
  function readyFor({ ready: base, hosts }: Page, host: string): Ready {
    if (hosts === null) return base
    const here = hosts.get(host)
    if (here !== undefined) return here
    const own = ready(forHost(givenOf(base), host), true)
    // Anybody may ask for any name: a name that is not ours is answered, and not kept.
    if (!ours(host)) return own
    hosts.set(host, own)
    for (const [first] of hosts) if (hosts.size > HOSTS) hosts.delete(first)
    return own
  }

  /** What is answered at an address: its page, or what is kept at another for it. */
  async function find(scheme: string, path: string): Promise<Page> {
    if (watch.isDue()) await watch.catchUp()
    const here = store.peek(scheme + path)
    if (here !== undefined) return here
    // Whatever the slug, it leads to the page, or to the notice, from one place.
    const article = shortOf(path)
    const other = article && store.peek(scheme + article.short)
    if (other?.ready.status === 410 || (other?.ready.status === 308 && !article?.deeper && other.ready.location !== path)) return other
    const page = await store.get(scheme + path)
    if (article && other === undefined && page.ready.status !== 200 && page.ready.status !== 404) store.get(scheme + article.short).catch(() => {})
    if (page.ready.status === 404 && path !== NOWHERE) return find(scheme, NOWHERE)
    const same = page.ready.given.headers.find(([name]) => name === "surrogate-same")?.[1]
    return same === undefined ? page : find(scheme, same)
  }

  /** The same as it is for who asks for this host, or what is said where it cannot be made. */
  const found = (scheme: string, path: string, host: string): Promise<Ready> =>
    find(scheme, path).then((page) => readyFor(page, host), (error: unknown) => {
      const given = unavailable(error)
      return ready(known === undefined ? forHost(given, host) : given, false)
    })

  const answer: Pages["answer"] = (request, response, { url, host, scheme }) => {
    const asked = askedFor(url)
    if (asked.what === "unkept") return false
    if (asked.what === "moved") {
      guard(response, { staff: false, secure: scheme === "https", dev: false, nonce: "" })
      response.writeHead(308, { Location: asked.to, "Cache-Control": "public, max-age=0, must-revalidate" }).end()
      return true
    }
    found(scheme === "https" ? "s" : "p", asked.what === "page" ? asked.key : NOWHERE, host)
      .then((page) => send(request, response, page))
      .catch((error: unknown) => {
        console.error(error)
        response.destroy()
      })
    return true
  }

  const plain = known?.protocol === "https:" ? "s" : "p"
  const kept = (path: string, host: string): Ready | undefined => {
    if (watch.isDue()) return undefined
    const page = store.peek(plain + path)
    return page?.hosts ? page.hosts.get(host) : page?.ready
  }
  const quick: Pages["quick"] = (request, response) => {
    const found = kept(request.url ?? "", request.headers.host ?? "")
    if (found === undefined) return false
    send(request, response, found)
    return true
  }
  const wholePage: Pages["whole"] = ({ path, host, accepts }, keepAlive) => {
    const here = kept(path, host)
    if (here !== undefined) return whole(here, accepts, keepAlive)
    if (drawOf(path) === undefined || targetOf(path).url !== path || !(known === undefined ? ours(host) : isHost(host))) return undefined
    const asked = askedFor(path)
    if (asked.what !== "page" || asked.key !== path) return undefined
    return found(plain, path, host).then((page) => whole(page, accepts, keepAlive)).catch((error: unknown) => {
      console.error(error)
      return undefined
    })
  }

  let closed = false
  const begin: Pages["begin"] = async () => {
    const keys = await find(plain, "/").then((page) => linkedFrom(wholeOf(page.ready).toString("utf8")), () => [])
    for (const key of [NOWHERE, ...keys.filter(isPage)].slice(0, FIRST)) {
      if (closed) return
      await find(plain, key).catch(() => {})
    }
  }

  return { quick, whole: wholePage, answer, begin, figures: () => store.figures(), close: () => ((closed = true), watch.close(), close()) }
}

/** The app could not make the page; what it said instead. */
class Unavailable extends Error {
  readonly given: Given

  constructor(given: Given) {
    super(`a page could not be made: ${given.status}`)
    this.given = given
  }
}

/** 503: the app's own page of it, where it could draw one. */
function unavailable(error: unknown): Given {
  if (error instanceof Unavailable && error.given.status === 503) return error.given
  if (!(error instanceof Busy)) console.error(error)
  const headers: [string, string][] = [["content-type", "text/plain"], ["cache-control", "no-store"], ["retry-after", "5"], ["x-content-type-options", "nosniff"]]
  return { status: 503, headers, body: Buffer.from("503\n") }
}

/** Whether a host is one of this machine's names at our port: those are what a newsroom without PUBLIC_URL is reached by. */
function hostsOf({ HOST, PORT }: Env): (host: string) => boolean {
  const addresses = Object.values(networkInterfaces()).flatMap((each) => (each ?? []).map(({ address, family }) => (family === "IPv6" ? `[${address}]` : address)))
  const names = new Set(["localhost", "127.0.0.1", "[::1]", HOST, ...addresses].flatMap((name) => [name, `${name}:${PORT}`]))
  return (host) => names.has(host.toLowerCase())
}
