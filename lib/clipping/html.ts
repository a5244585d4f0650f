import { MarkupReader, type Hints } from "./markup-reader"

const CLOSING_TAG = /<\/(?:p|div|span|h[1-6]|a|article|section|li|td|table|b|strong|em|i|font)\s*>/i

/** True for text that holds markup rather than words alone. */
export function isHtml(text: string): boolean {
  return /<!doctype html|<html[\s>]|<body[\s>]|<br\s*\/?>/i.test(text) || CLOSING_TAG.test(text)
}

/**
 * The visible text of a page, one line a block and an empty line around paragraphs; scripts, styles and what surrounds the
 * article (menus, side columns, share buttons) are dropped, link targets too. It reads tokens, not a tree, so that no
 * markup, however nested or broken, costs more than its length. Where dropping meets an element that never ends, nothing is dropped.
 */
export function readHtml(html: string): { text: string; hints: Hints } {
  const source = html.replace(/^\s*Version:[\d.]+\s+StartHTML[^<]{0,400}/, "")
  const reader = new MarkupReader(true)
  reader.read(source)
  if (!reader.unfinished) return reader.page()
  const whole = new MarkupReader(false)
  whole.read(source)
  return whole.page()
}
