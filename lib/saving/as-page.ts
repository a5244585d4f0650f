import type { Figure } from "@/lib/articles/body"
import { bodyHtml, escapeHtml } from "@/lib/articles/body-html"
import type { WorkingCopy } from "@/lib/articles/schema"
import { strings } from "@/lib/strings"

const words = strings.desk.leaving

/** Texts as one page to keep and to paste from: complete markup that needs no server, no script and no file beside it. Pure. */
export function asPage(copies: readonly WorkingCopy[]): string {
  return `<!doctype html>
<html lang="ar" dir="rtl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(words.file)}</title>
<style>body{max-width:44rem;margin:2rem auto;padding:0 1rem;font:1.125rem/1.9 serif}article+article{margin-top:3rem;border-top:3px double}</style>
</head>
<body>
${copies.map((copy, index) => article(copy, `${index + 1}-`)).join("\n")}
</body>
</html>
`
}

const named = (text: string) => `<bdi>${escapeHtml(text)}</bdi>`
/** A picture's file stays where it is; what is said of it comes along. */
const figure = ({ caption, credit }: Figure["attrs"]) => `<figure><figcaption>${named([caption, credit].filter(Boolean).join(strings.desk.lists.comma))}</figcaption></figure>`

function article({ title, kicker, subtitle, standfirst, body, sourceDateText, sourceUrl }: WorkingCopy, prefix: string): string {
  const { notes: heading, back } = strings.site.article
  const line = (text: string | null) => (text ? `<p>${named(text)}</p>\n` : "")
  return `<article>
${line(kicker)}<h1>${named(title || strings.desk.article.untitled)}</h1>
${line(subtitle)}${line(standfirst)}${line(sourceDateText)}${line(sourceUrl)}${bodyHtml(body, { figure, notes: { heading, back, prefix } })}
</article>`
}
