// Buttons that need a script appear when the script does: copy the short address, print.
for (const button of document.querySelectorAll("button[data-copy]")) {
  button.hidden = false
  button.addEventListener("click", async () => {
    const address = new URL(button.dataset.copy, location.origin).href
    const copied = await copy(address)
    const status = button.closest(".tools").querySelector("[role=status]")
    status.textContent = copied ? button.dataset.done : address
  })
}
for (const button of document.querySelectorAll("button[data-print]")) {
  button.hidden = false
  button.addEventListener("click", () => print())
}

// Browsers give a clipboard only to https and to this machine; elsewhere the old way still works.
async function copy(text) {
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
