/**
 * Shows the buttons with this data attribute, whose room the stylesheet has kept, and does `press` with its value when one is pressed.
 * A button that needs a script is not there until the script is.
 */
export function buttons(name: string, press: (value: string, button: HTMLButtonElement) => void): HTMLButtonElement[] {
  return [...document.querySelectorAll<HTMLButtonElement>(`button[data-${name}]`)].map((button) => {
    button.hidden = false
    button.onclick = () => press(button.dataset[name] ?? "", button)
    return button
  })
}
