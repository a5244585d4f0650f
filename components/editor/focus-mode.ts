import { useSyncExternalStore } from "react"

const KEY = "waha-focus"
const heard = new Set<() => void>()

const read = () => document.documentElement.dataset["focus"] === "on"

/** Shows the text alone, or everything again; remembered on this device. */
export function setFocusMode(on: boolean): void {
  if (on) document.documentElement.dataset["focus"] = "on"
  else delete document.documentElement.dataset["focus"]
  try {
    localStorage.setItem(KEY, on ? "on" : "off")
  } catch {
    // A browser that keeps nothing forgets it with the page.
  }
  for (const hear of heard) hear()
}

/** As it was left on this device. */
export function recallFocusMode(): void {
  try {
    if (localStorage.getItem(KEY) === "on") setFocusMode(true)
  } catch {
    // Nothing is remembered then.
  }
}

/** Shows everything while this page lasts, without forgetting what was chosen: a field that is wrong must be seen. */
export function suspendFocusMode(): void {
  delete document.documentElement.dataset["focus"]
  for (const hear of heard) hear()
}

export const useFocusMode = (): boolean =>
  useSyncExternalStore(
    (hear) => {
      heard.add(hear)
      return () => heard.delete(hear)
    },
    read,
    () => false,
  )
