type Answer = { items: { title: string; url: string }[] }

const WAIT = 180 // ms without a key before the server is asked
const SHORTEST = 2

/**
 * Titles below the search box while somebody types: the field stays a plain one that sends its form. Asks once the typing pauses, drops what
 * was asked before, and is led by arrows, Enter and Escape. Where the server does not answer, nothing is shown.
 */
export function suggest(): void {
  const box = document.querySelector<HTMLInputElement>("input[data-suggest]")
  if (!box?.form) return
  const list = document.createElement("ul")
  Object.assign(list, { id: "suggested", role: "listbox", ariaLabel: box.dataset.label ?? "", hidden: true })
  box.after(list)
  for (const [name, value] of [["role", "combobox"], ["aria-controls", list.id], ["aria-autocomplete", "list"], ["aria-expanded", "false"]] as const) box.setAttribute(name, value)
  let asking: AbortController | undefined
  let timer = 0
  let at = -1

  const point = (to: number) => {
    at = to
    for (const [place, option] of [...list.children].entries()) option.ariaSelected = String(place === to)
    if (to < 0) box.removeAttribute("aria-activedescendant")
    else box.setAttribute("aria-activedescendant", list.children[to]?.id ?? "")
  }
  const show = (items: Answer["items"]) => {
    list.replaceChildren(...items.map(({ title, url }, place) => {
      const option = document.createElement("li")
      const link = document.createElement("a")
      Object.assign(option, { id: `suggested-${place}`, role: "option" })
      Object.assign(link, { href: new URL(url).pathname, textContent: title, tabIndex: -1 })
      option.append(link)
      return option
    }))
    list.hidden = items.length === 0
    box.ariaExpanded = String(items.length > 0)
    point(-1)
  }
  const ask = async () => {
    const words = box.value.trim()
    if (words.length < SHORTEST) return show([])
    asking = new AbortController()
    try {
      const answer = await fetch(`${box.dataset.suggest}?${new URLSearchParams({ q: words, limit: "6", typing: "1" })}`, { signal: asking.signal })
      if (answer.ok) show(((await answer.json()) as Answer).items)
    } catch {
      // asked again meanwhile, or nobody there
    }
  }
  box.addEventListener("input", () => {
    clearTimeout(timer)
    asking?.abort()
    timer = window.setTimeout(ask, WAIT)
  })
  box.addEventListener("keydown", (event) => {
    if (list.hidden) return
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0
    if (step) point(((at + 1 + step + list.children.length + 1) % (list.children.length + 1)) - 1)
    else if (event.key === "Escape") show([])
    else if (event.key === "Enter" && at >= 0) list.children[at]?.querySelector("a")?.click()
    else return
    event.preventDefault()
  })
  box.form.addEventListener("focusout", ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && box.form?.contains(relatedTarget))) show([])
  })
}
