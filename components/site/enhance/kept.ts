/** What a reader chose on this device, under a name; null where nothing was chosen, or where the device keeps nothing. */
export function kept(name: string): string | null {
  try {
    return localStorage.getItem(name)
  } catch {
    return null
  }
}

/** Keeps a choice on this device; null forgets it. Where the device keeps nothing, it holds for this page alone. */
export function keep(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(name)
    else localStorage.setItem(name, value)
  } catch {
    // private windows of old browsers
  }
}
