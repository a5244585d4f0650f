import { urls } from "@/lib/urls"

/** Readers' pages are open to search engines, page by page as each says of itself; the desk and the log-in are not their business. */
export function GET(): Response {
  const closed = [urls.desk.home(), urls.login(), "/invite/", "/api/"]
  const text = ["User-agent: *", ...closed.map((path) => `Disallow: ${path}`), ""].join("\n")
  return new Response(text, { headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "public, max-age=3600" } })
}
