/**
 * Whether a request that changes something comes from our own pages (design.md §6): `Origin` equals the public address,
 * or the Host where none is set; a missing one needs `Sec-Fetch-Site: same-origin`, and so does `null`, which a browser says for a form of
 * ours on a page whose address is told to nobody. Pure; junk is refused.
 */
export function isOwnOrigin(request: {
  origin: string | null
  secFetchSite: string | null
  host: string | null
  scheme: string
  publicUrl: string | undefined
}): boolean {
  const { origin, secFetchSite, host, scheme, publicUrl } = request
  if (origin === null || origin === "null") return secFetchSite === "same-origin"
  if (!URL.canParse(origin)) return false
  if (publicUrl !== undefined) return origin === new URL(publicUrl).origin
  return host !== null && URL.canParse(`${scheme}://${host}`) && origin === new URL(`${scheme}://${host}`).origin
}
