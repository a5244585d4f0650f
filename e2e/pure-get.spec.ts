import type pg from "pg"
import { asOwner } from "./facts"
import { expect, freshTitle, test } from "./fixtures"
import { made, optionOf, start } from "./server"

/** What may change while one only looks: when a session was seen, what was tried in vain, and what the worker does by itself. */
const moving = new Set(["desk.session", "desk.throttle", "desk.chore", "desk.backup", "desk.outbox", "desk.receipt", "pub.word", "pub.uncounted", "desk.article_search", "desk.unsearched"])

/** A checksum of every row of every table. */
async function checksums(owner: pg.Client): Promise<Record<string, string>> {
  const { rows } = await owner.query<{ name: string }>(
    "SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('desk', 'pub') ORDER BY 1")
  const sums: Record<string, string> = {}
  for (const { name } of rows) {
    if (moving.has(name)) continue
    const { rows: [row] } = await owner.query<{ sum: string }>(
      `SELECT count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))), '') AS sum FROM ${name} t`)
    sums[name] = row?.sum ?? ""
  }
  return sums
}

test("looking changes nothing: every address that an admin comes to, by GET and by HEAD, leaves every row as it was", async ({ caller }) => {
  test.slow()
  const admin = await caller("admin")
  const id = await start(admin, { title: freshTitle("للنظر"), sectionId: await optionOf(admin, "/desk/articles/new", "رأي") })
  await made(admin, "publish", id, 1)
  await asOwner(async (owner) => {
    const before = await checksums(owner)
    expect(Object.keys(before).length).toBeGreaterThan(20)
    const waiting = [
      "/desk", "/", "/login", "/invite/none", "/review/none", `/a/${id}`, `/desk/articles/${id}`, `/desk/articles/${id}/preview`, `/desk/articles/${id}/revisions`, `/desk/articles/${id}/original`, "/robots.txt", "/healthz",
      "/.well-known/security.txt", "/api/auth/session", "/api/auth/csrf", "/api/auth/providers", "/api/auth/signout", "/api/auth/signin",
      `/api/v1/articles/${id}/working-copy`, "/desk/articles/new", "/desk/sources/new", "/desk/demo",
    ]
    const seen = new Set<string>()
    for (let path = waiting.shift(); path !== undefined && seen.size < 110; path = waiting.shift()) {
      if (seen.has(path)) continue
      seen.add(path)
      const response = await admin.get(path)
      expect(response.status(), path).toBeLessThan(500)
      if (path.startsWith("/desk")) await admin.get(path, { headers: { RSC: "1", "Next-Router-Prefetch": "1" } })
      await admin.head(path)
      const links = [...(await response.text()).matchAll(/href="(\/[^"#]*)"/g)].map(([, href = ""]) => href.replaceAll("&amp;", "&"))
      const own = links.filter((link) => !/^\/(?:fonts|scripts|_next)\/|\.svg/.test(link))
      // Pages before one more article of the demonstration, a list narrowed once more, and one more feed.
      for (const link of own) waiting[/^\/(?:a|desk\/articles)\/[0-9a-z]{12}|\?|\.(?:xml|json)$/.test(link) ? "push" : "unshift"](link)
    }
    for (const page of ["/desk/settings", "/desk/sections", "/desk/users", "/desk/sources", "/sources"]) expect([...seen]).toContain(page)
    expect(await checksums(owner)).toEqual(before)
  })
})
