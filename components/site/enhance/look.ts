import { buttons } from "./buttons"
import { keep, kept } from "./kept"

const root = document.documentElement
const SIZES = 3

const theme = () => {
  const chosen = kept("theme")
  return chosen === "light" || chosen === "dark" ? chosen : ""
}
const size = () => Math.min(SIZES, Math.max(0, Math.trunc(Number(kept("size"))) || 0))

/**
 * Light, dark or as the device is, and the size of the text, as the reader chose them before: at once, before anything is drawn. The stylesheet
 * does the rest: it knows `data-theme` and `data-size` on the root.
 */
export function wear(): void {
  if (theme()) root.dataset.theme = theme()
  else delete root.dataset.theme
  if (size()) root.dataset.size = String(size())
  else delete root.dataset.size
}

/** The buttons that choose the look and the size of the text. */
export function look(): void {
  const colours = [...document.querySelectorAll<HTMLMetaElement>("meta[name=theme-color]")]
  const [light, dark] = colours.map((meta) => meta.content)
  const show = () => {
    wear()
    for (const button of themes) button.ariaPressed = String(button.dataset.theme === theme())
    for (const button of steps) button.disabled = button.dataset.size === "1" ? size() === SIZES : size() === 0
    colours.forEach((meta, index) => {
      const worn = theme() || (index === 0 ? "light" : "dark")
      meta.content = (worn === "light" ? light : dark) ?? ""
    })
  }
  const themes = buttons("theme", (value) => {
    keep("theme", value || null)
    show()
  })
  const steps = buttons("size", (value) => {
    keep("size", String(size() + Number(value)))
    show()
  })
  show()
  addEventListener("storage", show) // another window of the same reader
}
