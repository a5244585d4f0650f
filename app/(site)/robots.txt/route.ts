import { siteOrigin } from "@/lib/newsroom/published"
import { urls } from "@/lib/urls"

export const dynamic = "force-dynamic"

/**
 * Readers' pages are open to search engines, page by page as each says of itself; the desk, the log-in and addresses that are keys are not
 * their business.
 */
export function GET(request: Request): Response {
  const closed = [urls.desk.home(), urls.login(), "/invite/", "/reset", "/confirm-email/", "/review/", "/api/"]
  const origin = siteOrigin(request.headers)
  const text = [
    "User-agent: *", ...closed.map((path) => `Disallow: ${path}`), "",
    ...[urls.sitemap(), urls.newsSitemap()].map((path) => `Sitemap: ${origin}${path}`), "",
  ].join("\n")
  return new Response(text, { headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "public, max-age=3600" } })
}
