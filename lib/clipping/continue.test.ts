import { expect, it } from "vitest"
import { bodyTexts } from "@/lib/articles/body"
import { bodySchema } from "@/lib/articles/body-schema"
import { continued } from "./continue"

const paragraphs = (body: string) => {
  const article = continued({ clippingId: "x", body }).article
  return bodyTexts(bodySchema.parse(article.body))
}

it("parts paragraphs at blank lines, and joins the lines of each", () => {
  expect(paragraphs("نشرت الصحيفة \r\n  أمس\r\n \t\r\n\r\nثم صمتت\n")).toEqual(["نشرت الصحيفة أمس", "ثم صمتت"])
})

it.each([" ", "\u00A0", "\n", " \n", "\r"])("takes a text of nothing but %j in its stride", (sign) => {
  expect(paragraphs(`a${sign.repeat(400_000)}b`).join(" ")).toMatch(/^a\s*b$/)
}, 60_000)
