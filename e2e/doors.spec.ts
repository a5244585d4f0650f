import type { APIRequestContext } from "@playwright/test"
import { isAllowed, openDoors, rows, type Relation } from "../lib/permissions-page"
import { expect, freshTitle, origin, test, type Caller, type Role } from "./fixtures"
import { newPerson } from "./people"
import { upload } from "./pictures"
import { act, actionId, actionNames, idOf, optionOf, pageNames, pageOf, reviewLink, routeNames, start } from "./server"

/**
 * Every door of the build, held against docs/permissions.md, where each has its place.
 * A new page with a part like [id] in its address needs a target here; a new route under /api needs one too. What each server action does
 * for whom is tried in actions.spec.ts.
 */
const staff: readonly Role[] = ["writer", "editor", "chief", "admin"]
const doors = [...rows, ...openDoors].flatMap((row) => row.doors)
const isAction = (door: string) => / [a-zA-Z]+$/.test(door) && !/^[A-Z]+ /.test(door)
const methodsOf = (door: string) => door.split(" ").slice(0, -1)
const addressOf = (door: string) => door.split(" ").at(-1) ?? ""

test("every door of the build has its place in docs/permissions.md, and every place its door", () => {
  expect(doors.filter(isAction).sort(), "server actions").toEqual(actionNames)
  expect(doors.filter((door) => door.startsWith("/")).sort(), "pages").toEqual(pageNames)
  expect(doors.filter((door) => /^[A-Z]+ /.test(door)).map(addressOf).sort(), "routes").toEqual(routeNames)
})

/** An address that stands for a door, and what its thing is to each of the staff. */
type Target = { path: string; to: Record<Role, Relation> }
type Targets = Record<string, readonly Target[]>
const everybodys = (path: string): Target =>
  ({ path, to: { writer: "theirs elsewhere", editor: "theirs elsewhere", chief: "theirs elsewhere", admin: "theirs elsewhere" } })
const own = (path: string): Target =>
  ({ path, to: { writer: "own elsewhere", editor: "own elsewhere", chief: "own elsewhere", admin: "own elsewhere" } })

/** Something at every address with a part of its own: an article hidden from writer and editor, and one that all of them see. */
async function targets(caller: Caller): Promise<Targets> {
  const [writer, chief, admin] = [await caller("writer"), await caller("chief"), await caller("admin")]
  const hidden = await start(chief, { title: freshTitle("مخفيّ"), sectionId: await optionOf(admin, "/desk/articles/new", "رأي") })
  const seen = await start(writer, { title: freshTitle("مرئيّ"), sectionId: await optionOf(admin, "/desk/articles/new", "ماء ومناخ") })
  const articles = (address: string): Target[] => [
    { path: address.replace("[id]", hidden), to: { writer: "theirs elsewhere", editor: "theirs elsewhere", chief: "own elsewhere", admin: "theirs elsewhere" } },
    { path: address.replace("[id]", seen), to: { writer: "own elsewhere", editor: "theirs here", chief: "theirs elsewhere", admin: "theirs elsewhere" } },
  ]
  const { value } = await act(admin, "desk/articles addSource", "/desk/articles/new", { args: [freshTitle("صحيفة")] })
  const picture = await upload(chief)
  const file = new RegExp(`/api/v1/media/${picture}/([\\w.-]+)`).exec(await (await chief.get(`/desk/media/${picture}`)).text())?.[1] ?? ""
  return {
    "/review/[token]": [everybodys(`/review/${await reviewLink(chief, hidden)}`)],
    "/desk/media/[id]": [everybodys(`/desk/media/${picture}`)],
    "/api/v1/media/[id]": [everybodys(`/api/v1/media/${picture}`)],
    "/api/v1/media/[id]/[file]": [everybodys(`/api/v1/media/${picture}/${file}`)],
    "/desk/articles/[id]": articles("/desk/articles/[id]"),
    "/desk/articles/[id]/preview": articles("/desk/articles/[id]/preview"),
    "/desk/articles/[id]/revisions": articles("/desk/articles/[id]/revisions"),
    "/desk/articles/[id]/original": articles("/desk/articles/[id]/original"),
    "/api/v1/articles/[id]/working-copy": articles("/api/v1/articles/[id]/working-copy"),
    "/api/v1/articles/[id]/presence": articles("/api/v1/articles/[id]/presence"),
    "/api/v1/articles/[id]/take-over": articles("/api/v1/articles/[id]/take-over"),
    "/api/v1/articles/[id]/aside": articles("/api/v1/articles/[id]/aside"),
    "/api/v1/articles": [own("/api/v1/articles")],
    "/desk/articles/new": [own("/desk/articles/new")],
    "/desk/profile": [own("/desk/profile")],
    "/desk/sources/[id]": [everybodys(`/desk/sources/${String(value.id)}`)],
    "/desk/uses/[what]/[id]": [everybodys(`/desk/uses/source/${String(value.id)}`)],
  }
}

/** The addresses that stand for a door; those without a part of their own are their own address. */
function targetsOf(address: string, known: Targets): readonly Target[] {
  const found = known[address]
  if (!found && address.includes("[")) throw new Error(`${address} needs a target in e2e/doors.spec.ts`)
  return found ?? [everybodys(address)]
}

/** Somebody who was logged in and then deactivated, with the cookie they still have. */
async function shutOut(caller: Caller): Promise<APIRequestContext> {
  const [admin, as] = [await caller("admin"), await caller("nobody")]
  const person = await newPerson(admin, as, "chief")
  expect((await act(as, "login signIn", "/login", { fields: { email: person.email, password: person.password } })).redirect).toBe("/desk")
  await act(admin, "desk/users setActive", "/desk/users", { fields: { id: await idOf(admin, "/desk/users", person.name), active: "no" } })
  return as
}

test("every page and every readable route opens for whom docs/permissions.md says, and for nobody else", async ({ caller }) => {
  test.slow()
  const known = await targets(caller)
  const nobodies = { nobody: await caller("nobody"), "who was deactivated": await shutOut(caller) }
  const guarded = [...rows.map((row) => ({ row, doors: row.doors })), { row: null, doors: openDoors.find((open) => open.for.startsWith("staff"))?.doors ?? [] }]
  for (const { row, doors: listed } of guarded) {
    for (const door of listed.filter((each) => !isAction(each) && (each.startsWith("/") || methodsOf(each).includes("GET")))) {
      for (const { path, to } of targetsOf(addressOf(door), known)) {
        for (const [who, context] of Object.entries(nobodies)) {
          const refused = await context.get(path)
          expect(refused.status() === 401 || /^\/login/.test(refused.headers()["location"] ?? ""), `${path} for ${who}: ${refused.status()}`).toBe(true)
          // The framework's own navigation is led there inside its stream, by one address more.
          const led = await context.get(path, { headers: { RSC: "1" }, maxRedirects: 5 })
          expect(led.status() === 401 || `${led.url()} ${await led.text()}`.includes("/login"), `${path} for ${who}, as a navigation`).toBe(true)
        }
        for (const role of staff) {
          const may = row === null || isAllowed(row, role, to[role], true)
          const response = await (await caller(role)).get(path)
          expect(`${path} ${role} ${response.status()}`).toBe(`${path} ${role} ${may ? 200 : 404}`)
        }
      }
    }
  }
})

test("readers' pages are the same for everybody, whoever is logged in", async ({ caller }) => {
  test.slow()
  const nobody = await caller("nobody")
  for (const path of ["/", "/sources", "/sections/water", "/archive", "/about", "/search", "/search?q=%D8%A8%D8%A6%D8%B1", "/search.json?q=%D8%A8%D8%A6%D8%B1", "/search/rss.xml?q=%D8%A8%D8%A6%D8%B1", "/feeds", "/robots.txt", "/nowhere", "/a/zzzz0000zzzz", "/rss.xml", "/sections/water/atom.xml", "/feed.json", "/sitemap.xml", "/sitemap/0.xml", "/news-sitemap.xml"]) {
    const plain = await nobody.get(path)
    for (const role of staff) {
      const response = await (await caller(role)).get(path)
      expect(response.status(), path).toBe(plain.status())
      expect(await response.text(), path).toBe(await plain.text())
    }
  }
})

test("a route takes its own methods and no others", async ({ caller }) => {
  test.slow()
  const [known, chief] = [await targets(caller), await caller("chief")]
  for (const door of doors.filter((each) => /^[A-Z]+ \/(?:api|desk)/.test(each) && !each.includes("[...nextauth]"))) {
    const has = [...methodsOf(door), ...(methodsOf(door).includes("GET") ? ["HEAD"] : [])]
    for (const { path } of targetsOf(addressOf(door), known)) {
      for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"].filter((each) => !has.includes(each))) {
        expect((await chief.fetch(path, { method, headers: { Origin: origin } })).status(), `${method} ${path}`).toBe(405)
      }
    }
  }
})

test.describe("from another site", () => {
  const { host } = new URL(origin)
  const foreign: Record<string, string>[] = [
    {}, { "Sec-Fetch-Site": "cross-site" }, { Origin: "null" }, { Origin: "http://evil.example" }, { Origin: `http://sub.${host}` }, { Origin: `https://${host}` },
    { Origin: "http://127.0.0.1:1" }, { Origin: `${origin}.evil.example` }, { Origin: "http://evil.example", "X-Forwarded-Host": "evil.example" },
  ]

  test("no server action and no route that writes can be called, by whoever may", async ({ caller }) => {
    test.slow()
    const [known, admin] = [await targets(caller), await caller("admin")]
    const filled = (address: string) => known[address]?.[0]?.path ?? address.replace(/\[[^\]]*\]/g, "zzzz0000zzzz")
    for (const name of actionNames) {
      for (const headers of foreign) {
        // The framework's own way with scripts, and the plain post of a form without them.
        const post = await admin.post(filled(pageOf(name)), { headers: { ...headers, "Next-Action": actionId(name), "Content-Type": "text/plain" }, data: "[]" })
        expect(post.status(), `${name} ${JSON.stringify(headers)}`).toBe(403)
      }
      const form = await admin.post(filled(pageOf(name)), { headers: { Origin: "null" }, multipart: { [`$ACTION_ID_${actionId(name)}`]: "" } })
      expect(form.status(), `${name} as a form`).toBe(403)
    }
    for (const door of doors.filter((each) => /^[A-Z]+ \//.test(each))) {
      for (const method of methodsOf(door).filter((each) => each !== "GET")) {
        for (const headers of foreign) {
          const response = await admin.fetch(filled(addressOf(door)).replace("[...nextauth]", "signout"), { method, headers, data: {} })
          expect(response.status(), `${door} ${JSON.stringify(headers)}`).toBe(403)
        }
      }
    }
    expect((await admin.get("/desk")).status(), "and nobody was logged out").toBe(200)
  })
})
