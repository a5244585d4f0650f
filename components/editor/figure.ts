import { Node } from "@tiptap/core"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"

const words = strings.desk.editor

/** A picture of the library, and what is said of it in this text. */
export type FigureAttrs = { mediaId: string; alt: string; caption: string; credit: string }

const given = (attrs: Record<string, unknown>, name: string) => (typeof attrs[name] === "string" ? attrs[name] : "")
const attribute = (name: string) => ({ default: "", parseHTML: (element: HTMLElement) => element.getAttribute(`data-${name}`) ?? "", rendered: false })

export const figureAttrs = (attrs: Record<string, unknown>): FigureAttrs =>
  ({ mediaId: given(attrs, "mediaId"), alt: given(attrs, "alt"), caption: given(attrs, "caption"), credit: given(attrs, "credit") })

/** The files of a picture are asked for once in a page. */
const known = new Map<string, Promise<string | null>>()

function sourceOf(id: string): Promise<string | null> {
  const asked = known.get(id) ?? fetch(`${urls.api.media()}?${new URLSearchParams({ id })}`, { cache: "no-store" })
    .then(async (response) => {
      if (!response.ok) return null
      const { widths } = (await response.json()) as { widths: number[] }
      const width = widths.find((each) => each >= 640) ?? widths.at(-1)
      return width === undefined ? null : `${urls.api.picture(id)}/${width}.webp`
    })
    .catch(() => null)
  known.set(id, asked)
  return asked
}

/** A picture within the text: chosen as a whole, its words are written in a dialog (see FigureDialog). */
export const Figure = Node.create({
  name: "figure",
  group: "top",
  atom: true,
  draggable: true,
  addAttributes: () => ({
    mediaId: { default: "", parseHTML: (element: HTMLElement) => element.getAttribute("data-media") ?? "", rendered: false },
    alt: attribute("alt"), caption: attribute("caption"), credit: attribute("credit"),
  }),
  parseHTML: () => [{ tag: "figure[data-media]" }],
  renderHTML: ({ node }) => {
    const { mediaId, alt, caption, credit } = figureAttrs(node.attrs)
    return ["figure", { "data-media": mediaId, "data-alt": alt, "data-caption": caption, "data-credit": credit }, ["figcaption", caption]]
  },
  addNodeView: () => ({ node }) => {
    const { mediaId, alt, caption, credit } = figureAttrs(node.attrs)
    const dom = document.createElement("figure")
    const image = document.createElement("img")
    image.alt = alt || words.figureWithoutAlt
    const said = document.createElement("figcaption")
    said.textContent = [caption, credit && words.figureCredit(credit)].filter(Boolean).join(strings.desk.lists.comma)
    dom.append(image, said)
    const missing = [alt ? "" : words.lacksAlt, credit ? "" : words.lacksCredit].filter(Boolean).join(" ")
    if (missing) {
      const told = document.createElement("p")
      told.className = "err"
      told.textContent = missing
      dom.append(told)
    }
    void sourceOf(mediaId).then((source) => {
      if (source) image.src = source
      else said.textContent = words.figureGone
    })
    return { dom }
  },
})
