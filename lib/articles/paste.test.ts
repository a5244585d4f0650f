import fc from "fast-check"
import { parse, type DefaultTreeAdapterTypes as Tree } from "parse5"
import { describe, expect, it } from "vitest"
import { cleanPasted, readPasted, type Pasted } from "./paste"
import { pasteEdits } from "./paste-text"

function pastedOf(node: Tree.ChildNode): Pasted[] {
  if ("value" in node && node.nodeName === "#text") return [node.value]
  if (!("tagName" in node)) return []
  return [{ tag: node.tagName, attrs: Object.fromEntries(node.attrs.map((a) => [a.name, a.value])), children: node.childNodes.flatMap(pastedOf) }]
}
const read = (html: string) => readPasted(parse(html).childNodes.flatMap(pastedOf))
const paste = (html: string) => read(html).html

const wordHtml = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 15">
<style><!-- p.MsoNormal {font-family:"Times New Roman"} --></style><xml><w:WordDocument></w:WordDocument></xml></head>
<body lang=EN-US dir=RTL><!--StartFragment-->
<h1 dir=RTL style='text-align:right'><span lang=AR-SA style='font-family:"Arial",sans-serif;color:#2F5496'>عنوان أول<o:p></o:p></span></h1>
<p class=MsoNormal dir=RTL style='margin:0in;text-align:right;direction:rtl;unicode-bidi:embed'><span lang=AR-SA style='font-size:14.0pt'>فقرة
فيها <b>كلمة ثقيلة</b> و<i>أخرى</i>.</span><span dir=LTR></span><o:p></o:p></p>
<p class=MsoNormal dir=RTL><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst dir=RTL style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp;</span></span><![endif]><span>بند أول</span></p>
<p class=MsoListParagraphCxSpLast dir=RTL style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>2.<span>&nbsp;</span></span><span>بند ثانٍ</span></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>·<span>&nbsp;</span></span>نقطة</p>
<!--EndFragment--></body></html>`

const docsHtml = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><h4 dir="rtl"><span style="font-weight:700">عنوان داخلي</span></h4>
<p dir="rtl" style="line-height:1.38"><span style="font-family:Arial;font-weight:400">نص عادي، </span><span style="font-weight:700">ثقيل</span><span style="font-style:italic"> مائل</span></p>
<br /><ul><li dir="rtl" aria-level="1"><p dir="rtl" role="presentation"><span>أول</span></p></li><ul><li dir="rtl" aria-level="2"><p>داخل</p></li></ul></ul></b>`

describe("markup from elsewhere", () => {
  it("comes in clean from Word: levels, weight, emphasis, lists; no style, class, direction or empty line", () => {
    expect(paste(wordHtml)).toBe(
      "<h2>عنوان أول</h2><p>فقرة فيها <strong>كلمة ثقيلة</strong> و<em>أخرى</em>.</p><ol><li><p>بند أول</p></li><li><p>بند ثانٍ</p></li></ol><ul><li><p>نقطة</p></li></ul>",
    )
  })

  it("comes in clean from Google Docs, whose whole page is one light <b>", () => {
    expect(paste(docsHtml)).toBe(
      "<h3>عنوان داخلي</h3><p>نص عادي، <strong>ثقيل</strong><em> مائل</em></p><ul><li><p>أول</p><ul><li><p>داخل</p></li></ul></li></ul>",
    )
  })

  it("comes in clean from the web: every block a paragraph, safe links only", () => {
    const html = `<article class="x"><div>قبل <a href="https://a.example/x" target="_blank" onclick="x()">رابط</a> و<a href="javascript:alert(1)">خطر</a></div>
      <table><tr><td>خلية</td><td>ثانية</td></tr></table><figure><img src="x" onerror="alert(1)"><figcaption>شرح</figcaption></figure>
      <script>alert(1)</script><hr><blockquote>قول<br>وقائل</blockquote></article>`
    expect(paste(html)).toBe(
      '<p>قبل <a href="https://a.example/x">رابط</a> وخطر</p><p>خلية</p><p>ثانية</p><p>شرح</p><hr><blockquote><p>قول<br>وقائل</p></blockquote>',
    )
  })

  it("parts paragraphs where a page parts them by two breaks", () => {
    expect(paste("<div>أول<br><br>ثانٍ<br>سطر<br><br><br></div>")).toBe("<p>أول</p><p>ثانٍ<br>سطر</p>")
  })

  it("keeps the number that a list begins with", () => {
    expect(paste("<ol start=5 type=a><li>خامس</li></ol>")).toBe('<ol start="5"><li><p>خامس</p></li></ol>')
  })

  it("keeps every letter of the text, in order", () => {
    const text = fc.stringMatching(/^[\u0621-\u064Aa-z0-9،.؟ ]{1,12}$/)
    const tag = fc.constantFrom("p", "div", "b", "span", "h1", "h5", "li", "ul", "ol", "blockquote", "td", "em", "a", "section", "table", "tr", "td", "th", "tbody", "caption")
    const { tree } = fc.letrec<{ tree: Pasted }>((tie) => ({
      tree: fc.oneof({ depthSize: "medium" }, text, fc.record({ tag, attrs: fc.constant({}), children: fc.array(tie("tree"), { maxLength: 4 }) })),
    }))
    const letters = (node: Pasted): string => (typeof node === "string" ? node : node.children.map(letters).join(""))
    // What stands in a table outside of any cell comes before those, as it does where a page is parsed.
    const parted = (nodes: readonly Pasted[], row = false): { outside: string; inside: string }[] =>
      nodes.flatMap((node) => {
        if (typeof node !== "string" && !row && (node.tag === "tbody" || node.tag === "tr")) return parted(node.children, node.tag === "tr")
        const cell = typeof node !== "string" && row && (node.tag === "td" || node.tag === "th")
        return [{ outside: cell ? "" : letters(node), inside: cell ? letters(node) : "" }]
      })
    const tabled = (node: Pasted): string => {
      if (typeof node === "string" || ["ul", "ol", "blockquote"].includes(node.tag)) return letters(node)
      if (node.tag !== "table") return node.children.map(tabled).join("")
      const parts = parted(node.children)
      return parts.map(({ outside }) => outside).join("") + parts.map(({ inside }) => inside).join("")
    }
    const bare = (html: string) => html.replace(/<[^>]*>/g, "").replace(/\s/g, "")
    fc.assert(
      fc.property(tree, (node) => {
        expect(bare(cleanPasted([node]))).toBe(letters(node).replace(/\s/g, ""))
        expect(bare(readPasted([node]).html)).toBe(tabled(node).replace(/\s/g, ""))
      }),
      { numRuns: 400 },
    )
  })
})

const wordNotes = `<body><p class=MsoNormal><span>بلغ المنسوب مترين<a style='mso-footnote-id:ftn1' href="file:///C:/msohtmlclip1/01/clip.htm#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference>[1]</span></a> في الربيع<a style='mso-footnote-id:ftn2' href="#_ftn2" name="_ftnref2"><span>[2]</span></a>.</span></p>
<div style='mso-element:footnote-list'><![if !supportFootnotes]><br clear=all><hr align=left size=1 width="33%"><![endif]>
<div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1"><span>[1]</span></a> نشرة&nbsp;المياه، العدد 12.</p></div>
<div style='mso-element:footnote' id=ftn2><p><a href="#_ftnref2" name="_ftn2">[2]</a> تقرير السد.</p><p>ص 40.</p></div></div></body>`

describe("what stood beneath a text, or in columns", () => {
  it("comes as notes where they are meant, from Word", () => {
    expect(read(wordNotes)).toMatchObject({
      html: '<p>بلغ المنسوب مترين<sup data-footnote="نشرة المياه، العدد 12."></sup> في الربيع<sup data-footnote="تقرير السد. ص 40."></sup>.</p>', footnotes: 2,
    })
  })

  it("and from LibreOffice and pages that raise their numbers", () => {
    expect(paste(`<p>سد<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a></p><div id="sdfootnote1"><p><a name="sdfootnote1sym" href="#sdfootnote1anc">1</a> نهر</p></div>`))
      .toBe('<p>سد<sup data-footnote="نهر"></sup></p>')
    expect(paste(`<p>سد<sup id="ref-1"><a href="#note-1">[1]</a></sup></p><ol><li id="note-1"><b><a href="#ref-1">^</a></b> <span>نهر</span></li></ol>`)).toBe('<p>سد<sup data-footnote="نهر"></sup></p>')
  })

  it("stays text where it is no such pair, or longer than a note may be", () => {
    for (const html of [`<p>سد<a href="#x">[1]</a></p><p id="x">نهر</p>`, `<p>سد<a id="a" href="#b">1</a><a id="b" href="#a">2</a></p>`, `<p>سد<a id="a" href="#a">1</a></p>`]) expect(read(html)).toMatchObject({ footnotes: 0 })
    const long = read(`<p>سد<a id="a" href="#b">1</a></p><p><a id="b" href="#a">1</a> ${"نهر ".repeat(600)}</p>`)
    expect(long.footnotes).toBe(0)
    expect(long.html).toContain("نهر نهر")
  })

  it("never trusts a note that a page claims itself", () => {
    expect(paste('<p>سد<sup data-footnote="مدسوسة">1</sup></p>')).toBe("<p>سد1</p>")
  })

  it("comes as a table, its spans filled up; one row or one column is none", () => {
    expect(paste(`<table class=MsoTableGrid><caption>مناسيب</caption><thead><tr><th>السنة</th><th>المنسوب</th></tr></thead><tbody><tr><td rowspan=2><p>2017</p></td><td>متران<ul><li>تقريبًا</li></ul></td></tr><tr><td>ثلاثة</td></tr><tr><td colspan=2>لا قياس</td></tr></tbody></table>`))
      .toBe("<p>مناسيب</p><table><tbody><tr><th><p>السنة</p></th><th><p>المنسوب</p></th></tr><tr><td><p>2017</p></td><td><p>متران</p><p>تقريبًا</p></td></tr><tr><td><p></p></td><td><p>ثلاثة</p></td></tr><tr><td><p>لا قياس</p></td><td><p></p></td></tr></tbody></table>")
    expect(paste("<table><tr><td>أول</td></tr><tr><td>ثانٍ</td></tr></table>")).toBe("<p>أول</p><p>ثانٍ</p>")
    const wide = `<tr>${"<td>س</td>".repeat(25)}</tr>`
    expect(paste(`<table>${wide}${wide}</table>`)).toBe("<p>س</p>".repeat(50))
  })

  it("says what did not come along", () => {
    expect(read(`<p style="color:red">سد <a href="javascript:alert(1)">خطر</a> <a href="#x">داخل</a></p><p>&nbsp;</p><p></p><img src="https://a.example/%D8%B3%D8%AF.jpg?x=1"><img alt="سد في الليل" src="data:x"><img src="https://a.example/t.gif" width=1 height=1>`))
      .toMatchObject({ styles: true, links: 1, emptyParagraphs: 2, footnotes: 0, pictures: ["سد.jpg", "سد في الليل"] })
  })
})

/** A stretch of a line with its cleaning made. */
const cleaned = (text: string, edges = { starts: true, ends: true }) =>
  pasteEdits(text, edges).toReversed().reduce((now, { from, to, by }) => now.slice(0, from) + by + now.slice(to), text)

describe("a stretch of pasted text", () => {
  it("loses what no reader sees; its edges are the line's, or a space", () => {
    expect(cleaned("\u202Eمن\u00A0 كلمة\u200B\u00AD ")).toBe("من كلمة")
    expect(cleaned(" من كلمة ", { starts: false, ends: false })).toBe(" من كلمة ")
    expect(cleaned("أول \n\u00A0ثانٍ")).toBe("أول\nثانٍ")
    expect(cleaned("\uFE8D\uFEDF\uFEE8\uFEEC\uFEAE")).toBe("النهر")
    expect(cleaned("مدّ\u0651\u064Eة ﷺ …")).toBe("مدّ\u0651\u064Eة ﷺ …".normalize("NFC"))
  })

  it("tells what it did by kinds, and changes the least", () => {
    expect(pasteEdits("الن\u0627\u0653هر\u00A0\u00A0هنا", { starts: true, ends: true })).toEqual([
      { from: 3, to: 5, by: "آ", counts: { composed: 1 } }, { from: 7, to: 9, by: " ", counts: { specialSpaces: 2 } },
    ])
  })

  const signs = fc.constantFrom(..."ابآهي", " ", "  ", "\u00A0", "\t", "\u2009", "\u200B", "\u202E", "\uFEFF", "\u200F", "\u200C", "\uFEFB", "\uFE8D", "\u0653", "\u064E", "\u0651", "ﷺ", "…", "\"", "،", "1", "x", "\n", "\uFFFC", "\u0000")
  const text = fc.array(signs, { maxLength: 40 }).map((parts) => parts.join(""))
  const letters = (of: string) => of.replace(/[\s\p{Cf}\p{Cc}]/gu, "").normalize("NFKC").replaceAll(" ", "")

  it("keeps its letters, digits, marks, punctuation and symbols, and is clean once cleaned", () => {
    fc.assert(fc.property(text, fc.boolean(), fc.boolean(), (given, starts, ends) => {
      const once = cleaned(given, { starts, ends })
      // What hid between a letter and its mark may let them be encoded in one way only after it is gone.
      expect(letters(once)).toBe(letters(given))
      expect(cleaned(once, { starts, ends }).normalize("NFC")).toBe(once.normalize("NFC"))
      expect(once).not.toMatch(/[\u00A0\t\u2009\u200B\u202E\uFEFF\uFEFB\uFE8D\u0000]| {2}/)
      expect(once.split("\n").length).toBe(given.split("\n").length)
      expect(once.split("\u200F").length).toBe(given.split("\u200F").length)
    }), { numRuns: 1_000 })
  })
})
