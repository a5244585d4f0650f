import { readFileSync, readdirSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { NOWHERE, answersFor, isHushed, isStaff, targetOf } from "./address"

describe("the target of a request", () => {
  test.each(["/%E0%A4%A", "/%ff", "/%C0%AF", "/a%00b", "/a%0d%0aSet-Cookie:x", "http://elsewhere.example/desk", "*", "", "/\u00ff\u00fe"])(
    "sends %j to the 404 page", (raw) => expect(targetOf(raw).url).toBe(NOWHERE),
  )

  test.each(["/x/../desk", "/./login", "/x/%2e%2e/login", "/_next/.%2E/desk", "/a/..", "/x\\..\\desk", "/\\login"])(
    "sends %j to the 404 page: the framework would fold it into another address", (raw) => expect(targetOf(raw).url).toBe(NOWHERE),
  )

  test.each(["/a/x/..b", "/a/x/...", "/desk?next=/../x", "/.well-known/x"])("keeps %j", (raw) => expect(targetOf(raw).url).toBe(raw))

  test("keeps an address and its query, and decodes the path", () => {
    expect(targetOf("/a/x1/%D9%86%D9%87%D8%B1?q=%E0%A4%A")).toEqual({ url: "/a/x1/%D9%86%D9%87%D8%B1?q=%E0%A4%A", path: "/a/x1/نهر" })
  })

  test("encodes Arabic that came as raw bytes", () => {
    const raw = Buffer.from("/a/نهر", "utf8").toString("latin1")
    expect(targetOf(raw)).toEqual({ url: "/a/%D9%86%D9%87%D8%B1", path: "/a/نهر" })
  })
})

describe("who answers for what", () => {
  test.each(["/desk", "/desk/articles", "/login", "/setup/x", "/invite/x", "/reset", "/reset/x", "/confirm-email/x", "/review/x", "/api/auth/session", "/desk.txt"])("%s is the newsroom's", (path) => {
    expect(isStaff(path)).toBe(true)
    expect([answersFor("all", path), answersFor("desk", path), answersFor("site", path), answersFor("worker", path)]).toEqual([true, true, false, false])
  })

  test("whatever the framework answers that is no reader's page is the newsroom's, here and in deploy/nginx: nobody may forget to say so", () => {
    const folders = readdirSync("app", { withFileTypes: true }).filter((each) => each.isDirectory() && !/^\(|^styles$/.test(each.name)).map(({ name }) => `/${name}`)
    expect(folders).toContain("/reset")
    expect(folders.filter((folder) => !isStaff(folder))).toEqual([])
    const place = new RegExp(/location ~ (\^\S*\bdesk\b\S*) \{/.exec(readFileSync("deploy/nginx/waha.conf", "utf8"))?.[1] ?? "^$")
    expect(folders.filter((folder) => !place.test(`${folder}/x`))).toEqual([])
  })

  test.each(["/", "/a/x1/desk", "/desks", "/reviews", "/sections/api"])("%s is the readers'", (path) => {
    expect(isStaff(path)).toBe(false)
    expect([answersFor("all", path), answersFor("desk", path), answersFor("site", path), answersFor("worker", path)]).toEqual([true, false, true, false])
  })

  test("files that both need are answered by both", () => {
    expect(answersFor("desk", "/_next/static/a.js") && answersFor("site", "/fonts/x.woff2")).toBe(true)
  })
})

test("a review link is told to nobody, wherever a form of its page can still say that it is ours", () => {
  expect(["https://x", "http://localhost:3000", "http://127.0.0.1", "http://[::1]:80"].map((at) => isHushed("/review/x", at.split("://")[0] ?? "", at.split("://")[1] ?? ""))).toEqual([true, true, true, true])
  expect(["192.168.1.4:3000", "localhost.evil.example", "evil-localhost"].map((host) => isHushed("/review/x", "http", host))).toEqual([false, false, false])
  expect(["/review", "/reviews/x", "/desk/review/x", "/invite/x"].map((path) => isHushed(path, "https", "x"))).toEqual([false, false, false, false])
})
