import fc from "fast-check"
import { parse, type DefaultTreeAdapterTypes as Tree } from "parse5"
import { describe, expect, it } from "vitest"
import { cleanPasted, cleanPastedText, type Pasted } from "./paste"

function pastedOf(node: Tree.ChildNode): Pasted[] {
  if ("value" in node && node.nodeName === "#text") return [node.value]
  if (!("tagName" in node)) return []
  return [{ tag: node.tagName, attrs: Object.fromEntries(node.attrs.map((a) => [a.name, a.value])), children: node.childNodes.flatMap(pastedOf) }]
}
const paste = (html: string) => cleanPasted(parse(html).childNodes.flatMap(pastedOf))

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
    const tag = fc.constantFrom("p", "div", "b", "span", "h1", "h5", "li", "ul", "ol", "blockquote", "td", "em", "a", "section")
    const { tree } = fc.letrec<{ tree: Pasted }>((tie) => ({
      tree: fc.oneof({ depthSize: "medium" }, text, fc.record({ tag, attrs: fc.constant({}), children: fc.array(tie("tree"), { maxLength: 4 }) })),
    }))
    const letters = (node: Pasted): string => (typeof node === "string" ? node : node.children.map(letters).join(""))
    const bare = (html: string) => html.replace(/<[^>]*>/g, "").replace(/\s/g, "")
    fc.assert(
      fc.property(tree, (node) => {
        expect(bare(cleanPasted([node]))).toBe(letters(node).replace(/\s/g, ""))
      }),
      { numRuns: 400 },
    )
  })
})

describe("a run of pasted text", () => {
  it("loses what no reader sees and keeps its edges", () => {
    expect(cleanPastedText("\u202Eمن\u00A0 كلمة\u200B\u00AD ")).toBe("من كلمة ")
    expect(cleanPastedText("\u00A0")).toBe(" ")
    expect(cleanPastedText("\uFEFF")).toBe("")
  })
})
