/**
 * The form under which an address of another site is kept and looked up: decoded once, in NFC, in small letters, without an end slash or
 * «index.php»; a number in the query («?p=12») before all. Null for what names nothing. So both spellings of a percent-encoded Arabic
 * address, and the letters themselves, are one.
 */
export function formerPath(path: string, query: URLSearchParams): string | null {
  const number = query.get("p") ?? query.get("page_id")
  if (number !== null && /^\/(?:index\.php)?$/.test(path)) return /^\d{1,12}$/.test(number) ? `/?p=${Number(number)}` : null
  const parts: string[] = []
  for (const raw of path.split("/")) {
    const part = decoded(raw)
    if (part === null) return null
    if (part !== "") parts.push(part.normalize("NFC").toLowerCase())
  }
  if (parts[0] === "index.php") parts.shift()
  const found = `/${parts.join("/")}`
  return parts.length > 0 && found.length <= 600 ? found : null
}

function decoded(part: string): string | null {
  try {
    const text = decodeURIComponent(part)
    return text.isWellFormed() && !text.includes("\0") && !text.includes("/") ? text : null
  } catch {
    return null
  }
}

/** The same of a whole address. */
export function formerPathOf(address: string): string | null {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  return /^https?:$/.test(url.protocol) ? formerPath(url.pathname, url.searchParams) : null
}
