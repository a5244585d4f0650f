import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { urls } from "@/lib/urls"
import { askedFor, knownQuery, linkedFrom, shortOf } from "./address"

const keyOf = (url: string) => {
  const asked = askedFor(url)
  return asked.what === "page" ? asked.key : asked.what
}
const id = "abcdef012345"
const query = fc.dictionary(fc.string({ maxLength: 6 }), fc.string({ maxLength: 6 }), { maxKeys: 4 }).map((names) => new URLSearchParams(names).toString())
const mark = "mc1x2y3z-abcdef012345"

describe("the page that an address asks for", () => {
  test.each([
    ["/", "/"], ["/?utm_source=x&fbclid=y", "/"], ["/?p=12", "/?p=12"], ["/?p=12&p=13", "/?p=12"], ["/?p=x", "/"], ["/?", "/"], ["/#x", "/"],
    ["/?q=1#?p=2", "/"],
    [`/a/${id}/%d9%86%d9%87%d8%b1?amp=1`, `/a/${id}/%D9%86%D9%87%D8%B1`], ["/%61%62", "/ab"], ["/sections/x?before=" + mark, "/sections/x?before=" + mark],
    [`/sections/x?utm=1&before=${mark}&after=${mark}`, `/sections/x?before=${mark}&after=${mark}`], ["/sources?before=" + mark, "/sources"],
    ["/a%2Fb", "/a%2Fb"],
  ])("%s is %s", (url, key) => expect(keyOf(url)).toBe(key))

  test("a list has no page at a mark that is none", () => expect(keyOf("/sections/x?before=nonsense")).toBe("nothing"))
  test("searches and files of pictures are not the store's", () => {
    for (const url of ["/search?q=x", "/search.json?q=x", "/media/k/640.webp", "//evil.example", "/a//b"]) expect(askedFor(url)).toEqual({ what: "unkept" })
  })
  test("an end slash leads to the address without it", () => {
    expect(askedFor("/sections/x/?before=1")).toEqual({ what: "moved", to: "/sections/x?before=1" })
    expect(askedFor("/%D8%A3/")).toEqual({ what: "moved", to: "/%D8%A3" })
  })

  test("every query of names that nobody knows is the page itself", () =>
    fc.assert(fc.property(query, fc.constantFrom("/", `/a/${id}/x`, "/sections/x", "/sources", "/nowhere"), (query, path) => {
      fc.pre(!["p", "page_id", "before", "after"].some((name) => new URLSearchParams(query).has(name)))
      expect(keyOf(`${path}?${query}`)).toBe(path)
    })))

  test("a key asks for itself", () =>
    fc.assert(fc.property(fc.array(fc.string({ maxLength: 8 }), { maxLength: 4 }).map((parts) => parts.map(encodeURIComponent).join("/")), query, (path, query) => {
      const asked = askedFor(`/${path.replace(/^\/+/, "")}?${query}`)
      if (asked.what === "page") expect(askedFor(asked.key)).toEqual(asked)
    })))

  test("addresses as we write them are keys", () => {
    for (const url of [urls.home(), urls.article(id, "نهران-وخريطة"), urls.shortArticle(id), urls.section("رأي"), urls.sources()]) expect(keyOf(url)).toBe(url)
  })
})

test("beside its page, an article's addresses are one", () => {
  expect([shortOf(`/a/${id}/x`), shortOf(`/a/${id}/x/changes`)]).toEqual([{ short: `/a/${id}`, deeper: false }, { short: `/a/${id}`, deeper: true }])
  expect([shortOf(`/a/${id}`), shortOf("/sections/x"), shortOf("/a/x/y")]).toEqual([undefined, undefined, undefined])
})

test("a search keeps its query", () => {
  expect(knownQuery("/search", new URLSearchParams("q=1&x=2")).toString()).toBe("q=1&x=2")
  expect(knownQuery("/sections/x", new URLSearchParams("q=1&before=2")).toString()).toBe("before=2")
})

test("a page leads to addresses of ours, each told once by its key, and to no search, picture or other site", () => {
  const html = `<link rel="icon" href="/icon.svg"><a href="/">واحة</a><a href="/sections/water">ماء</a><a href="/a/0123456789ab/سدّ">سدّ</a>
    <a href="/a/0123456789ab/%D8%B3%D8%AF%D9%91#n1">حاشية</a><a href="/sections/water/">ماء</a><a href="/search?q=x">بحث</a><a href="/search">بحث</a>
    <a href="/media/x.webp">صورة</a><a href="https://paper.example/1">الأصل</a><a href="//paper.example/1">الأصل</a><a data-href="/about">عن</a>`
  expect(linkedFrom(html)).toEqual(["/icon.svg", "/", "/sections/water", `/a/0123456789ab/${encodeURIComponent("سدّ".normalize("NFC"))}`])
})
