import "server-only"
import type { NextAuthOptions } from "next-auth"
import Credentials from "next-auth/providers/credentials"
import { authSecret } from "@/lib/env"
import { safeReturn, urls } from "@/lib/urls"
import { logIn } from "./log-in"
import { endSession } from "./sessions"
import { isToken } from "./token"
import { visitorOf } from "./visitor"

declare module "next-auth" {
  interface User {
    token: string
  }
  interface Session {
    token: string
  }
}
declare module "next-auth/jwt" {
  interface JWT {
    token?: string
  }
}

/** `__Host-` where the scheme is https; a browser would refuse that name on plain http. */
export const cookieName = (secure: boolean) => (secure ? "__Host-waha-session" : "waha-session")
export const cookieOptions = (secure: boolean) => ({ httpOnly: true, sameSite: "lax" as const, path: "/", secure })
export const COOKIE_SECONDS = 7 * 24 * 3_600

/** A field as it is sent may be anything that JSON can say, whatever the library's types claim. */
const text = (value: unknown) => (typeof value === "string" ? value : "")

/** A cookie of ours: its name, which says `__Host-` over https, and what holds of all of them. */
export const plain = (name: string, secure: boolean) => ({ name: `${secure ? "__Host-" : ""}waha-${name}`, options: cookieOptions(secure) })

/**
 * next-auth with credentials. Its "JWT" is our random session token and nothing else, so whatever it believes,
 * only the row that the token's hash finds says who somebody is (lib/auth/sessions.ts).
 */
export const authOptions = (secure: boolean): NextAuthOptions => ({
  secret: authSecret(),
  session: { strategy: "jwt", maxAge: COOKIE_SECONDS },
  useSecureCookies: secure,
  pages: { signIn: urls.login(), signOut: urls.login(), error: urls.login() },
  cookies: {
    sessionToken: plain("session", secure),
    callbackUrl: plain("return", secure),
    csrfToken: plain("csrf", secure),
  },
  providers: [
    Credentials({
      credentials: { email: {}, password: {} },
      async authorize(credentials, request) {
        const result = await logIn(
          { email: text(credentials?.email), password: text(credentials?.password) },
          visitorOf((name) => String(request.headers?.[name] ?? "")),
        )
        // By this address there is no second step, so whoever has one does not come in by it.
        return result.ok && result.value.step === "in" ? { id: "", token: result.value.token } : null
      },
    }),
  ],
  jwt: {
    encode: async ({ token }) => token?.token ?? "",
    decode: async ({ token }) => (token && isToken(token) ? { token } : null),
  },
  callbacks: {
    jwt: ({ token, user }) => (user?.token ? { token: user.token } : token),
    session: ({ session, token }) => ({ expires: session.expires, token: token.token ?? "" }),
    // A path alone: by itself it would name a host from its own settings, which nobody makes here.
    redirect: ({ url }) => safeReturn(url),
  },
  events: {
    signOut: async ({ token }) => endSession(token.token ?? ""),
  },
  // A revoked or forged cookie is no news; next-auth would log a stack for each.
  logger: { error() {}, warn() {}, debug() {} },
})
