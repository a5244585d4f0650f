import fc from "fast-check"
import { expect, test } from "vitest"
import { blankCopy } from "@/lib/articles/blank"
import { bodyOfParagraphs } from "@/lib/articles/body"
import { bodySchema } from "@/lib/articles/body-schema"
import { plainCopy, workingCopySchema } from "@/lib/articles/schema"
import { asPage } from "./as-page"

const blank = plainCopy(workingCopySchema.parse(blankCopy))

test("a text is whole in it, with its form and its footnotes, and nothing is fetched", () => {
  const body = bodySchema.parse({
    type: "doc",
    content: [
      { type: "heading", attrs: { level: 2 }, content: [{ type: "text", text: "آبار" }] },
      { type: "paragraph", content: [{ type: "text", text: "جفّت", marks: [{ type: "bold" }] }, { type: "footnote", attrs: { text: "في آب" } }] },
      { type: "figure", attrs: { mediaId: "00000000-0000-4000-8000-000000000000", alt: "بئر", caption: "بئر الحيّ", credit: "أرشيف" } },
    ],
  })
  const page = asPage([{ ...blank, title: "العنوان", standfirst: "الملخّص", body }, { ...blank, body: bodyOfParagraphs(["نص آخر"]) }])
  for (const part of ["<h1><bdi>العنوان</bdi></h1>", "الملخّص", "<h2>آبار</h2>", "<strong>جفّت</strong>", "في آب", "بئر الحيّ", "<p>نص آخر</p>", "بلا عنوان"]) expect(page).toContain(part)
  expect(page).not.toMatch(/<(?:script|img|link|iframe)/)
})

test("no text becomes an element, whatever it holds (property)", () => {
  const wild = fc.oneof(fc.string({ unit: "grapheme", minLength: 1 }), fc.constantFrom("<b>", "</style><script>alert(1)</script>", "\"><img src=x onerror=x>", "<!--"))
  const elements = (page: string) => (page.match(/<\/?[a-z!][a-z0-9-]*/gi) ?? []).join()
  const of = (text: string) => asPage([{ ...blank, title: text, kicker: text, standfirst: text, sourceDateText: text, body: bodyOfParagraphs([`${text}.`]) }])
  fc.assert(fc.property(wild, (text) => {
    expect(elements(of(text))).toBe(elements(of("نص")))
  }))
})
