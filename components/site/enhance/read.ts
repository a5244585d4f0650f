const SOON = 5_000 // ms for which a page is before somebody's eyes until it is read

/**
 * Says once that this page's article was read, after it was seen for a while: its id and nothing else. A page that is fetched, drawn ahead or driven
 * by a program says nothing.
 */
export function read(): void {
  const id = document.querySelector<HTMLElement>("[data-read]")?.dataset.read
  if (!id || navigator.webdriver) return
  let waiting: ReturnType<typeof setTimeout>
  const watch = () => {
    clearTimeout(waiting)
    if (document.visibilityState !== "visible") return
    waiting = setTimeout(() => {
      document.removeEventListener("visibilitychange", watch)
      navigator.sendBeacon("/read", id)
    }, SOON)
  }
  document.addEventListener("visibilitychange", watch)
  watch()
}
