import fc from "fast-check"
import { Fragment, createElement, type ReactElement, type ReactNode } from "react"
import { renderToStaticMarkup } from "react-dom/server"
import { afterAll, beforeAll, expect, test, vi } from "vitest"
import { markup } from "./markup"
import { Once } from "./once"
import { DataBlock, Style } from "./raw"

// React says of elements that stand where they may not; here they stand anywhere.
beforeAll(() => void vi.spyOn(console, "error").mockImplementation(() => {}))
afterAll(() => vi.restoreAllMocks())

const text = fc.oneof(fc.string({ maxLength: 12 }), fc.string({ unit: fc.constantFrom("ا", "ن", "\"", "'", "&", "<", ">", " ", "é", "\u2068", "0"), maxLength: 8 }))
const leaf: fc.Arbitrary<ReactNode> = fc.oneof(text, fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom(null, undefined, true, false, ""))
const value = fc.oneof({ weight: 4, arbitrary: text }, { weight: 2, arbitrary: fc.constantFrom("/a/x", "https://x.example/?a=1&b=2", "javascript:alert(1)", " java\nscript:x", "lazy", "high", "low", "data:image/png;base64,x") }, fc.integer(), fc.constantFrom(null, undefined, true, false, NaN, Infinity))
const known = fc.constantFrom("id", "className", "dir", "lang", "title", "rel", "type", "name", "content", "role", "dateTime", "alt", "sizes", "srcSet", "width", "height", "start", "crossOrigin", "fetchPriority", "loading", "decoding", "viewBox", "fill", "d", "scope", "tabIndex", "hidden", "href", "src", "aria-label", "aria-hidden", "data-read", "media", "property")
const other = fc.constantFrom("value", "defaultValue", "style", "onClick", "htmlFor", "disabled", "action", "htmlfor", "suppressHydrationWarning", "innerHTML", "xlinkHref", "download", "strokeWidth", "rowSpan")
const names = ["main", "header", "section", "div", "p", "span", "h1", "a", "em", "bdi", "time", "ul", "li", "dl", "table", "tbody", "td", "figure", "picture", "button", "svg", "path"]
const empties = ["br", "hr", "img", "source"]
const strange = ["input", "select", "option", "textarea", "form", "pre", "x-y", "noscript", "iframe"]
const props = (name: fc.Arbitrary<string>) => fc.dictionary(name, value, { maxKeys: 4 })

const Function = ({ children }: { children?: ReactNode }) => <span>{children}</span>
const { tree } = fc.letrec<{ tree: ReactNode; inner: ReactNode }>((tie) => ({
  inner: fc.oneof({ depthSize: "small", withCrossShrink: true }, leaf, tie("tree"), fc.array(tie("tree"), { maxLength: 3 })),
  tree: fc.oneof(
    { depthSize: "small" }, leaf,
    fc.tuple(fc.constantFrom(...empties), props(known)).map(([name, given]) => createElement(name, given)),
    fc.tuple(fc.constantFrom(...names), props(known), fc.array(tie("inner"), { maxLength: 3 })).map(([name, given, inner]) => createElement(name, given, ...inner)),
    fc.array(tie("inner"), { maxLength: 3 }).map((inner) => createElement(Fragment, null, ...inner)),
    tie("inner").map((inner) => <Function>{inner}</Function>),
  ),
}))

/** As React writes it; undefined where React refuses. */
const byReact = (element: ReactElement) => {
  try {
    return renderToStaticMarkup(element)
  } catch {
    return undefined
  }
}

test("what is known is written as React writes it, whatever stands in it", () => {
  let written = 0
  fc.assert(fc.property(tree, (node) => {
    const page = <html><head><meta charSet="utf-8" /><meta name="viewport" content="x" /><script async src="/s.js" /><title>x</title></head><body>{node}</body></html>
    const ours = markup(page)
    if (ours === null) return
    written += 1
    expect(ours).toBe(byReact(page))
  }), { numRuns: 3_000 })
  expect(written).toBeGreaterThan(1_000)
})

test("what is not known for certain is left to React", () => {
  fc.assert(fc.property(fc.constantFrom(...names), other, fc.constantFrom("x", true, 1), (name, key, given) => {
    expect(markup(<div>{createElement(name, { [key]: given })}</div>)).toBeNull()
  }))
  for (const name of strange) expect(markup(<div>{createElement(name)}</div>), name).toBeNull()
  for (const odd of [<a key="" href="JavaScript:x" />, <img key="" src="" alt="" />, <a key="" {...{ src: "" }} />, <title key="">x</title>, <meta key="" name="x" />, <button key="" name="x" />, <script key="">x</script>, new Set(["x"]), Promise.resolve("x")]) {
    expect(markup(<div>{odd as ReactNode}</div>)).toBeNull()
  }
})

test("a head is written in React's order, and only where it stands in it", () => {
  const parts = [
    <meta key="1" charSet="utf-8" />, <meta key="2" name="viewport" content="x" />, <script key="3" async src="/s.js" />, <title key="4">{"ن & \"x\""}</title>,
    <link key="5" rel="preload" as="font" href="/f" crossOrigin="" />, <meta key="6" property="og:title" content="x" />,
    <Style key="7" css="a>b{}" />, <DataBlock key="8" json={'{"a":1}'} />,
  ]
  const page = (all: readonly ReactNode[]) => <html><head>{all}</head><body><img src="/1.webp" alt="" /><picture><source srcSet="/2.avif 640w" /><img src="/2.jpg" alt="" fetchPriority="high" /></picture></body></html>
  expect(markup(page(parts))).toBe(renderToStaticMarkup(page(parts)))
  let written = 0
  fc.assert(fc.property(fc.oneof(fc.subarray(parts), fc.shuffledSubarray(parts)), (some) => {
    const ours = markup(page(some))
    if (ours === null) return
    written += 1
    expect(ours).toBe(renderToStaticMarkup(page(some)))
  }), { numRuns: 500 })
  expect(written).toBeGreaterThan(30)
})

test("of pictures browsers are told as by React, however many there are and however often", () => {
  let written = 0
  const picture = fc.record({ src: fc.nat({ max: 14 }).map((n) => `/${n}.webp?a&b`), fetchPriority: fc.constantFrom(undefined, undefined, "high"), loading: fc.constantFrom(undefined, "lazy") })
  fc.assert(fc.property(fc.array(picture, { maxLength: 30 }), (all) => {
    const page = <html><head><meta name="viewport" content="x" /><script async src="/s.js" /><title>x</title></head><body>{all.map((props, key) => createElement("img", { key, ...props }))}</body></html>
    const ours = markup(page)
    if (ours === null) return
    written += 1
    expect(ours).toBe(renderToStaticMarkup(page))
  }), { numRuns: 500 })
  expect(written).toBeGreaterThan(50)
})

test("what is drawn once is drawn as often as its things or its name change, and written as it was wherever they are the same", () => {
  fc.assert(fc.property(tree, fc.array(fc.record({ first: fc.nat({ max: 2 }), second: fc.nat({ max: 2 }), as: fc.constantFrom("a", "b") }), { maxLength: 12 }), (inner, uses) => {
    const things = [0, 1, 2].map((n) => ({ n }))
    let drawings = 0
    const page = (
      <html><head><title>x</title></head><body>
        {uses.map(({ first, second, as }, key) => {
          const draw = () => {
            drawings += 1
            return <p>{first}{second}{as}{inner}</p>
          }
          return <Once key={key} of={[things[first] ?? {}, things[second] ?? {}]} as={as} draw={draw} />
        })}
      </body></html>
    )
    const ours = markup(page)
    if (ours === null) return
    expect(drawings).toBe(new Set(uses.map(({ first, second, as }) => `${first} ${second} ${as}`)).size)
    expect(ours).toBe(byReact(page))
    expect(markup(page)).toBe(ours)
  }), { numRuns: 300 })
  // Of a picture the head of each page is told, which what is written as it was would not do.
  const thing = {}
  const pictured = <html><head><title>x</title></head><body><Once of={[thing]} as="a" draw={() => <img src="/1.webp" alt="" />} /></body></html>
  expect([markup(pictured), markup(pictured)]).toEqual([null, null])
})
