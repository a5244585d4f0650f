import type { Visitor } from "./log-in"

/** Where a request comes from, by the headers that our own server set (scripts/serve.mjs drops a client's). */
export function visitorOf(header: (name: string) => string | null): Visitor {
  const address = (header("x-forwarded-for") ?? "").split(",")[0]?.trim() ?? ""
  return { address: address || "unknown", agent: header("user-agent") ?? "" }
}

export const isSecure = (header: (name: string) => string | null): boolean => header("x-forwarded-proto") === "https"
