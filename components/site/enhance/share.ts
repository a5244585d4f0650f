import { buttons } from "./buttons"

const whole = (path: string) => new URL(path, location.origin).href

/** Copy the short address, pass it on by what the system offers, print. */
export function share(): void {
  buttons("copy", async (path, button) => {
    const copied = await copy(whole(path))
    const status = button.parentElement?.querySelector("[role=status]")
    if (status) status.textContent = copied ? (button.dataset.done ?? "") : whole(path)
  })
  if ("share" in navigator) {
    buttons("share", (path) => {
      const title = document.querySelector("h1")?.textContent ?? ""
      navigator.share({ title, url: whole(path) }).catch(() => undefined) // who thinks better of it needs no word
    })
  }
  buttons("print", () => print())
}

// Browsers give a clipboard only to https and to this machine; elsewhere the old way still works.
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const field = document.createElement("textarea")
    field.value = text
    field.className = "unseen"
    document.body.append(field)
    field.select()
    const copied = document.execCommand("copy")
    field.remove()
    return copied
  }
}
