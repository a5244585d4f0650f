import { missing, reader } from "@/app/(site)/reader"
import { securityContact, siteOrigin } from "@/lib/newsroom/published"
import { securityTxt } from "@/lib/newsroom/security-txt"

export const dynamic = "force-dynamic"

const nothing = reader(async () => missing("site"))

/** Where to write about a hole in the site (RFC 9116); the 404 page where the newsroom names nobody. */
export async function GET(request: Request): Promise<Response> {
  const text = await securityContact().then((contact) => securityTxt(contact, siteOrigin(request.headers), new Date())).catch(() => null)
  if (text === null) return nothing(request)
  return new Response(text, { headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "public, max-age=3600", "Surrogate-Key": "site" } })
}
